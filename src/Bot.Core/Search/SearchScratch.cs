using System.Collections.Concurrent;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>What a search works with, used again by the next one.</summary>
internal sealed class SearchScratch : IDisposable
{
    private const int Window = 4096;
    private const int Kept = 64;

    private static readonly ConcurrentBag<SearchScratch> Idle = [];

    private readonly List<PostingsCursor> _cursors = [];

    public int[] Scores { get; } = new int[Window];

    public int[] BestOfTerm { get; } = new int[Window];

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
                words[j] = new WindowWord(_cursors[used++], weight * scale, weight * scale * boundOfMax);
            }

            opened[i] = new WindowTerm(words);
        }

        return opened;
    }

    public void Dispose()
    {
        if (_cursors.Count > Kept)
            _cursors.RemoveRange(Kept, _cursors.Count - Kept);
        Idle.Add(this);
    }
}
