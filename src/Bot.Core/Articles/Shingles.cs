using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Articles;

/// <summary>Hashes of the runs of five words of a text. Letters and digits count, in lower case; all else separates words.</summary>
internal static class Shingles
{
    public const int Size = 5;

    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>Of letters and digits the lower case, of all else 0; for Latin letters, which are nearly all.</summary>
    private static readonly char[] Lower = [.. Enumerable.Range(0, 0x250).Select(c => char.IsLetterOrDigit((char)c) ? char.ToLowerInvariant((char)c) : '\0')];

    /// <summary>The different ones, ascending.</summary>
    public static ulong[] Distinct(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<ulong>.Shared.Rent(Room(text));
        var shingles = Write(text, buffer);
        shingles.Sort();
        var distinct = Math.Min(1, shingles.Length);
        for (var i = 1; i < shingles.Length; i++)
        {
            if (shingles[i] != shingles[distinct - 1])
                shingles[distinct++] = shingles[i];
        }

        var result = shingles[..distinct].ToArray();
        ArrayPool<ulong>.Shared.Return(buffer);
        return result;
    }

    /// <summary>What a buffer must hold for the shingles of a text.</summary>
    public static int Room(ReadOnlySpan<char> text) => (text.Length / 2) + 1;

    /// <summary>Writes them in the order of the text; none for a text without words, one for a text of fewer words than five.</summary>
    public static Span<ulong> Write(ReadOnlySpan<char> text, Span<ulong> buffer)
    {
        var words = buffer[..WriteWords(text, buffer)];
        if (words.Length <= Size)
        {
            if (words.Length > 0)
                words[0] = Join(words);
            return words[..Math.Min(1, words.Length)];
        }

        var count = words.Length - Size + 1;
        var i = 0;
        // Each takes the place of its first word, which no later one needs.
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + Vector512<ulong>.Count <= count; i += Vector512<ulong>.Count)
                Join512(words[i..]).CopyTo(words[i..]);
        }

        for (; i < count; i++)
            words[i] = Join(words.Slice(i, Size));
        return words[..count];
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static ulong Join(ReadOnlySpan<ulong> words)
    {
        var hash = 0UL;
        foreach (var word in words)
            hash = Mix(hash + word);
        return hash;
    }

    private static Vector512<ulong> Join512(ReadOnlySpan<ulong> words)
    {
        ref var first = ref MemoryMarshal.GetReference(words[..(Vector512<ulong>.Count + Size - 1)]);
        var hash = Vector512<ulong>.Zero;
        for (nuint i = 0; i < Size; i++)
        {
            hash += Vector512.LoadUnsafe(ref first, i);
            hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EB;
            hash ^= hash >>> 31;
        }

        return hash;
    }

    /// <summary>FNV-1a of each word.</summary>
    private static int WriteWords(ReadOnlySpan<char> text, Span<ulong> words)
    {
        var count = 0;
        var hash = FnvOffset;
        foreach (var c in text)
        {
            var lower = LowerOf(c);
            if (lower != 0)
            {
                hash = (hash ^ lower) * FnvPrime;
            }
            else if (hash != FnvOffset)
            {
                words[count++] = hash;
                hash = FnvOffset;
            }
        }

        if (hash != FnvOffset)
            words[count++] = hash;
        return count;
    }

    private static char LowerOf(char c)
    {
        if (c < Lower.Length)
            return Lower[c];
        return char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '\0';
    }
}
