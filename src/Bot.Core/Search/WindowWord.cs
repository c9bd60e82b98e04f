using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>One of the words that count as one term.</summary>
/// <param name="weight">In the fixed point of the search.</param>
/// <param name="boundOfMax">What one step of <see cref="PostingBlock.Max"/> adds at the most.</param>
internal sealed class WindowWord(PostingsCursor cursor, FrequentTerm? frequent, UnpackedPostings? unpacked, HighPostings? high, double density, float weight, float boundOfMax)
{
    /// <summary>Where less of the passages have it, it is worth reading a block to know that a window has none.</summary>
    public const double Sparse = 1 / 16_384.0;

    /// <summary>Where less of the passages have it, it costs little to tell what each posting scores, and its bound is far from what most do: it weighs the most.</summary>
    private const double Rare = 1 / 1_024.0;

    public int Highest { get; } = BoundOf(byte.MaxValue, weight, boundOfMax);

    /// <summary>What its postings add at the most but for the high ones.</summary>
    public int LowBound { get; } = BoundOf(high?.MaxOfOthers ?? byte.MaxValue, weight, boundOfMax);

    /// <summary><see cref="AddBounds"/> adds scores in place of bounds.</summary>
    public bool IsScoredAtOnce => density < Rare;

    public double Density => density;

    public float Weight => weight;

    public FrequentTerm? Frequent => frequent;

    public int Next(int start) => cursor.Seek(start) ? cursor.Rest[0] : int.MaxValue;

    public int BoundIn(PassageWindow window)
    {
        if (frequent is not null)
            return BoundOf(frequent.MaxIn(window.Start, window.End), weight, boundOfMax);
        if (unpacked is not null)
            return unpacked.MaxIn(window) is > 0 and var max ? BoundOf(max, weight, boundOfMax) : 0;
        if (density < Sparse ? Next(window.Start) >= window.End : !cursor.SkipTo(window.Start))
            return 0;
        return BoundOf(cursor.MaxBefore(window.End), weight, boundOfMax);
    }

    public int BoundAt(int passage)
    {
        if (frequent is not null)
            return frequent.FrequencyOf(passage) > 0 ? Highest : 0;
        // What it scores is told as soon.
        if (unpacked is not null)
            return Highest;
        return cursor.SkipTo(passage) ? BoundOf(cursor.Max, weight, boundOfMax) : 0;
    }

    public int ScoreOf(int passage, Bm25Factors factors, byte lengthCode)
    {
        if (unpacked is not null)
            return unpacked.CodeOf(passage) is > 0 and var code ? MaxScoreSearch.Score(weight, factors.All[code]) : 0;
        return FrequencyOf(passage) is > 0 and var frequency ? MaxScoreSearch.Score(weight, factors.Of(frequency, lengthCode)) : 0;
    }

    /// <summary>Adds what its postings score at the most; they can be sought again afterwards.</summary>
    public void AddBounds(WindowBounds bounds, SearchScratch scratch, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths)
    {
        if (frequent is not null)
        {
            bounds.Add(frequent, LowBoundOf(1), LowBoundOf(2), LowBoundOf(FrequentTerm.Most));
            AddExcess(bounds, [LowBoundOf(0), LowBoundOf(1), LowBoundOf(2), LowBoundOf(FrequentTerm.Most)]);
            return;
        }

        var postings = PostingsIn(bounds.Window, lengths, scratch);
        if (IsScoredAtOnce)
        {
            bounds.Add(postings, weight, factors);
            return;
        }

        bounds.Add(postings.Places, LowBound);
        AddExcess(bounds, LowBound);
    }

    /// <summary>Adds what its high postings score above a bound at the most.</summary>
    public void AddExcess(WindowBounds bounds, int low) => AddExcess(bounds, [low, low, low, low]);

    /// <param name="lows">The bound, by the frequency of a posting.</param>
    private void AddExcess(WindowBounds bounds, ReadOnlySpan<int> lows)
    {
        foreach (var posting in high is null ? [] : high.In(bounds.Window))
        {
            if (bounds.Window.HasPlace(posting.Place) && BoundOf(posting.Max, weight, boundOfMax) - lows[posting.Frequency] is > 0 and var excess)
                bounds.Add(posting.Place, excess);
        }
    }

    public void Add<TAdding, TListed>(PassageWindow window, SearchScratch scratch, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths, ref WindowScores scores)
        where TAdding : struct, WindowTerm.IAdding
        where TListed : struct, WindowTerm.IAnswer
    {
        var postings = PostingsIn(window, lengths, scratch);
        ref var placeOf = ref MemoryMarshal.GetReference(postings.Places);
        ref var codeOf = ref MemoryMarshal.GetReference(postings.Codes);
        ref var factor = ref MemoryMarshal.GetReference(factors);
        ref var sum = ref MemoryMarshal.GetReference(scores.Scores);
        ref var best = ref MemoryMarshal.GetReference(scores.BestOfTerm);
        ref var listed = ref MemoryMarshal.GetReference(scores.Listed);
        var listedCount = scores.Count;
        for (nuint i = 0; i < (nuint)postings.Length; i++)
        {
            var (place, code) = (Unsafe.Add(ref placeOf, i), Unsafe.Add(ref codeOf, i));
            ref var score = ref Unsafe.Add(ref sum, (nuint)place);
            if (TListed.Value)
            {
                Unsafe.Add(ref listed, listedCount) = new ListedPlace(place, code);
                listedCount += score == 0 ? 1 : 0;
            }

            TAdding.Add(MaxScoreSearch.Score(weight, Unsafe.Add(ref factor, (nuint)code)), ref score, ref Unsafe.Add(ref best, (nuint)place));
        }

        scores.Count = listedCount;
    }

    /// <summary>They can be sought again afterwards.</summary>
    private WindowPostings PostingsIn(PassageWindow window, ReadOnlySpan<byte> lengths, SearchScratch scratch)
    {
        if (unpacked is not null)
            return unpacked.In(window);
        var block = cursor.Block;
        var postings = WindowPostings.Read(cursor, window, lengths, scratch);
        cursor.ReturnTo(block);
        return postings;
    }

    /// <summary>What a posting of the frequency adds at the most that is not high.</summary>
    /// <param name="frequency">Up to <see cref="FrequentTerm.Most"/>, which stands for all above it.</param>
    private int LowBoundOf(int frequency) => BoundOf(high?.MaximaOfOthers[frequency] ?? byte.MaxValue, weight, boundOfMax);

    private int FrequencyOf(int passage) => frequent?.FrequencyOf(passage) is < FrequentTerm.Most and var frequency ? frequency : cursor.FrequencyOf(passage);

    // One more, since a score is rounded to the next whole. Never more than the highest there is, so that the sum of all bounds stays a whole number of 32 bits.
    private static int BoundOf(byte max, float weight, float boundOfMax) => float.ConvertToIntegerNative<int>(Math.Min(max * boundOfMax, weight * Bm25.HighestFactor)) + 1;
}
