namespace Bot.Core.Composition;

/// <summary>
/// A draft that is nearly a sentence of the source, word for word, is held to it where it departs: what stands in the place of a name, number or time must be the same,
/// and no denial may come or go.
/// </summary>
internal static class NearCopyCheck
{
    /// <summary>Share of the draft's words that the source has in the same order.</summary>
    private const double Near = 0.6;

    /// <summary>The same, from which a denial cannot be told in other words.</summary>
    private const double Nearer = 0.75;
    private const int Fewest = 5;

    /// <summary>Words of a departure; in longer ones something else is told.</summary>
    private const int Longest = 6;

    public static Fault? Find(Examination examination)
    {
        var draft = Told(examination.Draft);
        if (draft.Count < Fewest || examination.IsForeign)
            return null;
        Fault? found = null;
        foreach (var source in examination.Chosen.Select(alignment => alignment.Source.Told))
        {
            var words = Told(source);
            var pairs = InOrder(draft, words);
            if (pairs.Count < Near * draft.Count)
                continue;
            if (Departure(examination.Draft, draft, source, words, pairs, isNearer: pairs.Count >= Nearer * draft.Count) is not { } fault)
                return null;
            found ??= fault;
        }

        return found;
    }

    private static Fault? Departure(ToldSentence draft, List<ToldWord> words, ToldSentence source, List<ToldWord> sourceWords, List<(int Draft, int Source)> pairs, bool isNearer)
    {
        var (first, firstOfSource) = (0, 0);
        foreach (var (end, endOfSource) in pairs.Append((words.Count, sourceWords.Count)))
        {
            var (told, given) = (words[first..end], sourceWords[firstOfSource..endOfSource]);
            // What the sentence of the source begins and ends with may be left out.
            var isWithin = firstOfSource > 0 && endOfSource < sourceWords.Count;
            if (((isNearer ? Denial(draft, told, source, given, isWithin) : null) ?? Exchange(draft, told, source, given)) is { } fault)
                return fault;
            (first, firstOfSource) = (end + 1, endOfSource + 1);
        }

        return null;
    }

    private static Fault? Denial(ToldSentence draft, List<ToldWord> told, ToldSentence source, List<ToldWord> given, bool isWithin)
    {
        var denials = told.Count <= Longest ? told.Count(word => Denies(draft, word)) : 0;
        var ofSource = given.Count <= Longest && isWithin ? given.Count(word => Denies(source, word) && !word.IsAside) : 0;
        return (denials - ofSource) % 2 == 0 ? null : new Fault(GuardReason.Negation, Written(told.Concat(given)));
    }

    private static bool Denies(ToldSentence sentence, ToldWord word) =>
        sentence.Denials.Contains(word.Place) || GuardWords.Of(sentence.Language) is var lists && (lists.Denying.Contains(word.Text) || lists.Refusing.Contains(word.Text));

    private static Fault? Exchange(ToldSentence draft, List<ToldWord> told, ToldSentence source, List<ToldWord> given)
    {
        if (told.Count is 0 or > Longest || given.Count is 0 or > Longest)
            return null;
        return Exchanged(draft, told, source, given, WordRole.Number, GuardReason.Number) ?? Exchanged(draft, told, source, given, WordRole.Time, GuardReason.Time) ?? Exchanged(draft, told, source, given, WordRole.Name, GuardReason.Name);
    }

    private static Fault? Exchanged(ToldSentence draft, List<ToldWord> told, ToldSentence source, List<ToldWord> given, WordRole role, GuardReason reason)
    {
        var (one, other) = (KeysOf(draft, told, role), KeysOf(source, given, role));
        return one.Count == 0 || other.Count == 0 || one.Overlaps(other) ? null : new Fault(reason, Written(told.Concat(given)));
    }

    /// <summary>What the words tell, the same for the same.</summary>
    private static HashSet<string> KeysOf(ToldSentence sentence, List<ToldWord> words, WordRole role)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Where(word => word.Role == role))
        {
            keys.Add(word.Nation is { } nation ? $"nation {nation}" : word.Text);
            foreach (var anchor in sentence.Anchors.Where(anchor => anchor.First <= word.Place && word.Place < anchor.End))
            {
                keys.Add(anchor.Key);
                if (anchor.Bare is { } bare)
                    keys.Add(bare);
            }
        }

        return keys;
    }

    private static List<ToldWord> Told(ToldSentence sentence) => [.. sentence.Words.Where(word => word.Text.Any(char.IsLetterOrDigit))];

    /// <summary>The longest common subsequence, as places in both.</summary>
    private static List<(int Draft, int Source)> InOrder(List<ToldWord> draft, List<ToldWord> source)
    {
        var longest = new int[draft.Count + 1, source.Count + 1];
        for (var i = draft.Count - 1; i >= 0; i--)
        {
            for (var j = source.Count - 1; j >= 0; j--)
                longest[i, j] = draft[i].Text == source[j].Text ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < draft.Count && j < source.Count;)
        {
            if (draft[i].Text == source[j].Text)
                pairs.Add((i++, j++));
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }

    private static string Written(IEnumerable<ToldWord> words) => string.Join(' ', words.Select(word => word.Text));
}
