using System.Numerics;

namespace Bot.Core.Search;

/// <summary>The passages with the highest scores so far; of equal ones the earlier.</summary>
internal sealed class BestPassages<TScore>(int count)
    where TScore : struct, INumber<TScore>
{
    private readonly PriorityQueue<int, (TScore Score, int Place)> _worstFirst = new(count + 1);

    /// <summary>The score that a later passage must be above; 0 while there is room.</summary>
    public TScore ToBeat { get; private set; } = TScore.Zero;

    public bool Takes(TScore score, int passage) =>
        _worstFirst.Count < count || (_worstFirst.TryPeek(out _, out var worst) && (score, -passage).CompareTo(worst) > 0);

    public void Add(TScore score, int passage)
    {
        if (_worstFirst.Count < count)
            _worstFirst.Enqueue(passage, (score, -passage));
        else
            _worstFirst.EnqueueDequeue(passage, (score, -passage));
        if (_worstFirst.Count == count && _worstFirst.TryPeek(out _, out var worst))
            ToBeat = worst.Score;
    }

    /// <summary>The best first; afterwards there are none.</summary>
    public IReadOnlyList<(int Passage, TScore Score)> Ordered()
    {
        var ordered = new List<(int, TScore)>(_worstFirst.Count);
        while (_worstFirst.TryDequeue(out var passage, out var priority))
            ordered.Add((passage, priority.Score));
        ordered.Reverse();
        return ordered;
    }
}
