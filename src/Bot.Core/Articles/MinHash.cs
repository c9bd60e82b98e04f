using System.Runtime.Intrinsics;

namespace Bot.Core.Articles;

/// <summary>The least of the shingles of a text in each of many orders: texts that share much share many of them.</summary>
internal static class MinHash
{
    // Each odd multiplier and its xor is another permutation; the golden ratio spreads them.
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private const int Shift = 29;

    /// <summary>One for each order; none where there are no shingles.</summary>
    public static void Write(ReadOnlySpan<ulong> shingles, Span<ulong> least)
    {
        least.Fill(ulong.MaxValue);
        if (Vector512.IsHardwareAccelerated && shingles.Length >= Vector512<ulong>.Count)
        {
            WriteByVectors(shingles, least);
            return;
        }

        for (; shingles.Length >= 4; shingles = shingles[4..])
            Add(shingles[0], shingles[1], shingles[2], shingles[3], least);
        foreach (var shingle in shingles)
            Add(shingle, shingle, shingle, shingle, least);
    }

    /// <summary>Four at a time, since each multiplication waits for the one before.</summary>
    private static void Add(ulong a, ulong b, ulong c, ulong d, Span<ulong> least)
    {
        for (var k = 0; k < least.Length; k++)
        {
            a = (a ^ (a >> Shift)) * Multiplier;
            b = (b ^ (b >> Shift)) * Multiplier;
            c = (c ^ (c >> Shift)) * Multiplier;
            d = (d ^ (d >> Shift)) * Multiplier;
            // Against the least so far, since whether one is less can be foretold.
            least[k] = Math.Min(Math.Min(Math.Min(Math.Min(least[k], a), b), c), d);
        }
    }

    private static void WriteByVectors(ReadOnlySpan<ulong> shingles, Span<ulong> least)
    {
        Span<Vector512<ulong>> lanes = stackalloc Vector512<ulong>[least.Length];
        lanes.Fill(Vector512<ulong>.AllBitsSet);
        for (var i = 0; i < shingles.Length; i += 4 * Vector512<ulong>.Count)
        {
            // The last ones come again where the number is no multiple; that changes no minimum.
            var (a, b, c, d) = (VectorAt(shingles, i), VectorAt(shingles, i + 8), VectorAt(shingles, i + 16), VectorAt(shingles, i + 24));
            foreach (ref var lane in lanes)
            {
                a = (a ^ (a >>> Shift)) * Multiplier;
                b = (b ^ (b >>> Shift)) * Multiplier;
                c = (c ^ (c >>> Shift)) * Multiplier;
                d = (d ^ (d >>> Shift)) * Multiplier;
                lane = Vector512.Min(lane, Vector512.Min(Vector512.Min(a, b), Vector512.Min(c, d)));
            }
        }

        for (var k = 0; k < least.Length; k++)
            least[k] = LeastOf(lanes[k]);
    }

    private static Vector512<ulong> VectorAt(ReadOnlySpan<ulong> shingles, int at) => Vector512.Create(shingles[Math.Min(at, shingles.Length - Vector512<ulong>.Count)..]);

    private static ulong LeastOf(Vector512<ulong> lane)
    {
        var half = Vector256.Min(lane.GetLower(), lane.GetUpper());
        var quarter = Vector128.Min(half.GetLower(), half.GetUpper());
        return Math.Min(quarter[0], quarter[1]);
    }
}
