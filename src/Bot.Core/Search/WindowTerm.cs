using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>A term that is searched window by window, from front to back.</summary>
internal sealed class WindowTerm(WindowWord[] words)
{
    /// <summary>What it adds at the most in the window.</summary>
    public int Bound { get; private set; }

    /// <summary>What it adds at the most anywhere.</summary>
    public int Highest { get; } = words.Max(word => word.Highest);

    /// <summary>The share of passages that have it, or more.</summary>
    public double Density { get; } = words.Sum(word => word.Density);

    public float Weight { get; } = words.Max(word => word.Weight);

    /// <summary>Null where it is rare, or several words.</summary>
    public FrequentTerm? Frequent { get; } = words.Length == 1 ? words[0].Frequent : null;

    /// <summary>The first passage from this one on that has it.</summary>
    public int Next(int start)
    {
        var next = int.MaxValue;
        foreach (var word in words)
            next = Math.Min(next, word.Next(start));
        return next;
    }

    public int SetBound(int start, int end)
    {
        var bound = 0;
        foreach (var word in words)
            bound = Math.Max(bound, word.BoundIn(start, end));
        return Bound = bound;
    }

    /// <summary>What it adds to a passage at the most, as far as can be told without reading.</summary>
    public int BoundAt(int passage)
    {
        var bound = 0;
        foreach (var word in words)
            bound = Math.Max(bound, word.BoundAt(passage));
        return bound;
    }

    public int ScoreOf(int passage, Bm25Factors factors, byte lengthCode)
    {
        var score = 0;
        foreach (var word in words)
            score = Math.Max(score, word.ScoreOf(passage, factors, lengthCode));
        return score;
    }

    public void AddScores(int start, int end, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths, ref WindowScores scores)
    {
        if (words.Length == 1)
        {
            if (scores.IsListed)
                words[0].Add<Sum, Yes>(start, end, factors, lengths, ref scores);
            else
                words[0].Add<Sum, No>(start, end, factors, lengths, ref scores);
            return;
        }

        foreach (var word in words)
        {
            if (scores.IsListed)
                word.Add<BestOfWords, Yes>(start, end, factors, lengths, ref scores);
            else
                word.Add<BestOfWords, No>(start, end, factors, lengths, ref scores);
        }

        scores.ForgetBestOfTerm();
    }

    internal interface IAdding
    {
        static abstract void Add(int score, ref int sum, ref int best);
    }

    internal interface IAnswer
    {
        static abstract bool Value { get; }
    }

    internal readonly struct Yes : IAnswer
    {
        public static bool Value => true;
    }

    internal readonly struct No : IAnswer
    {
        public static bool Value => false;
    }

    private readonly struct Sum : IAdding
    {
        public static void Add(int score, ref int sum, ref int best) => sum += score;
    }

    private readonly struct BestOfWords : IAdding
    {
        public static void Add(int score, ref int sum, ref int best)
        {
            if (score <= best)
                return;
            sum += score - best;
            best = score;
        }
    }
}

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
