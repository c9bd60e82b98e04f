using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>What the passages of a window score at the most, a byte each, so that only those that may reach the floor are scored. All are 0 before and afterwards.</summary>
/// <param name="floor">In fixed point; above 0.</param>
internal readonly ref struct WindowBounds(SearchScratch scratch, PassageWindow window, int floor)
{
    /// <summary>The floor is so many steps.</summary>
    private const int StepsOfFloor = 240;

    /// <summary>So much or more.</summary>
    private const int MostSteps = byte.MaxValue;

    /// <summary>Above what a step is short of the next whole one when a number of single precision was rounded.</summary>
    private const float RoundedUp = 1.01f;

    private readonly float _stepsOfOne = StepsOfFloor / (float)floor;

    /// <summary>The first place of those that are added up together.</summary>
    private readonly int _first = window.FirstPlace & -FrequentTerm.Together;

    /// <summary>Those of the window, and of the passages beside it that are added up together with them.</summary>
    private readonly Span<byte> Bounds => scratch.Bounds.AsSpan(_first..((window.EndPlace + FrequentTerm.Together - 1) & -FrequentTerm.Together));

    public PassageWindow Window => window;

    /// <param name="bound">Of a posting, in fixed point.</param>
    public void Add(int place, float bound) => Add(ref scratch.Bounds[place], StepsOf(bound));

    /// <param name="bound">Of the posting of each place.</param>
    public void Add(ReadOnlySpan<ushort> places, float bound)
    {
        var steps = StepsOf(bound);
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(scratch.Bounds);
        foreach (var place in places)
            Add(ref Unsafe.Add(ref bounds, (nuint)place), steps);
    }

    /// <summary>Adds what a frequent term scores at the most, by how often passages have it.</summary>
    /// <param name="once">For a passage that has it once, in fixed point.</param>
    public void Add(FrequentTerm term, float once, float twice, float more) =>
        term.AddTo(Bounds, window.First + _first, (byte)StepsOf(once), (byte)StepsOf(twice), (byte)StepsOf(more));

    /// <summary>Adds what postings score.</summary>
    public void Add(WindowPostings postings, float weight, ReadOnlySpan<float> factors)
    {
        var stepsOfFactor = weight * _stepsOfOne;
        for (var i = 0; i < postings.Length; i++)
            Add(ref scratch.Bounds[postings.Places[i]], WholeSteps(stepsOfFactor * factors[postings.Codes[i]]));
    }

    /// <summary>Those that may reach the floor together with what is not added, each with its bound and without the code of its length.</summary>
    /// <param name="rest">What is not added, at the most.</param>
    public ReadOnlySpan<PlacedScore> TakeNear(int rest)
    {
        var (taken, count) = (scratch.Taken, 0);
        var least = Vector512.Create((byte)Math.Max(1, (int)((floor - rest) * _stepsOfOne)));
        Bounds[..(window.FirstPlace - _first)].Clear();
        Bounds[(window.EndPlace - _first)..].Clear();
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(scratch.Bounds);
        for (var place = _first; place < window.EndPlace; place += Vector512<byte>.Count)
        {
            var found = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref bounds, (nuint)place), least).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
            {
                var at = place + BitOperations.TrailingZeroCount(found);
                taken[count++] = new PlacedScore(at, lengthCode: 0, BoundOf(Unsafe.Add(ref bounds, at)));
            }

            Vector512<byte>.Zero.StoreUnsafe(ref bounds, (nuint)place);
        }

        return taken.AsSpan(0, count);
    }

    private int StepsOf(float score) => WholeSteps(score * _stepsOfOne);

    private static int WholeSteps(float steps) => float.ConvertToIntegerNative<int>(float.MinNative(MostSteps, steps + RoundedUp));

    private int BoundOf(byte steps) => steps == MostSteps ? int.MaxValue / 2 : float.ConvertToIntegerNative<int>(steps / _stepsOfOne) + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref byte bound, int steps) => bound = (byte)Math.Min(MostSteps, bound + steps);
}
