using System.Collections.Frozen;
using System.Globalization;
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

    /// <summary>Years from the year of publication that a pair of words in small letters means: -1 for "last year".</summary>
    public static int? Offset(string pair) => Offsets.TryGetValue(pair, out var offset) ? offset : null;

    /// <summary>Works on the tokens from <paramref name="first"/> on, which are those of one sentence.</summary>
    public static void Add(Article article, List<Token> tokens, int first)
    {
        if (article.Published is not { Earliest: { } earliest, Latest: { } latest } || earliest.Year != latest.Year)
            return;
        for (var i = first + 1; i < tokens.Count; i++)
        {
            var pair = $"{Word(article, tokens[i - 1])} {Word(article, tokens[i])}";
            if (!Offsets.TryGetValue(pair, out var offset))
                continue;
            var year = (earliest.Year + offset).ToString(CultureInfo.InvariantCulture);
            tokens.Insert(++i, new Token(year, new TextSpan(tokens[i - 1].Span.End, 0), TokenKind.Number | TokenKind.Year));
        }
    }

    private static string Word(Article article, Token token) => article.Text.Substring(token.Span.Start, token.Span.Length).ToLowerInvariant();
}
