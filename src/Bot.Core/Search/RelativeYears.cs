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

    /// <summary>The year that they are counted from; null where the date tells none.</summary>
    public static int? YearOf(PublicationDate date) => date is { Earliest: { } earliest, Latest: { } latest } && earliest.Year == latest.Year ? earliest.Year : null;

    /// <summary>A year that is meant.</summary>
    public static SurfaceTerm Term(int year) => new(year.ToString(CultureInfo.InvariantCulture), 0, 0, TokenKind.Number | TokenKind.Year, next: null);

    /// <summary>Works on the tokens from <paramref name="first"/> on, which are those of one sentence.</summary>
    /// <param name="text">That the tokens are of.</param>
    public static void Add(PublicationDate date, ReadOnlySpan<char> text, List<Token> tokens, int first)
    {
        if (YearOf(date) is not { } published)
            return;
        for (var i = first + 1; i < tokens.Count; i++)
        {
            // Nearly all words are gone here.
            if (!MayBeSecond(text, tokens[i].Span) || Offset(text, tokens[i - 1].Span, tokens[i].Span) is not { } offset)
                continue;
            var year = Term(published + offset);
            var end = tokens[i].Span.End;
            tokens.Insert(++i, new Token(year, new TextSpan(end, 0), year.Kind));
        }
    }

    /// <summary>Whether it has the length, the first and the last letter of a second word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBeSecond(ReadOnlySpan<char> text, TextSpan word) =>
        word.Length is >= 3 and <= LongestSecond && (text[word.Start] | 0x20) is 'a' or 'd' or 'j' or 'p' or 'y' && (text[word.End - 1] | 0x20) is 'e' or 'o' or 'r';

    /// <summary>Years from the year of publication that two words mean which follow each other; null where they mean none.</summary>
    public static int? Offset(ReadOnlySpan<char> text, TextSpan first, TextSpan second)
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
