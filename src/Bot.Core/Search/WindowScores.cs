using System.Numerics;
using System.Runtime.Intrinsics;

namespace Bot.Core.Search;

/// <summary>The scores of the passages of a window while they are added up. All are 0 before and afterwards.</summary>
internal ref struct WindowScores(SearchScratch scratch, int length, bool isMarked)
{
    public readonly Span<int> Scores => scratch.Scores.AsSpan(0, length);

    /// <summary>The best word so far of the term that is added, where it has several.</summary>
    public readonly Span<int> BestOfTerm => scratch.BestOfTerm.AsSpan(0, length);

    /// <summary>Few have a score, and are marked.</summary>
    public readonly bool IsMarked => isMarked;

    /// <summary>A bit for each place that has a score.</summary>
    public readonly Span<ulong> Marks => scratch.Marks.AsSpan(0, (length + 63) / 64);

    /// <summary>The places that are marked, in order.</summary>
    public readonly MarkedPlaces Marked => new(Marks);

    public readonly void ForgetBestOfTerm()
    {
        if (!isMarked)
        {
            BestOfTerm.Clear();
            return;
        }

        foreach (var place in Marked)
            scratch.BestOfTerm[place] = 0;
    }

    /// <summary>Those that what is looked up may lift to the floor, in order; the floor rises by them. All scores are 0 afterwards.</summary>
    public readonly ReadOnlySpan<PlacedScore> TakeNear(FloorOfWindow floor)
    {
        var taken = isMarked ? TakeMarked(floor) : TakeAny(floor);
        return scratch.Taken.AsSpan(0, taken);
    }

    private readonly int TakeMarked(FloorOfWindow floor)
    {
        var taken = 0;
        var least = floor.Least;
        foreach (var place in Marked)
        {
            ref var score = ref scratch.Scores[place];
            if (score >= least)
            {
                scratch.Taken[taken++] = new PlacedScore(place, score);
                least = floor.Raise(place, score);
            }

            score = 0;
        }

        Marks.Clear();
        return taken;
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
                scratch.Taken[taken++] = new PlacedScore(at, scores[at]);
                below = Vector512.Create(floor.Raise(at, scores[at]) - 1);
            }
        }

        Scores.Clear();
        return taken;
    }
}

/// <summary>What is to be reached in a window.</summary>
/// <param name="looked">What the terms that are looked up add at the most.</param>
internal readonly struct FloorOfWindow(PassageIndex index, int start, int looked, ScoreFloor floor)
{
    /// <summary>What the others must add at least.</summary>
    public int Least => Math.Max(1, floor.Height - looked);

    /// <summary>What the others add to a passage is a part of its score.</summary>
    /// <returns><see cref="Least"/> afterwards.</returns>
    public int Raise(int place, int part)
    {
        // A copy of another passage may not count in the end.
        if (part > floor.Height && index.StandsForItself(start + place))
            floor.Add(part);
        return Least;
    }
}

internal readonly record struct PlacedScore(int Place, int Score);

/// <summary>The places of bits that are set, in order.</summary>
internal ref struct MarkedPlaces(ReadOnlySpan<ulong> marks)
{
    private readonly ReadOnlySpan<ulong> _marks = marks;
    private ulong _rest;
    private int _word = -1;

    public readonly int Current => (_word * 64) + BitOperations.TrailingZeroCount(_rest);

    public readonly MarkedPlaces GetEnumerator() => this;

    public bool MoveNext()
    {
        // The lowest bit was the current one.
        _rest &= _rest - 1;
        while (_rest == 0)
        {
            if (++_word >= _marks.Length)
                return false;
            _rest = _marks[_word];
        }

        return true;
    }
}
