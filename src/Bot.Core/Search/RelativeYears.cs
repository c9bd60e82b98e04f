using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// Adds the year that "last year" or "this year" means, counted from the year of publication, behind those words,
/// so that a question for 2023 meets "last year" in an article of 2024. "Next year" is left out: who asks for a year asks what happened in it. The tokens are for search alone and stand for no text.
/// </summary>
internal static class RelativeYears
{
    private static readonly FrozenDictionary<string, int> Offsets = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["last year"] = -1,
        ["previous year"] = -1,
        ["this year"] = 0,
        ["current year"] = 0,
        ["an dernier"] = -1,
        ["année dernière"] = -1,
        ["cette année"] = 0,
        ["letzten jahr"] = -1,
        ["letztes jahr"] = -1,
        ["vergangenen jahr"] = -1,
        ["diesem jahr"] = 0,
        ["dieses jahr"] = 0,
        ["año pasado"] = -1,
        ["este año"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> OffsetsBySpan = Offsets.GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongestFirst = 11;
    private const int LongestSecond = 8;

    /// <summary>Years from the year of publication that a pair of words in small letters means: -1 for "last year".</summary>
    public static int? Offset(string pair) => Offsets.TryGetValue(pair, out var offset) ? offset : null;

    /// <summary>Works on the tokens from <paramref name="first"/> on, which are those of one sentence.</summary>
    /// <param name="text">That the tokens are of.</param>
    public static void Add(PublicationDate published, ReadOnlySpan<char> text, List<Token> tokens, int first)
    {
        if (published is not { Earliest: { } earliest, Latest: { } latest } || earliest.Year != latest.Year)
            return;
        for (var i = first + 1; i < tokens.Count; i++)
        {
            // Nearly all words are gone here.
            if (!MayBeSecond(text, tokens[i].Span) || Offset(text, tokens[i - 1].Span, tokens[i].Span) is not { } offset)
                continue;
            var year = (earliest.Year + offset).ToString(CultureInfo.InvariantCulture);
            var end = tokens[i].Span.End;
            tokens.Insert(++i, new Token(new SurfaceTerm(year, 0, 0, TokenKind.Number | TokenKind.Year, next: null), new TextSpan(end, 0), TokenKind.Number | TokenKind.Year));
        }
    }

    /// <summary>Whether it has the length, the first and the last letter of a second word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeSecond(ReadOnlySpan<char> text, TextSpan word) =>
        word.Length is >= 3 and <= LongestSecond && (text[word.Start] | 0x20) is 'a' or 'd' or 'j' or 'p' or 'y' && (text[word.End - 1] | 0x20) is 'e' or 'o' or 'r';

    private static int? Offset(ReadOnlySpan<char> text, TextSpan first, TextSpan second)
    {
        if (first.Length > LongestFirst)
            return null;
        Span<char> pair = stackalloc char[LongestFirst + 1 + LongestSecond];
        var length = text.Slice(first.Start, first.Length).ToLowerInvariant(pair);
        pair[length++] = ' ';
        length += text.Slice(second.Start, second.Length).ToLowerInvariant(pair[length..]);
        return OffsetsBySpan.TryGetValue(pair[..length], out var offset) ? offset : null;
    }
}
