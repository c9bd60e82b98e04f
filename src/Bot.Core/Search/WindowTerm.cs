using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>A term that is searched window by window, from front to back.</summary>
internal sealed class WindowTerm(WindowWord[] words)
{
    /// <summary>What it adds at the most in the window.</summary>
    public int Bound { get; private set; }

    public int SetBound(int start, int end)
    {
        var bound = 0;
        foreach (var word in words)
            bound = Math.Max(bound, word.BoundIn(start, end));
        return Bound = bound;
    }

    public int ScoreOf(int passage, Bm25Factors factors, byte lengthCode)
    {
        var score = 0;
        foreach (var word in words)
            score = Math.Max(score, word.ScoreOf(passage, factors, lengthCode));
        return score;
    }

    /// <param name="scores">Of the passages of the window.</param>
    public void AddScores(int start, int end, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths, Span<int> scores, SearchScratch scratch)
    {
        if (words.Length == 1)
        {
            words[0].Add<Sum>(start, end, factors, lengths, scores, scores);
            return;
        }

        var best = scratch.BestOfTerm.AsSpan(0, scores.Length);
        best.Clear();
        foreach (var word in words)
            word.Add<BestOfWords>(start, end, factors, lengths, scores, best);
    }

    internal interface IAdding
    {
        static abstract void Add(int score, ref int sum, ref int best);
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
internal sealed class WindowWord(PostingsCursor cursor, float weight, float boundOfMax)
{
    /// <summary>Where a window has fewer postings, it is worth reading a block to know that it has none.</summary>
    private const int FewInWindow = 64;

    private readonly bool _isSparse = cursor.IsSparse(FewInWindow);

    public int BoundIn(int start, int end)
    {
        if (!cursor.SkipTo(start) || (_isSparse && (!cursor.Seek(start) || cursor.Rest[0] >= end)))
            return 0;
        // One more, since a score is rounded to the next whole.
        return (int)(cursor.MaxBefore(end) * boundOfMax) + 1;
    }

    public int ScoreOf(int passage, Bm25Factors factors, byte lengthCode) =>
        cursor.FrequencyOf(passage) is var frequency and > 0 ? MaxScoreSearch.Score(weight, factors.Of(frequency, lengthCode)) : 0;

    public void Add<TAdding>(int start, int end, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths, Span<int> scores, Span<int> best)
        where TAdding : struct, WindowTerm.IAdding
    {
        ref var factor = ref MemoryMarshal.GetReference(factors);
        ref var length = ref Unsafe.Add(ref MemoryMarshal.GetReference(lengths), start);
        ref var sum = ref MemoryMarshal.GetReference(scores);
        ref var bestOfTerm = ref MemoryMarshal.GetReference(best);
        for (var next = start; cursor.Seek(next);)
        {
            var documents = cursor.Rest;
            var count = documents[^1] < end ? documents.Length : PostingsCursor.CountBelow(documents, end);
            if (count == 0)
                return;
            ref var document = ref MemoryMarshal.GetReference(documents);
            ref var frequency = ref MemoryMarshal.GetReference(cursor.RestFrequencies);
            for (nuint i = 0; i < (nuint)count; i++)
            {
                var place = (nuint)(uint)(Unsafe.Add(ref document, i) - start);
                var code = ((nuint)(uint)Unsafe.Add(ref frequency, i) << 8) + Unsafe.Add(ref length, place);
                TAdding.Add(MaxScoreSearch.Score(weight, Unsafe.Add(ref factor, code)), ref Unsafe.Add(ref sum, place), ref Unsafe.Add(ref bestOfTerm, place));
            }

            if (count < documents.Length)
                return;
            next = documents[^1] + 1;
        }
    }
}
