namespace Bot.Core.Search;

/// <summary>A score that so many passages are known to reach, though it is not known yet what they score in the end: the least of the highest parts of scores that were seen, of a passage each.</summary>
/// <param name="least">It is never lower, though so many passages may not be known to reach it.</param>
internal sealed class ScoreFloor(int count, int least)
{
    // A heap, the least first.
    private readonly int[] _highest = new int[count];
    private int _seen;

    /// <summary>Parts of scores up to this one tell nothing new.</summary>
    public int Height => _seen < count ? least : Math.Max(least, _highest[0]);

    /// <param name="part">Above <see cref="Height"/>.</param>
    public void Add(int part)
    {
        if (_seen < count)
        {
            var place = _seen++;
            for (; place > 0 && _highest[(place - 1) / 2] > part; place = (place - 1) / 2)
                _highest[place] = _highest[(place - 1) / 2];
            _highest[place] = part;
            return;
        }

        var hole = 0;
        for (var child = 1; child < count; child = (2 * hole) + 1)
        {
            if (child + 1 < count && _highest[child + 1] < _highest[child])
                child++;
            if (_highest[child] >= part)
                break;
            _highest[hole] = _highest[child];
            hole = child;
        }

        _highest[hole] = part;
    }
}
