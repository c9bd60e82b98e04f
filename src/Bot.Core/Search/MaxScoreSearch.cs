using System.Runtime.CompilerServices;

namespace Bot.Core.Search;

/// <summary>
/// The best passages for some terms, exactly, without scoring all (MaxScore, Turtle and Flood 1995, by windows of passages with the block maxima of Ding and Suel 2011): in each window those terms that
/// together cannot lift a passage above the worst of the best so far are only looked up where the others come near it. Scores are summed in fixed point, so that the order of terms does not matter.
/// </summary>
internal sealed class MaxScoreSearch
{
    /// <summary>Of the highest score there can be.</summary>
    private const int ScoreBits = 30;

    /// <summary>Where fewer than one of so many passages of a window have a score, they are listed; else all are looked through.</summary>
    private const int Listed = 16;

    /// <summary>Where so many postings of a passage are added up, what passages score at the most is looked at before.</summary>
    private const double Dense = 1 / 64.0;

    /// <summary>So many times as many passages as are sought are to be expected at the first floor, and at the next where that was too high.</summary>
    private static readonly double[] Margins = [1.3, 8];

    private readonly PassageIndex _index;
    private readonly IReadOnlyList<SearchTerm> _terms;
    private readonly Bm25Factors _factors;
    private readonly int _window;
    private readonly bool _isOnce;

    /// <summary>Passages whose original is not among those that may be found here, and what they score; null where all originals are.</summary>
    private readonly List<ScoredPassage>? _open;

    /// <param name="window">Passages that are searched together, at most <see cref="PassageWindow.Size"/>.</param>
    /// <param name="isOnce">Nobody asks for these terms again, so that nothing is made of their postings that would make the next search faster.</param>
    public MaxScoreSearch(PassageIndex index, IReadOnlyList<SearchTerm> terms, int window = PassageWindow.Size, bool isOnce = false)
        : this(index, terms, ScaleOf(terms), window) => _isOnce = isOnce;

    /// <summary>A search in a part of a larger index, by the scale that the search of all has.</summary>
    /// <param name="open">Takes the passages that would be among the best, were it not for an original that lies elsewhere: whether it has a score decides on them.</param>
    public MaxScoreSearch(PassageIndex index, IReadOnlyList<SearchTerm> terms, float scale, List<ScoredPassage> open)
        : this(index, terms, scale, PassageWindow.Size) => _open = open;

    private MaxScoreSearch(PassageIndex index, IReadOnlyList<SearchTerm> terms, float scale, int window) => (_index, _terms, _factors, _window, Scale) = (index, terms, index.Factors, window, scale);

    /// <summary>Of the fixed point: what a score of 1 is.</summary>
    public float Scale { get; }

    /// <summary>What a word adds to a score.</summary>
    /// <param name="weight">In fixed point.</param>
    public static int Score(float weight, float factor) => float.ConvertToIntegerNative<int>((weight * factor) + 0.5f);

    /// <summary>So that the highest score there can be fits into <see cref="ScoreBits"/>.</summary>
    public static float ScaleOf(IReadOnlyList<SearchTerm> terms)
    {
        var highest = terms.Sum(term => (double)term.Words.Max(word => word.Weight) * Bm25.HighestFactor);
        return highest > 0 ? MathF.ScaleB(1, ScoreBits - (int)Math.Ceiling(Math.Log2(highest))) : 1;
    }

    public List<Hit> Top(int count)
    {
        var hits = new List<Hit>(count);
        foreach (var (passage, score) in Best(count))
            hits.Add(new Hit(passage, score / Scale));
        return hits;
    }

    /// <summary>The same with scores in fixed point.</summary>
    public IReadOnlyList<(int Passage, int Score)> Best(int count)
    {
        // What a part of a larger index has is no measure, and an estimate looks through all postings once.
        foreach (var margin in _open is null && !_isOnce ? Margins : [])
        {
            var least = (int)(ThresholdEstimate.Of(_index, _terms, margin * count) * Scale);
            // Else it was too high: what lies below it was passed over.
            if (Best(count, least) is var best && best.ToBeat >= least)
                return best.Ordered();
        }

        return Best(count, least: 0).Ordered();
    }

    /// <param name="least">Of passages that score less not all are found.</param>
    private BestPassages<int> Best(int count, int least)
    {
        using var scratch = SearchScratch.Rent();
        var best = new BestPassages<int>(count);
        var floor = new ScoreFloor(count, least);
        for (var segment = 0; segment < _index.Segments.Count; segment++)
        {
            var terms = scratch.Open(_index, segment, _terms, Scale, _isOnce);
            var searched = new SearchedSegment(_index, segment);
            foreach (var (runStart, runEnd) in _index.SearchedRunsIn(segment))
            {
                // Cursors go forwards only, so none is moved beyond the run.
                for (var end = runStart; end < runEnd && Next(end, terms, floor.Height) is var start && start < runEnd;)
                {
                    var window = PassageWindow.From(start, runEnd, _window);
                    SearchWindow(searched, window, terms, scratch, floor, best);
                    end = window.End;
                }
            }
        }

        GC.KeepAlive(_index);
        return best;
    }

    /// <summary>What one passage scores.</summary>
    public float Score(int passage) => FixedScore(passage) / Scale;

    /// <summary>The same in fixed point.</summary>
    public int FixedScore(int passage)
    {
        using var scratch = SearchScratch.Rent();
        var (segment, own) = _index.FindPassage(passage);
        var score = 0;
        foreach (var term in scratch.Open(_index, segment, _terms, Scale, _isOnce))
            score += term.ScoreOf(own, _factors, _index.Segments[segment].Segment.Lengths[own]);
        return score;
    }

