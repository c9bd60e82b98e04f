using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>One of the words that count as one term.</summary>
/// <param name="weight">In the fixed point of the search.</param>
/// <param name="boundOfMax">What one step of <see cref="PostingBlock.Max"/> adds at the most.</param>
internal sealed class WindowWord(PostingsCursor cursor, FrequentTerm? frequent, HighPostings? high, double density, float weight, float boundOfMax)
{
    /// <summary>Where less of the passages have it, it is worth reading a block to know that a window has none.</summary>
    public const double Sparse = 1 / 16_384.0;

    /// <summary>Where less of the passages have it, it costs little to tell what each posting scores, and its bound is far from what most do: it weighs the most.</summary>
    private const double Rare = 1 / 1_024.0;

    private int _nextHigh;

    public int Highest { get; } = BoundOf(byte.MaxValue, weight, boundOfMax);

    /// <summary>What its postings add at the most but for the high ones.</summary>
    public int LowBound { get; } = BoundOf(high?.MaxOfOthers ?? byte.MaxValue, weight, boundOfMax);

    /// <summary><see cref="AddBounds"/> adds scores in place of bounds.</summary>
    public bool IsScoredAtOnce => density < Rare;

    public double Density => density;

    public float Weight => weight;

    public FrequentTerm? Frequent => frequent;

    public int Next(int start) => cursor.Seek(start) ? cursor.Rest[0] : int.MaxValue;

    public int BoundIn(int start, int end)
    {
        if (frequent is not null)
            return BoundOf(frequent.MaxIn(start, end), weight, boundOfMax);
        if (density < Sparse ? Next(start) >= end : !cursor.SkipTo(start))
            return 0;
        return BoundOf(cursor.MaxBefore(end), weight, boundOfMax);
    }

    public int BoundAt(int passage)
    {
        if (frequent is not null)
            return frequent.FrequencyOf(passage) > 0 ? Highest : 0;
        return cursor.SkipTo(passage) ? BoundOf(cursor.Max, weight, boundOfMax) : 0;
    }

    public int ScoreOf(int passage, Bm25Factors factors, byte lengthCode) =>
        FrequencyOf(passage) is var frequency and > 0 ? MaxScoreSearch.Score(weight, factors.Of(frequency, lengthCode)) : 0;

    /// <summary>Adds what its postings score at the most; they can be sought again afterwards.</summary>
    public void AddBounds(WindowBounds bounds, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths)
    {
        if (frequent is not null)
        {
            bounds.Add(frequent, LowBoundOf(1), LowBoundOf(2), LowBoundOf(FrequentTerm.Most));
            AddExcess(bounds, low: null);
            return;
        }

        var block = cursor.Block;
        for (var next = bounds.Start; cursor.Seek(next);)
        {
            var passages = cursor.Rest;
            var count = passages[^1] < bounds.End ? passages.Length : PostingsCursor.CountBelow(passages, bounds.End);
            if (IsScoredAtOnce)
                bounds.Add(passages[..count], cursor.RestFrequencies, weight, factors, lengths);
            else
                bounds.Add(passages[..count], LowBound);
            if (count < passages.Length)
                break;
            next = passages[^1] + 1;
        }

        cursor.ReturnTo(block);
        if (!IsScoredAtOnce)
            AddExcess(bounds, LowBound);
    }

    /// <summary>Adds what its high postings score above a bound at the most.</summary>
    /// <param name="low">Null for what was added by the frequency of each.</param>
    public void AddExcess(WindowBounds bounds, int? low)
    {
        if (high is null)
            return;
        var passages = high.Passages;
        if (_nextHigh < passages.Length && passages[_nextHigh] < bounds.Start)
            _nextHigh += PostingsCursor.CountBelow(passages.AsSpan(_nextHigh), bounds.Start);
        for (; _nextHigh < passages.Length && passages[_nextHigh] < bounds.End; _nextHigh++)
        {
            if (BoundOf(high.Maxima[_nextHigh], weight, boundOfMax) - (low ?? LowBoundAt(passages[_nextHigh])) is var excess and > 0)
                bounds.Add(passages[_nextHigh], excess);
        }
    }

    public void Add<TAdding, TListed>(int start, int end, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths, ref WindowScores scores)
        where TAdding : struct, WindowTerm.IAdding
        where TListed : struct, WindowTerm.IAnswer
    {
        ref var factor = ref MemoryMarshal.GetReference(factors);
        ref var length = ref Unsafe.Add(ref MemoryMarshal.GetReference(lengths), start);
        ref var sum = ref MemoryMarshal.GetReference(scores.Scores);
        ref var best = ref MemoryMarshal.GetReference(scores.BestOfTerm);
        ref var listed = ref MemoryMarshal.GetReference(scores.Places);
        var listedCount = scores.Count;
        for (var next = start; cursor.Seek(next);)
        {
            var documents = cursor.Rest;
            var count = documents[^1] < end ? documents.Length : PostingsCursor.CountBelow(documents, end);
            if (count == 0)
                break;
            ref var document = ref MemoryMarshal.GetReference(documents);
            ref var frequency = ref MemoryMarshal.GetReference(cursor.RestFrequencies);
            for (nuint i = 0; i < (nuint)count; i++)
            {
                var place = (nuint)(uint)(Unsafe.Add(ref document, i) - start);
                var code = ((nuint)(uint)Unsafe.Add(ref frequency, i) << 8) + Unsafe.Add(ref length, place);
                ref var score = ref Unsafe.Add(ref sum, place);
                if (TListed.Value)
                {
                    Unsafe.Add(ref listed, listedCount) = (int)place;
                    listedCount += score == 0 ? 1 : 0;
                }

                TAdding.Add(MaxScoreSearch.Score(weight, Unsafe.Add(ref factor, code)), ref score, ref Unsafe.Add(ref best, place));
            }

            if (count < documents.Length)
                break;
            next = documents[^1] + 1;
        }

        scores.Count = listedCount;
    }

    private int LowBoundAt(int passage) => LowBoundOf(frequent!.FrequencyOf(passage)); // what is added by frequency

    /// <summary>What a posting of the frequency adds at the most that is not high.</summary>
    /// <param name="frequency">Up to <see cref="FrequentTerm.Most"/>, which stands for all above it.</param>
    private int LowBoundOf(int frequency) => BoundOf(high?.MaximaOfOthers[frequency] ?? byte.MaxValue, weight, boundOfMax);

    private int FrequencyOf(int passage) => frequent?.FrequencyOf(passage) is < FrequentTerm.Most and var frequency ? frequency : cursor.FrequencyOf(passage);

    // One more, since a score is rounded to the next whole. Never more than the highest there is, so that the sum of all bounds stays a whole number of 32 bits.
    private static int BoundOf(byte max, float weight, float boundOfMax) => (int)Math.Min(max * boundOfMax, weight * Bm25.HighestFactor) + 1;
}
