namespace Bot.Core.Search;

/// <summary>Passages that are searched together. No window goes across a multiple of <see cref="Size"/>, and what a passage is beyond it is its place, the same in every window.</summary>
/// <param name="End">The passage behind the last one.</param>
internal readonly record struct PassageWindow(int Start, int End)
{
    /// <summary>Passages of a window at the most, whose scores stay in the second cache.</summary>
    public const int Size = ushort.MaxValue + 1;

    /// <summary>Which multiple of <see cref="Size"/> it begins at or behind.</summary>
    public int Number => Start / Size;

    /// <summary>The passage of place 0.</summary>
    public int First => Number * Size;

    public int FirstPlace => Start - First;

    /// <summary>The place behind the last one.</summary>
    public int EndPlace => End - First;

    /// <param name="end">It goes no further.</param>
    /// <param name="length">It has no more passages.</param>
    public static PassageWindow From(int start, int end, int length) => new(start, Math.Min(Math.Min(end, start + length), (start & -Size) + Size));

    /// <summary>How many windows some passages have.</summary>
    public static int CountOf(int passages) => (passages + Size - 1) / Size;

    public bool HasPlace(int place) => place >= FirstPlace && place < EndPlace;
}
