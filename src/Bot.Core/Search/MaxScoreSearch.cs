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
    /// <summary>Passages of a window; its scores stay in the first cache.</summary>
    private const int Window = 4096;

    /// <summary>Of the highest score there can be.</summary>
    private const int ScoreBits = 30;

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
        foreach (var (runStart, runEnd) in _index.SearchedRuns)
        {
            for (var start = runStart; start < runEnd; start += Window)
                SearchWindow(start, Math.Min(start + Window, runEnd), terms, scratch, best);
        }

        GC.KeepAlive(_index);
        return [.. best.Ordered().Select(hit => new Hit(hit.Passage, hit.Score / Scale))];
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

    private void SearchWindow(int start, int end, Span<WindowTerm> terms, SearchScratch scratch, BestPassages<int> best)
    {
        var total = 0;
        foreach (var term in terms)
            total += term.SetBound(start, end);
        if (total <= best.ToBeat)
            return;
        Order(terms);
        // Those before the first essential one cannot lift a passage above what is to beat by themselves.
        var (essential, rest) = (0, 0);
        while (rest + terms[essential].Bound <= best.ToBeat)
            rest += terms[essential++].Bound;

        var scores = scratch.Scores.AsSpan(0, end - start);
        scores.Clear();
        foreach (var term in terms[essential..])
            term.AddScores(start, end, _factors.All, _index.Lengths.Span, scores, scratch);
        Collect(start, scores, terms[..essential], rest, best);
    }

    /// <summary>By bound, lowest first; from window to window the order hardly changes.</summary>
    private static void Order(Span<WindowTerm> terms)
    {
        for (var i = 1; i < terms.Length; i++)
        {
            var term = terms[i];
            var place = i;
            for (; place > 0 && terms[place - 1].Bound > term.Bound; place--)
                terms[place] = terms[place - 1];
            terms[place] = term;
        }
    }

    /// <summary>Looks at the passages that the rest may lift above what is to beat.</summary>
    private void Collect(int start, ReadOnlySpan<int> scores, ReadOnlySpan<WindowTerm> rest, int bound, BestPassages<int> best)
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
