namespace Bot.Figures;

/// <summary>
/// The axis of years: a slot for each year, in order. A year of many figures gets a wider slot and empty years make room for it,
/// because years without figures tell nothing and figures on each other cannot be read.
/// </summary>
internal sealed class ChartYears
{
    /// <summary>Room at both ends for the numbers beside the marks.</summary>
    private const float Margin = 45;

    private const float LeastForOne = 44;
    private const float MoreForEach = 32;
    private const float MostForOne = 230;

    /// <summary>The part of the axis that empty years keep however many figures the others have.</summary>
    private const float ShareOfEmpty = 0.25f;

    /// <summary>A label of four digits and the space around it.</summary>
    private const float TickWidth = 56;

    private static readonly int[] RoundTo = [100, 50, 20, 10, 5, 2, 1];

    /// <summary>In a longer time, 2014 between 2000 and 2023 would look like a year of figures.</summary>
    private const int LongTime = 30;

    private readonly int _first;
    private readonly float[] _edges;
    private readonly int[] _counts;
    private readonly int[] _told;

    /// <param name="spans">The years of each figure, both included.</param>
    internal ChartYears(IReadOnlyCollection<(int From, int To)> spans, float width)
    {
        _first = spans.Min(span => span.From);
        var counts = new int[spans.Max(span => span.To) - _first + 1];
        foreach (var (from, to) in spans.Where(span => span.From == span.To))
            counts[from - _first]++;

        var ends = spans.SelectMany(span => new[] { span.From, span.To }).ToHashSet();
        _told = [.. ends.OrderByDescending(year => counts[year - _first]).ThenByDescending(year => year)];
        _counts = counts;
        _edges = Edges(counts, width);
    }

    /// <summary>Some slots are clearly wider than others.</summary>
    internal bool IsUneven => Slots().Max() > 1.5f * Slots().Min();

    internal float Middle(int year) => (Left(year) + Right(year)) / 2;

    internal float Left(int year) => _edges[year - _first];

    internal float Right(int year) => _edges[year - _first + 1];

    /// <summary>Where the slots of years with several figures begin and end: marks between two labels must show their year.</summary>
    internal IEnumerable<float> Borders() =>
        Enumerable.Range(0, _counts.Length).Where(i => _counts[i] > 1 && _edges[i + 1] - _edges[i] >= LeastForOne).SelectMany(i => new[] { _edges[i], _edges[i + 1] }).Distinct();

    /// <summary>Years to write below the axis: those of figures first, then round ones, as many as have room.</summary>
    internal IReadOnlyList<int> Ticks()
    {
        List<int> ticks = [];
        var all = Enumerable.Range(_first, _edges.Length - 1).ToList();
        foreach (var year in _told.Concat(RoundTo.Where(round => round >= 5 || all.Count <= LongTime).SelectMany(round => all.Where(year => year % round == 0))))
        {
            if (ticks.TrueForAll(other => Math.Abs(Middle(other) - Middle(year)) >= TickWidth))
                ticks.Add(year);
        }

        ticks.Sort();
        return ticks;
    }

    private static float[] Edges(int[] counts, float width)
    {
        var room = width - (2 * Margin);
        var wished = counts.Select(count => count == 0 ? 0 : Math.Min(MostForOne, LeastForOne + (MoreForEach * (count - 1)))).ToArray();
        var empty = counts.Count(count => count == 0);
        var forEmpty = Math.Max(room - wished.Sum(), empty == 0 ? 0 : ShareOfEmpty * room);
        var each = empty == 0 ? 0 : Math.Min(LeastForOne, forEmpty / empty);
        var shrunk = Math.Min(1, (room - (each * empty)) / Math.Max(1, wished.Sum()));
        var spare = (room - (each * empty) - (shrunk * wished.Sum())) / counts.Length;

        var edges = new float[counts.Length + 1];
        edges[0] = Margin;
        for (var i = 0; i < counts.Length; i++)
            edges[i + 1] = edges[i] + spare + (counts[i] == 0 ? each : shrunk * wished[i]);
        return edges;
    }

    private IEnumerable<float> Slots() => _edges.Skip(1).Zip(_edges, (right, left) => right - left);
}
