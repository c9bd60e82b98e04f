namespace Bot.Core.Articles;

/// <summary>How many letters two words differ by, two neighbours that changed places counting once (Damerau 1964).</summary>
public static class EditDistance
{
    /// <summary>Optimal string alignment distance; any number over <paramref name="limit"/> stands for "more".</summary>
    /// <param name="b">Takes memory on the stack: a word, never text of any length.</param>
    public static int Between(string a, string b, int limit)
    {
        Span<int> twoBefore = stackalloc int[b.Length + 1];
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            before[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], twoBefore[j - 2] + 1);
                smallest = Math.Min(smallest, row[j]);
            }

            if (smallest > limit)
                return smallest;
            var spare = twoBefore;
            twoBefore = before;
            before = row;
            row = spare;
        }

        return before[b.Length];
    }
}
