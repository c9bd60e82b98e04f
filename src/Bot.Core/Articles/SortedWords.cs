namespace Bot.Core.Articles;

/// <summary>Lists of different words in ordinal order.</summary>
internal static class SortedWords
{
    /// <summary>The list without those that are gone and with those that have come.</summary>
    public static string[] Merge(string[] sorted, IEnumerable<string> gone, IEnumerable<string> come)
    {
        var left = gone.ToHashSet(StringComparer.Ordinal);
        string[] added = [.. come];
        Array.Sort(added, StringComparer.Ordinal);
        var merged = new List<string>(sorted.Length + added.Length);
        var next = 0;
        foreach (var word in sorted)
        {
            while (next < added.Length && string.CompareOrdinal(added[next], word) < 0)
                merged.Add(added[next++]);
            if (!left.Contains(word))
                merged.Add(word);
        }
        merged.AddRange(added.AsSpan(next));
        return [.. merged];
    }
}
