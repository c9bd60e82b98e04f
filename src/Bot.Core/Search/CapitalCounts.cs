namespace Bot.Core.Search;

/// <summary>Of each term how many of its words stand within sentences, and how many of these have a capital; the first word of a sentence has one whatever it is.</summary>
internal sealed class CapitalCounts
{
    private (int Inner, int Capitals)[] _counts = [];

    public (int Inner, int Capitals) this[int term] => term < _counts.Length ? _counts[term] : default;

    public void Add(int term, bool isCapital) => Add(term, 1, isCapital ? 1 : 0);

    public void Add(CapitalCounts other)
    {
        for (var term = 0; term < other._counts.Length; term++)
            Add(term, other._counts[term].Inner, other._counts[term].Capitals);
    }

    private void Add(int term, int inner, int capitals)
    {
        if (term >= _counts.Length)
            Array.Resize(ref _counts, Math.Max(term + 1, 2 * _counts.Length));
        ref var count = ref _counts[term];
        count.Inner += inner;
        count.Capitals += capitals;
    }
}
