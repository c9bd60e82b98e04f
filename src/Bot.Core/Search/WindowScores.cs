using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Search;

/// <summary>The scores of the passages of a window while they are added up. All are 0 before and afterwards.</summary>
internal ref struct WindowScores(SearchScratch scratch, PassageWindow window, bool isListed)
{
    /// <summary>Of each place.</summary>
    public readonly Span<int> Scores => scratch.Scores;

    /// <summary>The best word so far of the term that is added, where it has several.</summary>
    public readonly Span<int> BestOfTerm => scratch.BestOfTerm;

    /// <summary>Few have a score, and are listed.</summary>
    public readonly bool IsListed => isListed;

    /// <summary>Room for the places of those that have a score, and one more.</summary>
    public readonly Span<ListedPlace> Listed => scratch.Listed;

    /// <summary>How many are listed.</summary>
    public int Count { get; set; }

    public readonly void ForgetBestOfTerm()
    {
        if (!isListed)
        {
            BestOfTerm[window.FirstPlace..window.EndPlace].Clear();
            return;
        }

        foreach (var (place, _) in Listed[..Count])
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
        var (near, left, least) = (0, 0, floor.Least);
        ref var scores = ref MemoryMarshal.GetArrayDataReference(scratch.Scores);
        ref var taken = ref MemoryMarshal.GetArrayDataReference(scratch.Taken);
        foreach (var (place, lengthCode) in Listed[..Count])
        {
            // Without a branch, which would be guessed wrong as often as not.
            ref var score = ref Unsafe.Add(ref scores, (nuint)place);
            Unsafe.Add(ref taken, near) = new PlacedScore(place, lengthCode, score);
            near += score >= least ? 1 : 0;
            score = 0;
        }

        floor.Prefetch(scratch.Taken.AsSpan(0, near));
        floor.Raise(scratch.Taken.AsSpan(0, near));
        foreach (var placed in scratch.Taken.AsSpan(0, near))
        {
            Unsafe.Add(ref taken, left) = placed;
            left += floor.IsNear(placed.Place, placed.LengthCode, placed.Score) ? 1 : 0;
        }

        MemoryMarshal.Cast<PlacedScore, ulong>(scratch.Taken.AsSpan(0, left)).Sort();
        return left;
    }

    private readonly int TakeAny(FloorOfWindow floor)
    {
        var taken = 0;
        var scores = scratch.Scores;
        var below = Vector512.Create(floor.Least - 1);
        // Beside the window all are 0.
        for (var place = window.FirstPlace & -Vector512<int>.Count; place < window.EndPlace; place += Vector512<int>.Count)
        {
            var found = Vector512.GreaterThan(Vector512.LoadUnsafe(ref scores[0], (nuint)place), below).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var at = place + BitOperations.TrailingZeroCount(found);
                var lengthCode = floor.LengthCodeOf(at);
                scratch.Taken[taken] = new PlacedScore(at, lengthCode, scores[at]);
                taken += floor.IsNear(at, lengthCode, scores[at]) ? 1 : 0;
                below = Vector512.Create(floor.Raise(at, scores[at]) - 1);
            }
        }

        Scores[window.FirstPlace..window.EndPlace].Clear();
        return taken;
    }
}

/// <summary>What is to be reached in a window.</summary>
/// <param name="first">The passage of place 0.</param>
/// <param name="rest">What is looked up.</param>
internal readonly ref struct FloorOfWindow(SearchedSegment segment, int first, RestOfTerms rest, ScoreFloor floor)
{
    private readonly ReadOnlySpan<byte> _lengths = segment.Lengths;
    private readonly ReadOnlySpan<float> _factors = segment.Factors;

    /// <summary>What the others must add at least.</summary>
    public int Least => Math.Max(1, floor.Height - rest.Bound);

    public byte LengthCodeOf(int place) => _lengths[first + place];

    /// <summary>The rest may lift to the floor what has so much of the others.</summary>
    public bool IsNear(int place, byte lengthCode, int part) => part + rest.BoundAt(first + place, lengthCode, _factors) >= floor.Height;

    /// <summary>Before <see cref="LengthCodeOf"/> of many places.</summary>
    public void PrefetchLengths(ReadOnlySpan<PlacedScore> places)
    {
        foreach (var placed in places)
            segment.PrefetchLength(first + placed.Place);
    }

    /// <summary>Before <see cref="IsNear"/> of many places.</summary>
    public void Prefetch(ReadOnlySpan<PlacedScore> places)
    {
        foreach (var (term, _, _) in rest.Frequent)
        {
            foreach (var placed in places)
                term.Prefetch(first + placed.Place);
        }
    }

    public void Raise(ReadOnlySpan<PlacedScore> places)
    {
        var height = floor.Height;
        foreach (var placed in places)
        {
            if (placed.Score <= height)
                continue;
            Raise(placed.Place, placed.Score);
            height = floor.Height;
        }
    }

    /// <summary>What the others add to a passage is a part of its score.</summary>
    /// <returns><see cref="Least"/> afterwards.</returns>
    public int Raise(int place, int part)
    {
        // A copy of another passage may not count in the end.
        if (part > floor.Height && segment.StandsForItself(first + place))
            floor.Add(part);
        return Least;
    }
}

/// <summary>A place that has a score.</summary>
/// <param name="code">Of the posting, as <see cref="WindowPostings"/> has it.</param>
internal readonly struct ListedPlace(ushort place, ushort code)
{
    private readonly ushort _place = place, _code = code;

    public void Deconstruct(out ushort place, out byte lengthCode) => (place, lengthCode) = (_place, (byte)_code);
}

/// <summary>One whole number, in the order of places.</summary>
internal readonly struct PlacedScore(int place, byte lengthCode, int score)
{
    private readonly ulong _value = ((ulong)place << 48) | ((ulong)lengthCode << 32) | (uint)score;

    public int Place => (int)(_value >> 48);

    public byte LengthCode => (byte)(_value >> 32);

    public int Score => (int)_value;

    public void Deconstruct(out int place, out byte lengthCode, out int score) => (place, lengthCode, score) = (Place, LengthCode, Score);
}
