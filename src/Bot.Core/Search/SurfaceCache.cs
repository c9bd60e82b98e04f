using System.Runtime.InteropServices;

namespace Bot.Core.Search;

/// <summary>A word as it is written, and the terms that it gives.</summary>
/// <param name="First">Null where it gives none.</param>
internal sealed record Surface(string Text, uint Hash, SurfaceTerm? First);

/// <summary>
/// What words give, by how they are written. All threads share it without locks: a set has place for a few words, and one more takes the place of another.
/// </summary>
internal sealed class SurfaceCache
{
    private const int Capacity = 1 << 18;

    private const int SetSize = 4;

    private readonly Surface?[] _surfaces = new Surface?[Capacity];

    public Surface? Find(ReadOnlySpan<char> word, uint hash)
    {
        foreach (var surface in SetOf(hash))
        {
            if (surface is null)
                return null;
            if (surface.Hash == hash && word.SequenceEqual(surface.Text))
                return surface;
        }

        return null;
    }

    public void Add(Surface surface)
    {
        var set = SetOf(surface.Hash);
        var free = set.IndexOf((Surface?)null);
        Volatile.Write(ref set[free >= 0 ? free : (int)(surface.Hash % SetSize)], surface);
    }

    /// <summary>Reads eight bytes at a time, the last of them twice where the length is no multiple.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var bytes = MemoryMarshal.AsBytes(word);
        var hash = (ulong)word.Length;
        for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes));
        if (word.Length >= sizeof(ulong) / sizeof(char))
            return (uint)Mix(hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word[^4..])));
        foreach (var c in word)
            hash = (hash << 16) ^ c;
        return (uint)Mix(hash);
    }

    // Both halves of the product, of which the lower bits alone would hang on few bits.
    private static ulong Mix(ulong x) => Math.BigMul(x ^ 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, out var low) ^ low;

    private Span<Surface?> SetOf(uint hash) => _surfaces.AsSpan((int)((hash >> 2) % (Capacity / SetSize)) * SetSize, SetSize);
}
