using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>Finds who is said to have said what a sentence tells.</summary>
internal static class Attributions
{
    private const int MaxWords = 12;

    private static readonly FrozenSet<string> Sayings = ("said says say told tells announced announces announce reported reports estimated estimates estimate claimed claims warned warns confirmed confirms stated states "
        + "revealed reveals showed show shows found finds suggests suggested according calculated calculates predicted predicts forecast forecasts projected insisted argued noted wrote disclosed believes believe expects informed "
        + "tweeted acknowledged admitted promised pledged vowed published indicated indicate").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The word reports what somebody tells.</summary>
    public static bool IsSaying(string word) => Sayings.Contains(word);

    /// <summary>The speakers of a sentence in order, each at the words [First, End).</summary>
    public static List<(int First, int End)> Find(SentenceWords words)
    {
        var speakers = new List<(int First, int End)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(i, "according") && words.Is(i + 1, "to"))
            {
                if (Source(words, i + 2) is { } source)
                    speakers.Add(source);
                continue;
            }

            if (!Sayings.Contains(words[i].Text) || words[i].IsCapital)
                continue;
            if (Before(words, i) is { } speaker)
                speakers.Add(speaker);
            // "…, said Natalie Ortiz of the council"
            if (words.IsAny(i, "said", "says", "added", "told") && (words[i + 1].IsCapital || words.IsAny(i + 1, "the", "a")) && words.IsAny(i - 1, ",", "\"", "”", "'", "’") && Behind(words, i + 1) is { } behind)
                speakers.Add(behind);
        }

        return speakers;
    }

    /// <summary>The speaker named last before a number, else the first behind it.</summary>
    public static (int First, int End)? Of(IReadOnlyList<(int First, int End)> speakers, int number)
    {
        if (speakers.Count == 0)
            return null;
        var before = speakers.Where(speaker => speaker.End <= number).ToList();
        return before.Count > 0 ? before[^1] : speakers[0].First >= number ? speakers[0] : null;
    }

    /// <summary>Behind "according to": all up to the comma, "data released under the Freedom of Information Act".</summary>
    private static (int First, int End)? Source(SentenceWords words, int first)
    {
        var end = first;
        while (end < words.Count && end - first < MaxWords && words[end].Form != WordForm.Digits && words[end].Text is not ("," or "." or ";" or ":" or "\"" or "”" or "“" or "who" or "which" or "that" or "as" or "while" or "and" or ")" or "("))
            end++;
        return end > first ? (first, end) : null;
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
        // "Official figures, meanwhile, show"
        if (words.Is(end - 1, ",") && words.Is(end - 3, ","))
            end -= 3;
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
        // "Overall", "Thursday": a word alone may have its capital from its place, or be a day.
        if (end - first == 1 && ((first == 0 && Grammar.PartsOfSpeech(words[first].Text).Length > 0) || Enum.TryParse<DayOfWeek>(words[first].Text, ignoreCase: true, out _)))
            return null;
        return end > first && (hasName || words.IsAny(first, "the", "a") || words[end - 1].Text is "figures" or "data" or "statistics" or "officials" or "researchers" or "police" or "experts" or "analysts" or "campaigners") ? (first, end) : null;
    }

    private static bool IsEnd(SentenceWords words, int at) =>
        words.IsAny(at, "who", "which", "that", "in", "on", "at", "as", "after", "when", "while", "there", "is", "are", "was", "were", "has", "have", "had", "will", "would", "but", "to", "by", "from", "released", "published", "made", "more", "it", "he", "she", "they")
        || Sayings.Contains(words[at].Text) && !words[at].IsCapital;
}
