using System.Collections.Frozen;
using Bot.Core.Figures;

namespace Bot.Core.Answers;

/// <summary>Which extent of a thing a length is: "158 metres high", "a height of 158 metres".</summary>
internal static class Extents
{
    private const int WordsBeside = 2;

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["high"] = "high",
        ["height"] = "high",
        ["tall"] = "high",
        ["long"] = "long",
        ["length"] = "long",
        ["wide"] = "wide",
        ["width"] = "wide",
        ["across"] = "wide",
        ["deep"] = "deep",
        ["depth"] = "deep",
        ["thick"] = "thick",
        ["thickness"] = "thick",
        ["away"] = "away",
        ["distance"] = "away",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>One is a length of another kind than the other, or only one says of which kind it is.</summary>
    public static bool Differ(Figure one, Figure other) => Units.Named(one.Unit)?.Kind == UnitKind.Length && Of(one) != Of(other);

    private static string? Of(Figure figure)
    {
        var text = figure.Article.Text;
        var behind = text[figure.Span.End..figure.Sentence.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(WordsBeside);
        var before = text[figure.Sentence.Start..figure.Span.Start].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).TakeLast(WordsBeside);
        return behind.Concat(before).Select(word => Words.GetValueOrDefault(word.Trim(',', '.', ';', ')', '”', '"'))).FirstOrDefault(extent => extent is not null);
    }
}
