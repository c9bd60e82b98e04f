namespace Bot.Web;

/// <summary>A page of a long list.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct PageOf(int Number, int Count, int Size)
{
    public int Last => Math.Max(1, (Count + Size - 1) / Size);

    /// <summary>The place of its first entry, from 0.</summary>
    public int First => (Number - 1) * Size;

    public int End => Math.Min(Count, First + Size);

    /// <summary>The page that was typed, the first where none was; null where there is none such.</summary>
    internal static PageOf? TryRead(string? typed, int count, int size)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return new PageOf(1, count, size);
        return int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= new PageOf(1, count, size).Last
            ? new PageOf(number, count, size)
            : null;
    }

    /// <summary>The pages that are linked to: the first, the last, and those around this one.</summary>
    internal IEnumerable<int> Near
    {
        get
        {
            var (number, last) = (Number, Last);
            return Enumerable.Range(-2, 5).Select(step => number + step).Concat([1, last]).Where(page => page >= 1 && page <= last).Distinct().Order();
        }
    }
}
