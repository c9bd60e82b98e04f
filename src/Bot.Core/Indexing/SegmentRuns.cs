namespace Bot.Core.Indexing;

/// <summary>Articles that lie one behind the other in the corpus and in a segment.</summary>
/// <param name="Article">The place of the first in the corpus.</param>
/// <param name="Own">Its place in the segment.</param>
internal readonly record struct SegmentRun(int Segment, int Article, int Own, int Count);

/// <summary>Where the articles of a corpus, in their order, lie in the segments that its index is made of. Articles of a segment that are in no run are deleted.</summary>
internal sealed class SegmentRuns
{
    private readonly SegmentRun[] _runs;
    private readonly int[] _starts;

    private SegmentRuns(SegmentRun[] runs, int segments)
    {
        (_runs, Segments) = (runs, segments);
        _starts = [.. runs.Select(run => run.Article)];
        Count = runs.Length == 0 ? 0 : runs[^1].Article + runs[^1].Count;
    }

    public int Segments { get; }

    /// <summary>Of articles.</summary>
    public int Count { get; }

    public IReadOnlyList<SegmentRun> All => _runs;

    /// <summary>Nothing but one segment.</summary>
    public static SegmentRuns Of(int articles) => new(articles == 0 ? [] : [new SegmentRun(0, 0, 0, articles)], segments: 1);

    /// <summary>A first segment of so many articles, some of which lie in a segment of their own each instead.</summary>
    /// <param name="apart">Rising; the first of them is in segment 1, and so on.</param>
    public static SegmentRuns Of(int articles, IReadOnlyList<int> apart)
    {
        var runs = new List<SegmentRun>((2 * apart.Count) + 1);
        var next = 0;
        for (var i = 0; i < apart.Count; next = apart[i++] + 1)
        {
            if (apart[i] > next)
                runs.Add(new SegmentRun(0, next, next, apart[i] - next));
            runs.Add(new SegmentRun(i + 1, apart[i], 0, 1));
        }

        if (next < articles)
            runs.Add(new SegmentRun(0, next, next, articles - next));
        return new SegmentRuns([.. runs], apart.Count + 1);
    }

    /// <summary>The place in <see cref="All"/> of the run that an article is in.</summary>
    public int IndexOf(int article)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)article, (uint)Count, nameof(article));
        return _runs.Length == 1 ? 0 : LastUpTo(_starts, article);
    }

    /// <summary>The segment that an article is in, and its place there.</summary>
    public (int Segment, int Own) Find(int article)
    {
        var run = _runs[IndexOf(article)];
        return (run.Segment, run.Own + article - run.Article);
    }

    /// <summary>Deletes some articles, and puts those of a new segment between the others.</summary>
    /// <param name="deleted">Rising.</param>
    /// <param name="segment">The number of the new segment; no article of one that has this number or a higher one is left.</param>
    /// <param name="before">Of each article of the new segment, the place of the article here that it is put before; they do not fall. None where there is no new segment.</param>
    public SegmentRuns With(IReadOnlyList<int> deleted, int segment, IReadOnlyList<int> before)
    {
        var runs = new List<SegmentRun>(_runs.Length + (2 * deleted.Count) + (2 * before.Count));
        for (int next = 0, gone = 0, added = 0; ;)
        {
            var cut = Math.Min(gone < deleted.Count ? deleted[gone] : Count, added < before.Count ? before[added] : Count);
            AppendFrom(next, cut);
            next = cut;
            if (added < before.Count && before[added] == cut)
                Append(segment, added++, 1);
            else if (gone < deleted.Count)
                (next, gone) = (cut + 1, gone + 1);
            else
                return new SegmentRuns([.. runs], before.Count == 0 ? Segments : segment + 1);
        }

        void AppendFrom(int from, int end)
        {
            for (var run = from < end ? IndexOf(from) : 0; from < end; run++)
            {
                var last = Math.Min(end, _runs[run].Article + _runs[run].Count);
                Append(_runs[run].Segment, _runs[run].Own + from - _runs[run].Article, last - from);
                from = last;
            }
        }

        void Append(int number, int own, int count)
        {
            if (runs.Count > 0 && runs[^1] is var last && last.Segment == number && last.Own + last.Count == own)
                runs[^1] = last with { Count = last.Count + count };
            else
                runs.Add(new SegmentRun(number, runs.Count == 0 ? 0 : runs[^1].Article + runs[^1].Count, own, count));
        }
    }

    /// <summary>The last place whose start is not above a number; the first start is not.</summary>
    public static int LastUpTo(ReadOnlySpan<int> starts, int number)
    {
        int low = 0, high = starts.Length;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (starts[middle] <= number)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
