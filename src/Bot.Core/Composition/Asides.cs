using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Marks what stands between two commas or in brackets inside a sentence: "Palmer, who came from City in August, scored".</summary>
internal static class Asides
{
    /// <summary>Words of the longest aside.</summary>
    private const int Longest = 30;

    public static void Mark(SentenceWords words, IReadOnlyList<ToldWord> told)
    {
        for (var i = 1; i < told.Count; i++)
        {
            if (Closer(words, i) is not { } closer)
                continue;
            var end = i + 1;
            while (end < told.Count && end - i <= Longest && words[end].Text != closer)
                end++;
            // A list has many commas; an aside ends before something that goes on.
            if (end >= told.Count - 2 || end - i > Longest || end - i < 2)
                continue;
            for (var place = i; place <= end; place++)
                told[place].IsAside = true;
            i = end;
        }

        var inside = 0;
        for (var i = 0; i < told.Count; i++)
        {
            told[i].Outer = told[i].Order - inside;
            if (told[i].IsAside && i + 1 < told.Count)
                inside += told[i + 1].Order > told[i].Order ? told[i + 1].Order - told[i].Order : 0;
        }
    }

    /// <summary>What ends an aside that begins here: a clause about what was named, or a bracket.</summary>
    private static string? Closer(SentenceWords words, int i) => words[i].Text switch
    {
        "(" => ")",
        "," when words.IsAny(i + 1, "who", "which", "whose", "where", "the", "a", "an", "including", "known", "born", "aged", "qui", "dont", "der", "die", "das") => ",",
        _ => null,
    };
}
