using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>The terms that are looked up in a window, and what they may add to a passage as far as that is known at once.</summary>
internal sealed class RestOfTerms
{
    private readonly List<(FrequentTerm Term, float Weight, int Bound)> _frequent = [];
    private int _boundOfOthers;

    /// <summary>What they add at the most in the window.</summary>
    public int Bound { get; private set; }

    public RestOfTerms Set(ReadOnlySpan<WindowTerm> terms) => Set(terms, static term => term.Bound);

    /// <summary>Of which the excess of high postings is known.</summary>
    public RestOfTerms SetLow(ReadOnlySpan<WindowTerm> terms) => Set(terms, static term => term.LowBound);

    private RestOfTerms Set(ReadOnlySpan<WindowTerm> terms, Func<WindowTerm, int> boundOf)
    {
        _frequent.Clear();
        (Bound, _boundOfOthers) = (0, 0);
        foreach (var term in terms)
        {
            var bound = boundOf(term);
            Bound += bound;
            if (term.Frequent is { } frequent)
                _frequent.Add((frequent, term.Weight, bound));
            else
                _boundOfOthers += bound;
        }

        return this;
    }

    /// <summary>Those whose frequency in a passage is known at once, what each weighs and adds at the most.</summary>
    public ReadOnlySpan<(FrequentTerm Term, float Weight, int Bound)> Frequent => CollectionsMarshal.AsSpan(_frequent);

    /// <param name="factors">As <see cref="Bm25Factors.All"/> has them.</param>
    public int BoundAt(int passage, byte lengthCode, ReadOnlySpan<float> factors)
    {
        var bound = _boundOfOthers;
        foreach (var (term, weight, boundOfTerm) in Frequent)
        {
            var frequency = term.FrequencyOf(passage);
            bound += frequency == FrequentTerm.Most ? boundOfTerm : Math.Min(boundOfTerm, MaxScoreSearch.Score(weight, factors[(frequency << 8) + lengthCode]));
        }

        return bound;
    }
}