    /// <summary>The first passage from this one on that may reach the floor, since it has one of the terms that the others cannot do without.</summary>
    private static int Next(int start, ReadOnlySpan<WindowTerm> terms, int floor)
    {
        var (next, rest) = (int.MaxValue, 0L);
        foreach (var term in terms)
        {
            if ((rest += term.Highest) < floor)
                continue;
            // One is near, and reading its block would not tell much.
            if (term.Density > WindowWord.Sparse)
                return start;
            next = Math.Min(next, term.Next(start));
        }

        return next;
    }

    private void SearchWindow(SearchedSegment segment, PassageWindow window, WindowTerm[] terms, SearchScratch scratch, ScoreFloor floor, BestPassages<int> best)
    {
        var total = 0;
        foreach (var term in terms)
            total += term.SetBound(window);
        if (total < floor.Height)
            return;
        var ordered = scratch.InOrder();
        var (essential, postings) = TermSplit.ByScores(ordered, floor.Height);
        if (floor.Height > 0 && postings > Dense)
        {
            SearchByBounds(segment, window, total, scratch, floor, best);
            return;
        }

        var scores = new WindowScores(scratch, window, isListed: postings * Listed < 1);
        foreach (var term in ordered[essential..])
            term.AddScores(window, scratch, _factors.All, segment.Lengths, ref scores);
        foreach (var (place, lengthCode, score) in scores.TakeNear(new FloorOfWindow(segment, window.First, scratch.Rest.Set(ordered[..essential]), floor)))
            Offer(segment, window.First + place, lengthCode, score, ordered[..essential], scratch.Rest.Bound, floor, best);
    }

    /// <summary>Scores those passages alone of which a byte each does not tell that they stay below the floor.</summary>
    /// <param name="total">What all terms add at the most in the window.</param>
    private void SearchByBounds(SearchedSegment segment, PassageWindow window, int total, SearchScratch scratch, ScoreFloor floor, BestPassages<int> best)
    {
        var ordered = scratch.InOrderOfLow();
        var essential = TermSplit.ByBounds(ordered, floor.Height);
        var bounds = new WindowBounds(scratch, window, floor.Height);
        foreach (var term in ordered[..essential])
            term.AddExcess(bounds);
        foreach (var term in ordered[essential..])
            term.AddBounds(bounds, scratch, _factors.All, segment.Lengths);
        var near = new FloorOfWindow(segment, window.First, scratch.Rest.SetLow(ordered[..essential]), floor);
        var taken = bounds.TakeNear(scratch.Rest.Bound);
        near.PrefetchLengths(taken);
        near.Prefetch(taken);
        foreach (var (place, _, bound) in taken)
        {
            var lengthCode = near.LengthCodeOf(place);
            if (near.IsNear(place, lengthCode, bound) && Offer(segment, window.First + place, lengthCode, score: 0, ordered, total, floor, best) is var score && score > floor.Height)
                floor.Add(score);
        }
    }

    /// <returns>What it scores where it is among the best so far; else 0.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Offer(SearchedSegment segment, int passage, byte lengthCode, int score, ReadOnlySpan<WindowTerm> rest, int bound, ScoreFloor floor, BestPassages<int> best)
    {
        // Of equal scores that of the earlier passage is better, and those of the first segment come in their order.
        var toBeat = segment.IsFirst ? best.ToBeat + 1 : best.ToBeat;
        for (var i = rest.Length - 1; i >= 0; i--)
        {
            bound -= rest[i].Bound;
            var least = Math.Max(floor.Height, toBeat) - score - bound;
            // The bound of the block is lower than that of the window, and nothing need be read for it.
            if (rest[i].Bound < least || rest[i].BoundAt(passage) < least)
                return 0;
            score += rest[i].ScoreOf(passage, _factors, lengthCode);
        }

        if (score < toBeat || score <= 0 || segment.NumberOf(passage) is not (>= 0 and var number) || !best.Takes(score, number) || IsCopyOfFound(number, score))
            return 0;
        best.Add(score, number);
        return score;
    }

    /// <summary>The passage that stands for this one, which says nearly the same, has a score too, or may have one.</summary>
    private bool IsCopyOfFound(int passage, int score)
    {
        if (_index.StandsForItself(passage))
            return false;
        if (_open is not null && _index.IsOriginalElsewhere(passage))
        {
            _open.Add(new ScoredPassage(passage, score));
            return true;
        }

        return _index.OriginalOf(passage) is var original && original != passage && FixedScore(original) > 0;
    }
}

/// <param name="Score">In fixed point.</param>
internal readonly record struct ScoredPassage(int Passage, int Score);

/// <summary>A segment while it is searched.</summary>
internal readonly struct SearchedSegment(PassageIndex index, int segment)
{
    private readonly bool _isWhole = index.Whole is not null;

    public bool IsFirst => segment == 0;

    public ReadOnlySpan<byte> Lengths => index.Segments[segment].Segment.Lengths.Span;

    /// <summary>Has a length brought near the processor; who reads it later need not wait.</summary>
    public void PrefetchLength(int passage) => index.Segments[segment].Segment.Lengths.Prefetch(passage);

    public ReadOnlySpan<float> Factors => index.Factors.All;

    /// <summary>What a passage of it is in the index; -1 where it is deleted.</summary>
    public int NumberOf(int passage) => _isWhole ? passage : index.PassageIn(segment, passage);

    /// <summary>No other passage stands for it, and it is not deleted.</summary>
    public bool StandsForItself(int passage) => NumberOf(passage) is var number and >= 0 && index.StandsForItself(number);
}
