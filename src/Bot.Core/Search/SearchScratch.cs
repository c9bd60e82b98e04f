using System.Collections.Concurrent;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>What a search works with, used again by the next one.</summary>
internal sealed class SearchScratch : IDisposable
{
    private const int CursorsKept = 64;

    private static readonly ConcurrentBag<SearchScratch> Idle = [];

    private readonly List<PostingsCursor> _cursors = [];
    private WindowTerm[] _ordered = [];

    public int[] Scores { get; } = new int[PassageWindow.Size];

    public byte[] Bounds { get; } = new byte[PassageWindow.Size];

    public int[] BestOfTerm { get; } = new int[PassageWindow.Size];

    public ListedPlace[] Listed { get; } = new ListedPlace[PassageWindow.Size + 1];

    public PlacedScore[] Taken { get; } = new PlacedScore[PassageWindow.Size + 1];

    /// <summary>What <see cref="WindowPostings.Read"/> read last.</summary>
    public ushort[] ReadPlaces { get; } = new ushort[PassageWindow.Size];

    public ushort[] ReadCodes { get; } = new ushort[PassageWindow.Size];

    public RestOfTerms Rest { get; } = new();

    public static SearchScratch Rent() => Idle.TryTake(out var scratch) ? scratch : new SearchScratch();

    /// <param name="scale">Of the fixed point.</param>
    /// <param name="isOnce">As in <see cref="MaxScoreSearch"/>.</param>
    public WindowTerm[] Open(PassageIndex index, int segment, IReadOnlyList<SearchTerm> terms, float scale, bool isOnce)
    {
        var opened = new List<WindowTerm>(terms.Count);
        var (part, used) = (index.Segments[segment].Segment, 0);
        // The block maxima were made for the average length of the segment.
        var boundOfMax = PassageSegment.FactorOfMax * Math.Max(1, index.Factors.AverageLength / part.AveragePassageLength);
        foreach (var term in terms)
        {
            var words = new List<WindowWord>(term.Words.Length);
            foreach (var (number, weight) in term.Words)
            {
                if (index.Segments[segment].OwnTerm(number) is not { } own)
                    continue;
                if (used == _cursors.Count)
                    _cursors.Add(new PostingsCursor());
                _cursors[used].Open(part.Postings, own);
                // The others are small, and soon gone.
                var isPrepared = segment == 0 && !isOnce;
                var (frequent, high) = isPrepared ? (part.FrequentTerms.Find(own), part.HighPostings.Find(own)) : default;
                var unpacked = isPrepared && frequent is null ? part.UnpackedTerms.Find(own) : null;
                words.Add(new WindowWord(_cursors[used++], frequent, unpacked, high, (double)part.Postings[own].Documents / part.PassageCount, weight * scale, weight * scale * boundOfMax));
            }

            if (words.Count > 0)
                opened.Add(new WindowTerm([.. words]));
        }

        // So that the sums of MaxScoreSearch.Next are over those that add least.
        opened.Sort(static (a, b) => a.Highest.CompareTo(b.Highest));
        _ordered = [.. opened];
        return [.. opened];
    }

    /// <summary>The terms by their bounds in the window, lowest first; from window to window the order hardly changes.</summary>
    public ReadOnlySpan<WindowTerm> InOrder() => InOrder(static term => term.Bound);

    /// <summary>The same by what bounds their low postings.</summary>
    public ReadOnlySpan<WindowTerm> InOrderOfLow() => InOrder(static term => term.LowBound);

    private WindowTerm[] InOrder(Func<WindowTerm, int> bound)
    {
        var terms = _ordered;
        for (var i = 1; i < terms.Length; i++)
        {
            var term = terms[i];
            var place = i;
            for (; place > 0 && bound(terms[place - 1]) > bound(term); place--)
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
