using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Search;

/// <summary>
/// The best passages for some terms, exactly, without scoring all (MaxScore, Turtle and Flood 1995, by windows of passages with the block maxima of Ding and Suel 2011): in each window those terms that
/// together cannot lift a passage above the worst of the best so far are only looked up where the others come near it. Scores are summed in fixed point, so that the order of terms does not matter.
/// </summary>
internal sealed class MaxScoreSearch
{
    /// <summary>Of the highest score there can be.</summary>
    private const int ScoreBits = 30;

    /// <summary>Where fewer of so many passages of a window have a score, they are listed; else all are looked through.</summary>
    private const int Listed = 16;

    private readonly PassageIndex _index;
    private readonly IReadOnlyList<SearchTerm> _terms;
    private readonly Bm25Factors _factors;

    public MaxScoreSearch(PassageIndex index, IReadOnlyList<SearchTerm> terms)
    {
        (_index, _terms, _factors) = (index, terms, index.Factors);
        var highest = terms.Sum(term => (double)term.Words.Max(word => word.Weight) * Bm25.HighestFactor);
        Scale = highest > 0 ? MathF.ScaleB(1, ScoreBits - (int)Math.Ceiling(Math.Log2(highest))) : 1;
    }

    /// <summary>Of the fixed point: what a score of 1 is.</summary>
    public float Scale { get; }

    /// <summary>What a word adds to a score.</summary>
    /// <param name="weight">In fixed point.</param>
    public static int Score(float weight, float factor) => (int)((weight * factor) + 0.5f);

    public List<Hit> Top(int count)
    {
        using var scratch = SearchScratch.Rent();
        var best = new BestPassages<int>(count);
        var terms = scratch.Open(_index, _terms, Scale);
        var window = SearchScratch.WindowFor(terms, _index.PassageCount);
        foreach (var (runStart, runEnd) in _index.SearchedRuns)
        {
            for (var start = Next(runStart, terms, best.ToBeat); start < runEnd; start = Next(start + window, terms, best.ToBeat))
                SearchWindow(start, Math.Min(start + window, runEnd), terms, scratch, best);
        }

        GC.KeepAlive(_index);
        var hits = new List<Hit>(count);
        foreach (var (passage, score) in best.Ordered())
            hits.Add(new Hit(passage, score / Scale));
        return hits;
    }

    /// <summary>What one passage scores.</summary>
    public float Score(int passage)
    {
        using var scratch = SearchScratch.Rent();
        var score = 0;
        foreach (var term in scratch.Open(_index, _terms, Scale))
            score += term.ScoreOf(passage, _factors, _index.Lengths[passage]);
        return score / Scale;
    }

    /// <summary>The first passage from this one on that may be lifted above what is to beat: one of those terms must be there that the others cannot do without.</summary>
    private static int Next(int start, Span<WindowTerm> terms, int toBeat)
    {
        var (next, rest) = (int.MaxValue, 0L);
        foreach (var term in terms)
        {
            rest += term.Highest;
            if (rest > toBeat)
                next = Math.Min(next, term.Next(start));
        }

        return next;
    }

    private void SearchWindow(int start, int end, WindowTerm[] terms, SearchScratch scratch, BestPassages<int> best)
    {
        var total = 0;
        foreach (var term in terms)
            total += term.SetBound(start, end);
        if (total <= best.ToBeat)
            return;
        var ordered = scratch.InOrder();
        // Those before the first essential one cannot lift a passage above what is to beat by themselves.
        var (essential, rest) = (0, 0);
        while (rest + ordered[essential].Bound <= best.ToBeat)
            rest += ordered[essential++].Bound;

        var postings = 0.0;
        foreach (var term in ordered[essential..])
            postings += term.Density;
        var scores = new WindowScores(scratch, end - start, isListed: postings * Listed < 1);
        foreach (var term in ordered[essential..])
            term.AddScores(start, end, _factors.All, _index.Lengths.Span, ref scores);
        if (scores.IsListed)
            OfferListed(start, ref scores, ordered[..essential], rest, best);
        else
            OfferAll(start, scores.Scores, ordered[..essential], rest, best);
    }

    private void OfferListed(int start, ref WindowScores scores, ReadOnlySpan<WindowTerm> rest, int bound, BestPassages<int> best)
    {
        var toBeat = Math.Max(0, best.ToBeat - bound);
        var near = scores.TakeAbove(toBeat);
        foreach (var (passage, score) in near)
            Offer(start + passage, score, rest, bound, best);
    }

    /// <summary>Looks at the passages that the rest may lift above what is to beat.</summary>
    private void OfferAll(int start, Span<int> scores, ReadOnlySpan<WindowTerm> rest, int bound, BestPassages<int> best)
    {
        ref var first = ref MemoryMarshal.GetReference(scores);
        var place = 0;
        var toBeat = Vector512.Create(Math.Max(0, best.ToBeat - bound));
        for (; place <= scores.Length - Vector512<int>.Count; place += Vector512<int>.Count)
        {
            var above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)place), toBeat).ExtractMostSignificantBits();
            if (above == 0)
                continue;
            for (; above != 0; above &= above - 1)
            {
                var candidate = place + BitOperations.TrailingZeroCount(above);
                Offer(start + candidate, scores[candidate], rest, bound, best);
            }

            toBeat = Vector512.Create(Math.Max(0, best.ToBeat - bound));
        }

        for (; place < scores.Length; place++)
        {
            if (scores[place] > 0)
                Offer(start + place, scores[place], rest, bound, best);
        }

        scores.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Offer(int passage, int score, ReadOnlySpan<WindowTerm> rest, int bound, BestPassages<int> best)
    {
        var length = _index.Lengths[passage];
        for (var i = rest.Length - 1; i >= 0; i--)
        {
            if (score + bound <= best.ToBeat)
                return;
            score += rest[i].ScoreOf(passage, _factors, length);
            bound -= rest[i].Bound;
        }

        if (score > best.ToBeat && !IsCopyOfFound(passage))
            best.Add(score, passage);
    }

    /// <summary>The passage that stands for this one, which says nearly the same, has a score too.</summary>
    private bool IsCopyOfFound(int passage)
    {
        if (_index.OriginalOf(passage) is var original && original == passage)
            return false;
        return Score(original) > 0;
    }
}
