using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>One of the words that count as one term.</summary>
/// <param name="weight">In the fixed point of the search.</param>
/// <param name="boundOfMax">What one step of <see cref="PostingBlock.Max"/> adds at the most.</param>
internal sealed class WindowWord(PostingsCursor cursor, FrequentTerm? frequent, double density, float weight, float boundOfMax)
{
    /// <summary>Where less of the passages have it, it is worth reading a block to know that a window has none.</summary>
    private const double Sparse = 1 / 64.0;

    public int Highest { get; } = BoundOf(byte.MaxValue, weight, boundOfMax);

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

    private int FrequencyOf(int passage) => frequent?.FrequencyOf(passage) is < FrequentTerm.Most and var frequency ? frequency : cursor.FrequencyOf(passage);

    // One more, since a score is rounded to the next whole. Never more than the highest there is, so that the sum of all bounds stays a whole number of 32 bits.
    private static int BoundOf(byte max, float weight, float boundOfMax) => (int)Math.Min(max * boundOfMax, weight * Bm25.HighestFactor) + 1;
}
