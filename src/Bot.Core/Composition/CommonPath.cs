namespace Bot.Core.Composition;

/// <summary>The words that a draft and a sentence of a source have in common in the same order, as many as possible.</summary>
internal static class CommonPath
{
    /// <param name="withExact">Names, numbers and times too; without them where two of these may have changed places, and a path would go by either.</param>
    public static List<(int Draft, int Source)> Of(Alignment alignment, bool withExact)
    {
        var (draft, source) = (alignment.Draft.Words, alignment.Source.Told.Words);
        var lengths = new float[draft.Count + 1, source.Count + 1];
        for (var i = draft.Count - 1; i >= 0; i--)
        {
            for (var j = source.Count - 1; j >= 0; j--)
            {
                var weight = withExact || !IsExact(draft[i]) && !IsExact(source[j]) ? Weight(alignment, i, j) : 0;
                lengths[i, j] = Math.Max(Math.Max(lengths[i + 1, j], lengths[i, j + 1]), weight > 0 ? lengths[i + 1, j + 1] + weight : 0);
            }
        }

        var path = new List<(int, int)>();
        for (int i = 0, j = 0; i < draft.Count && j < source.Count;)
        {
            var weight = withExact || !IsExact(draft[i]) && !IsExact(source[j]) ? Weight(alignment, i, j) : 0;
            if (weight > 0 && lengths[i, j] <= lengths[i + 1, j + 1] + weight)
                path.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }

        return path;
    }

    /// <summary>Words that tell nothing keep the order of those that do, and never count more than one of them.</summary>
    private static float Weight(Alignment alignment, int draftPlace, int sourcePlace)
    {
        var (word, other) = (alignment.Draft.Words[draftPlace], alignment.Source.Told.Words[sourcePlace]);
        foreach (var (place, likeness) in alignment.MatchesOf(draftPlace))
        {
            if (place == sourcePlace && likeness >= Kinship.Same)
                return word.Role == WordRole.Function ? 0.3f : likeness;
        }

        return word.IsLetters && word.Text == other.Text ? word.Role == WordRole.Function ? 0.2f : 1 : 0;
    }

    private static bool IsExact(ToldWord word) => word.Role is WordRole.Name or WordRole.Number or WordRole.Time;
}
