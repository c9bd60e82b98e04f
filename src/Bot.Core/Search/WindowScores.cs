using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Search;

/// <summary>The scores of the passages of a window while they are added up. All are 0 before and afterwards.</summary>
internal ref struct WindowScores(SearchScratch scratch, int length, bool isListed)
{
    public readonly Span<int> Scores => scratch.Scores.AsSpan(0, length);

    /// <summary>The best word so far of the term that is added, where it has several.</summary>
    public readonly Span<int> BestOfTerm => scratch.BestOfTerm.AsSpan(0, length);

    /// <summary>Few have a score, and are listed.</summary>
    public readonly bool IsListed => isListed;

    /// <summary>Room for the places of those that have a score, and one more.</summary>
    public readonly Span<int> Places => scratch.Places;

    /// <summary>How many are listed.</summary>
    public int Count { get; set; }

    public readonly void ForgetBestOfTerm()
    {
        if (!isListed)
        {
            BestOfTerm.Clear();
            return;
        }

        foreach (var place in Places[..Count])
            scratch.BestOfTerm[place] = 0;
    }

    /// <summary>Those that what is looked up may lift to the floor, in order; the floor rises by them. All scores are 0 afterwards.</summary>
    public readonly ReadOnlySpan<PlacedScore> TakeNear(FloorOfWindow floor)
    {
        var taken = isListed ? TakeListed(floor) : TakeAny(floor);
        return scratch.Taken.AsSpan(0, taken);
    }

    private readonly int TakeListed(FloorOfWindow floor)
    {
        var (taken, near, least) = (scratch.Taken, 0, floor.Least);
        var scores = scratch.Scores;
        foreach (var place in scratch.Places.AsSpan(0, Count))
        {
            // Without a branch, which would be guessed wrong as often as not.
            taken[near] = new PlacedScore(place, scores[place]);
            near += scores[place] >= least ? 1 : 0;
            scores[place] = 0;
        }

        foreach (var (place, score) in taken.AsSpan(0, near))
        {
            floor.Prefetch(place);
            floor.Raise(place, score);
        }

        var left = 0;
        for (var i = 0; i < near; i++)
        {
            taken[left] = taken[i];
            left += floor.IsNear(taken[i].Place, taken[i].Score) ? 1 : 0;
        }

        MemoryMarshal.Cast<PlacedScore, long>(taken.AsSpan(0, left)).Sort();
        return left;
    }

    private readonly int TakeAny(FloorOfWindow floor)
    {
        var taken = 0;
        var scores = scratch.Scores;
        var below = Vector512.Create(floor.Least - 1);
        // The room is larger than the window by whole vectors, and 0 behind it.
        for (var place = 0; place < length; place += Vector512<int>.Count)
        {
            var found = Vector512.GreaterThan(Vector512.LoadUnsafe(ref scores[0], (nuint)place), below).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var at = place + BitOperations.TrailingZeroCount(found);
                scratch.Taken[taken] = new PlacedScore(at, scores[at]);
                taken += floor.IsNear(at, scores[at]) ? 1 : 0;
                below = Vector512.Create(floor.Raise(at, scores[at]) - 1);
            }
        }

        Scores.Clear();
        return taken;
    }
}

/// <summary>What is to be reached in a window.</summary>
/// <param name="rest">What is looked up.</param>
internal readonly ref struct FloorOfWindow(SearchedSegment segment, int start, RestOfTerms rest, ScoreFloor floor)
{
    private readonly ReadOnlySpan<byte> _lengths = segment.Lengths[start..];
    private readonly ReadOnlySpan<float> _factors = segment.Factors;

    /// <summary>What the others must add at least.</summary>
    public int Least => Math.Max(1, floor.Height - rest.Bound);

    /// <summary>The rest may lift to the floor what has so much of the others.</summary>
    public bool IsNear(int place, int part) => part + rest.BoundAt(start + place, _lengths[place], _factors) >= floor.Height;

    /// <summary>Before <see cref="IsNear"/> of many places.</summary>
    public void Prefetch(int place) => rest.Prefetch(start + place);

    /// <summary>What the others add to a passage is a part of its score.</summary>
    /// <returns><see cref="Least"/> afterwards.</returns>
    public int Raise(int place, int part)
    {
        // A copy of another passage may not count in the end.
        if (part > floor.Height && segment.StandsForItself(start + place))
            floor.Add(part);
        return Least;
    }
}

/// <summary>In the order of places when it is compared as a whole number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PlacedScore(int place, int score)
{
    public int Score { get; } = score;

    public int Place { get; } = place;

    public void Deconstruct(out int place, out int score) => (place, score) = (Place, Score);
}
