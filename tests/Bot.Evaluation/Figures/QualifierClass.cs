using System.Collections.Frozen;

namespace Bot.Evaluation.Figures;

/// <summary>Words that limit a value alike: "over" and "more than" are one class.</summary>
internal static class QualifierClass
{
    private static readonly string[][] Classes =
    [
        ["about", "around", "roughly", "approximately", "some", "or so", "close to", "circa", "environ", "etwa", "rund"],
        ["more than", "over", "above", "in excess of", "exceeding", "exceeds", "well over", "just over", "plus de", "mehr als"],
        ["at least", "no fewer than", "or more", "or higher", "a minimum of", "au moins", "mindestens"],
        ["up to", "as many as", "as much as", "at most", "no more than", "a maximum of", "jusqu'à", "bis zu"],
        ["an average of", "an average", "average of", "average", "on average", "averaged", "averaging"],
        ["an estimated", "estimated"],
        ["almost", "nearly", "just under", "près de", "presque", "fast"],
        ["an additional", "a further", "another", "additional", "more", "extra", "further"],
        ["a total of", "a combined", "total", "total of"],
        ["under", "below", "less than", "fewer than", "moins de", "weniger als"],
        // They say where attention lies, not how exact the value is.
        ["", "only", "just", "record", "a record"],
    ];

    private static readonly FrozenDictionary<string, string> First =
        Classes.SelectMany(words => words.Select(word => (Word: word, First: words[0]))).ToFrozenDictionary(word => word.Word, word => word.First, StringComparer.Ordinal);

    /// <summary>The first word of the class, or the word itself where it has none.</summary>
    public static string Of(string? qualifier)
    {
        var word = (qualifier ?? "").Trim().ToLowerInvariant();
        return First.GetValueOrDefault(word, word);
    }
}
