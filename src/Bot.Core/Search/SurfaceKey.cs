using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Search;

/// <summary>A word as it is written, in few bytes, so that it is found without reading strings.</summary>
/// <param name="Low">With the others all letters of a word that is <see cref="IsWhole"/>, a hash of them of any other.</param>
internal readonly record struct SurfaceKey(ulong Low, ulong High, short Length, bool IsWhole)
{
    /// <summary>As many are taken as they are; twice as many when all are of Latin-1.</summary>
    private const int Whole = 8;

    public uint Hash => (uint)Mix(Low ^ (ushort)Length, High);

    public static SurfaceKey Of(ReadOnlySpan<char> word)
    {
        // Stretches of four letters may overlap: with the length they tell all the same.
        if (word.Length <= Whole)
            return word.Length >= 4 ? new(Read(word), Read(word[^4..]), (short)word.Length, IsWhole: true) : new(Pack(word), 0, (short)word.Length, IsWhole: true);
        if (word.Length <= 2 * Whole)
        {
            var letters = MemoryMarshal.Cast<char, ushort>(word);
            var (start, end) = (Vector128.Create(letters), Vector128.Create(letters[^Whole..]));
            if (Vector128.LessThanOrEqualAll(start | end, Vector128.Create((ushort)byte.MaxValue)))
            {
                var bytes = Vector128.Narrow(start, end).AsUInt64();
                return new(bytes[0], bytes[1], (short)word.Length, IsWhole: true);
            }
        }

        return new(HashOf(word), 0, (short)word.Length, IsWhole: false);
    }

    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0UL;
        for (; word.Length > 4; word = word[4..])
            hash = Mix(hash, Read(word));
        return Mix(hash, Pack(word));
    }

    private static ulong Read(ReadOnlySpan<char> letters) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(letters));

    private static ulong Pack(ReadOnlySpan<char> letters)
    {
        var packed = 0UL;
        foreach (var letter in letters)
            packed = (packed << 16) | letter;
        return packed;
    }

    // Both halves of the product, since its lower bits hang on few bits of the factors.
    private static ulong Mix(ulong a, ulong b) => Math.BigMul(a ^ 0xA0761D6478BD642F, b ^ 0xE7037ED1A0B428DB, out var low) ^ low;
}
