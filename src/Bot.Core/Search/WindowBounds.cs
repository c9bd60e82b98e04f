using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Search;

/// <summary>What the passages of a window score at the most, a byte each, so that only those that may reach the floor are scored. All are 0 before and afterwards.</summary>
/// <param name="floor">In fixed point; above 0.</param>
internal readonly ref struct WindowBounds(SearchScratch scratch, int start, int length, int floor)
{
    /// <summary>The floor is so many steps.</summary>
    private const int StepsOfFloor = 240;

    /// <summary>So much or more.</summary>
    private const int MostSteps = byte.MaxValue;

    /// <summary>Above what a step is short of the next whole one when a number of single precision was rounded.</summary>
    private const float RoundedUp = 1.01f;

    private readonly float _stepsOfOne = StepsOfFloor / (float)floor;

    public int Start => start;

    public int End => start + length;

    /// <param name="bound">Of a posting, in fixed point.</param>
    public void Add(int passage, float bound) => Add(ref scratch.Bounds[passage - start], StepsOf(bound));

    /// <param name="passages">Passages of the window.</param>
    /// <param name="bound">Of each posting.</param>
    public void Add(ReadOnlySpan<int> passages, float bound)
    {
        var steps = StepsOf(bound);
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(scratch.Bounds);
        foreach (var passage in passages)
            Add(ref Unsafe.Add(ref bounds, (nuint)(uint)(passage - start)), steps);
    }

    /// <summary>Adds what postings score.</summary>
    public void Add(ReadOnlySpan<int> passages, ReadOnlySpan<int> frequencies, float weight, ReadOnlySpan<float> factors, ReadOnlySpan<byte> lengths)
    {
        var stepsOfFactor = weight * _stepsOfOne;
        for (var i = 0; i < passages.Length; i++)
            Add(ref scratch.Bounds[passages[i] - start], (int)((stepsOfFactor * factors[(frequencies[i] << 8) + lengths[passages[i]]]) + RoundedUp));
    }

    /// <summary>Those that may reach the floor together with what is not added, each with its bound.</summary>
    /// <param name="rest">What is not added, at the most.</param>
    public ReadOnlySpan<PlacedScore> TakeNear(int rest)
    {
        var (taken, count) = (scratch.Taken, 0);
        var least = Vector512.Create((byte)Math.Max(1, (int)((floor - rest) * _stepsOfOne)));
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(scratch.Bounds);
        // The room is larger than the window by a vector, and 0 behind it.
        for (var place = 0; place < length; place += Vector512<byte>.Count)
        {
            var found = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref bounds, (nuint)place), least).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var at = place + BitOperations.TrailingZeroCount(found);
                taken[count++] = new PlacedScore(at, BoundOf(Unsafe.Add(ref bounds, at)));
            }

            Vector512<byte>.Zero.StoreUnsafe(ref bounds, (nuint)place);
        }

        return taken.AsSpan(0, count);
    }

    private int StepsOf(float score) => Math.Min(MostSteps, (int)((score * _stepsOfOne) + RoundedUp));

    private int BoundOf(byte steps) => steps == MostSteps ? int.MaxValue / 2 : (int)(steps / _stepsOfOne) + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref byte bound, int steps) => bound = (byte)Math.Min(MostSteps, bound + steps);
}
