namespace Bot.Core.Indexing;

/// <summary>What is numbered through all articles in their order, as passages are, in a corpus and in the segments of its index.</summary>
internal sealed class SegmentNumbers
{
    private readonly SegmentRuns _runs;

    /// <summary>Of each run, its first number in the corpus and behind the last one how many there are, and its first one in the segment.</summary>
    private readonly int[] _starts, _ownStarts;

    /// <summary>Of each segment, the places of its runs.</summary>
    private readonly int[][] _runsOf;

    /// <param name="startOf">By a segment and a place of an article in it, or behind its last one, the first number there.</param>
    public SegmentNumbers(SegmentRuns runs, Func<int, int, int> startOf)
    {
        _runs = runs;
        _starts = new int[runs.All.Count + 1];
        _ownStarts = new int[runs.All.Count];
        for (var i = 0; i < _ownStarts.Length; i++)
        {
            var (segment, _, own, count) = runs.All[i];
            _ownStarts[i] = startOf(segment, own);
            _starts[i + 1] = checked(_starts[i] + startOf(segment, own + count) - _ownStarts[i]);
        }

        var runsOf = Enumerable.Range(0, _ownStarts.Length).ToLookup(run => runs.All[run].Segment);
        _runsOf = [.. Enumerable.Range(0, runs.Segments).Select(segment => runsOf[segment].ToArray())];
    }

    public int Count => _starts[^1];

    /// <summary>What is added to a number of a segment, in one of its runs, to have that of the corpus.</summary>
    public int ShiftOf(int run) => _starts[run] - _ownStarts[run];

    /// <summary>The run that has a number of the corpus.</summary>
    public int RunOf(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)Count, nameof(number));
        return _ownStarts.Length == 1 ? 0 : SegmentRuns.LastUpTo(_starts.AsSpan(0, _ownStarts.Length), number);
    }

    public (int Segment, int Own) Find(int number)
    {
        var run = RunOf(number);
        return (_runs.All[run].Segment, number - ShiftOf(run));
    }

    /// <summary>The number in the corpus of what has this one in a segment; -1 where it is of a deleted article.</summary>
    public int NumberOf(int segment, int own)
    {
        var runs = _runsOf[segment];
        int low = 0, high = runs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ownStarts[runs[middle]] <= own)
                low = middle + 1;
            else
                high = middle;
        }

        // Of several runs that begin there all but the last are empty.
        return low > 0 && runs[low - 1] is var run && own + ShiftOf(run) is var number && number < _starts[run + 1] ? number : -1;
    }
}
