using System.Collections.Concurrent;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// The few postings of a term that count the most, apart from the others: all others have a lower bound, and these few are added up by themselves (split lists, Kane and Tompa 2018).
/// </summary>
/// <param name="MaximaOfOthers">No other posting has a higher <see cref="PostingBlock.Max"/>, of each frequency up to <see cref="FrequentTerm.Most"/>, which stands for all above it.</param>
/// <param name="All">Their passages rise.</param>
/// <param name="Starts">Where those of each <see cref="PassageWindow.Number"/> begin, and behind the last one how many there are.</param>
/// <param name="Spread">Of all postings of the term.</param>
internal sealed record HighPostings(byte[] MaximaOfOthers, HighPosting[] All, int[] Starts, FactorSpread Spread)
{
    /// <summary>The share of postings that are high, at the most.</summary>
    public const double Share = 1 / 32.0;

    /// <summary>No other posting has a higher <see cref="PostingBlock.Max"/>.</summary>
    public byte MaxOfOthers { get; } = MaximaOfOthers.Max();

    /// <summary>Those of the window, and of others with its <see cref="PassageWindow.Number"/>.</summary>
    public ReadOnlySpan<HighPosting> In(PassageWindow window) => All.AsSpan(Starts[window.Number]..Starts[window.Number + 1]);

    /// <param name="list">With a posting at least.</param>
    /// <param name="factors">Those that the block maxima were made with.</param>
    public static HighPostings Of(PostingLists lists, int list, ReadOnlySpan<byte> lengths, Bm25Factors factors)
    {
        var stepsOfFrequency = new int[FrequentTerm.Most + 1][];
        foreach (ref var postings in stepsOfFrequency.AsSpan())
            postings = new int[byte.MaxValue + 1];
        var cursor = new PostingsCursor();
        cursor.Open(lists, list);
        for (var next = 0; cursor.Seek(next); next = cursor.Rest[^1] + 1)
        {
            for (var i = 0; i < cursor.Rest.Length; i++)
                stepsOfFrequency[Math.Min(FrequentTerm.Most, cursor.RestFrequencies[i])][MaxAt(cursor, i, lengths, factors)]++;
        }

        int[] steps = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(step => stepsOfFrequency.Sum(postings => postings[step]))];

        var (others, high) = (byte.MaxValue, 0);
        while (high + steps[others] <= lists[list].Documents * Share)
            high += steps[others--];
        var (all, starts, found) = (new HighPosting[high], new int[PassageWindow.CountOf(lengths.Length) + 1], 0);
        cursor.Open(lists, list);
        for (var next = 0; found < high && cursor.SkipTo(next); next = cursor.Last + 1)
        {
            if (cursor.Max <= others)
                continue;
            cursor.Seek(next);
            for (var i = 0; i < cursor.Rest.Length; i++)
            {
                var max = MaxAt(cursor, i, lengths, factors);
                if (max <= others)
                    continue;
                all[found++] = new HighPosting((ushort)cursor.Rest[i], max, (byte)Math.Min(FrequentTerm.Most, cursor.RestFrequencies[i]));
                starts[(cursor.Rest[i] / PassageWindow.Size) + 1] = found;
            }
        }

        for (var window = 1; window < starts.Length; window++)
            starts[window] = Math.Max(starts[window], starts[window - 1]);

        byte[] maximaOfOthers = [.. stepsOfFrequency.Select(postings => (byte)Math.Max(0, postings.AsSpan(0, others + 1).LastIndexOfAnyExcept(0)))];
        return new HighPostings(maximaOfOthers, all, starts, FactorSpread.Of(steps));
    }

    private static byte MaxAt(PostingsCursor cursor, int i, ReadOnlySpan<byte> lengths, Bm25Factors factors) =>
        PassageSegment.MaxOf(factors.Of(cursor.RestFrequencies[i], lengths[cursor.Rest[i]]));
}

/// <param name="Place">In the windows that have its passage.</param>
/// <param name="Max">A <see cref="PostingBlock.Max"/>.</param>
/// <param name="Frequency">Up to <see cref="FrequentTerm.Most"/>, which stands for all above it.</param>
internal readonly record struct HighPosting(ushort Place, byte Max, byte Frequency);

/// <summary>The high postings of an index, those of a term looked for when it is first asked for.</summary>
/// <param name="averageLength">That the block maxima were made for.</param>
internal sealed class HighPostingsOfTerms(PostingLists lists, FlatArray<byte> lengths, LengthCode lengthCode, float averageLength)
{
    /// <summary>Fewer postings are added up as soon as some of them are found.</summary>
    private const int Fewest = 512;

    private readonly ConcurrentDictionary<int, HighPostings> _terms = [];
    private readonly Lazy<Bm25Factors> _factors = new(() => new Bm25Factors(lengthCode, averageLength));
    private FactorSpread? _once;

    /// <summary>Null where the term is rare.</summary>
    public HighPostings? Find(int list) =>
        lists[list].Documents < Fewest ? null : _terms.GetOrAdd(list, static (list, index) => HighPostings.Of(index.Lists, list, index.Lengths.Span, index.Factors), (Lists: lists, Lengths: lengths, Factors: _factors.Value));

    /// <summary>Of a rare term it is that of words which each passage has once.</summary>
    /// <param name="list">Null for a term that the index does not have.</param>
    public FactorSpread SpreadOf(int? list) => (list is { } known ? Find(known)?.Spread : null) ?? (_once ??= Once());

    private FactorSpread Once()
    {
        var steps = new int[byte.MaxValue + 1];
        foreach (var length in lengths.Span)
            steps[PassageSegment.MaxOf(_factors.Value.Of(1, length))]++;
        return FactorSpread.Of(steps);
    }
}
