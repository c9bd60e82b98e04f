using System.Collections.Concurrent;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>What a search works with, used again by the next one.</summary>
internal sealed class SearchScratch : IDisposable
{
    /// <summary>Passages of a window, whose scores stay in the second cache.</summary>
    public const int Window = 65_536;

    private const int CursorsKept = 64;

    private static readonly ConcurrentBag<SearchScratch> Idle = [];

    private readonly List<PostingsCursor> _cursors = [];
    private WindowTerm[] _ordered = [];

    public int[] Scores { get; } = new int[Window];

    public int[] BestOfTerm { get; } = new int[Window];

    public int[] Places { get; } = new int[Window + 1];

    public PlacedScore[] Taken { get; } = new PlacedScore[Window + 1];

    public RestOfTerms Rest { get; } = new();

    public static SearchScratch Rent() => Idle.TryTake(out var scratch) ? scratch : new SearchScratch();

    /// <param name="scale">Of the fixed point.</param>
    public WindowTerm[] Open(PassageIndex index, IReadOnlyList<SearchTerm> terms, float scale)
    {
        var opened = new WindowTerm[terms.Count];
        var used = 0;
        // The block maxima were made for another average length, where articles were left out.
        var boundOfMax = PassageIndex.FactorOfMax * Math.Max(1, index.Factors.AverageLength / index.AveragePassageLength);
        for (var i = 0; i < opened.Length; i++)
        {
            var words = new WindowWord[terms[i].Words.Count];
            for (var j = 0; j < words.Length; j++)
            {
                if (used == _cursors.Count)
                    _cursors.Add(new PostingsCursor());
                var (term, weight) = terms[i].Words[j];
                _cursors[used].Open(index.Postings, term);
                words[j] = new WindowWord(_cursors[used++], index.FrequentTerms.Find(term), (double)index.Postings[term].Documents / index.PassageCount, weight * scale, weight * scale * boundOfMax);
            }

            opened[i] = new WindowTerm(words);
        }

        // So that the sums of MaxScoreSearch.Next are over those that add least.
        Array.Sort(opened, static (a, b) => a.Highest.CompareTo(b.Highest));
        _ordered = new WindowTerm[opened.Length];
        opened.CopyTo(_ordered, 0);
        return opened;
    }

    /// <summary>The terms by their bounds in the window, lowest first; from window to window the order hardly changes.</summary>
    public ReadOnlySpan<WindowTerm> InOrder()
    {
        var terms = _ordered;
        for (var i = 1; i < terms.Length; i++)
        {
            var term = terms[i];
            var place = i;
            for (; place > 0 && terms[place - 1].Bound > term.Bound; place--)
                terms[place] = terms[place - 1];
            terms[place] = term;
        }

        return terms;
    }

    public void Dispose()
    {
        if (_cursors.Count > CursorsKept)
            _cursors.RemoveRange(CursorsKept, _cursors.Count - CursorsKept);
        Idle.Add(this);
    }
}
