using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>Finds who is said to have said what a sentence tells.</summary>
internal static class Attributions
{
    private const int MaxWords = 12;

    private static readonly FrozenSet<string> Sayings = ("said says say told tells announced announces announce reported reports estimated estimates estimate claimed claims warned warns added adds confirmed confirms stated states "
        + "revealed reveals showed show shows found finds suggests suggested according calculated calculates put puts predicted predicts forecast forecasts projected insisted argued noted wrote disclosed believes believe expects informed "
        + "tweeted recorded records acknowledged admitted promised pledged vowed published indicated indicate").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words that name the speaker, [First, End); null where the sentence names none.</summary>
    public static (int First, int End)? Find(SentenceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(i, "according") && words.Is(i + 1, "to"))
                return Behind(words, i + 2);
            if (!Sayings.Contains(words[i].Text) || words[i].IsCapital)
                continue;
            if (Before(words, i) is { } speaker)
                return speaker;
            // "…, said Natalie Ortiz of the council"
            if (words.IsAny(i, "said", "says", "added", "told") && (words[i + 1].IsCapital || words.IsAny(i + 1, "the", "a")) && words.IsAny(i - 1, ",", "\"", "”", "'", "’"))
                return Behind(words, i + 1);
        }

        return null;
    }

    /// <summary>The noun phrase that begins here, up to a comma, a verb or a relative clause.</summary>
    private static (int, int)? Behind(SentenceWords words, int first)
    {
        var end = first;
        while (end < words.Count && end - first < MaxWords && (words[end].Form == WordForm.Letters || words.IsAny(end, "-", "'", "’", "&")) && !IsEnd(words, end))
            end++;
        while (end > first && Grammar.IsFunction(words[end - 1].Text))
            end--;
        return end > first ? (first, end) : null;
    }

    /// <summary>The noun phrase that ends here: capitals, nouns, articles and "of", with "'s".</summary>
    private static (int, int)? Before(SentenceWords words, int verb)
    {
        var end = verb;
        while (words.IsAny(end - 1, "has", "have", "had", "also", "that", "is", "was", "are", "were", "will", "would", "earlier", "later") && end > 0)
            end--;
        if (words.IsAny(end - 1, "he", "she", "they", "it", "we", "i", "which", "who", "that"))
            return null;
        var first = end;
        while (first > 0 && end - first < MaxWords && words[first - 1].Form == WordForm.Letters
            && (words[first - 1].IsCapital || words.IsAny(first - 1, "the", "a", "of", "for", "and", "de") || (!Grammar.IsFunction(words[first - 1].Text) && !Sayings.Contains(words[first - 1].Text) && !Movement.IsMoving(words[first - 1].Text))))
            first--;
        while (first < end && words.IsAny(first, "of", "for", "and", "de"))
            first++;
        // A speaker has a name, or is an office that "the" makes known.
        var hasName = Enumerable.Range(first, end - first).Any(i => words[i].IsCapital && (i > 0 || end - first > 1 || !Grammar.IsFunction(words[i].Text)));
        return end > first && (hasName || words.IsAny(first, "the", "a")) ? (first, end) : null;
    }

    private static bool IsEnd(SentenceWords words, int at) =>
        words.IsAny(at, "who", "which", "that", "in", "on", "at", "as", "after", "when", "while", "there", "is", "are", "was", "were", "has", "have", "had", "will", "would", "but", "to", "by", "from", "released", "published", "made", "more", "it", "he", "she", "they")
        || Sayings.Contains(words[at].Text) && !words[at].IsCapital;
}
