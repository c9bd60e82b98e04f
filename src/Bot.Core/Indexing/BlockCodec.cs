using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Indexing;

/// <summary>
/// Packs blocks of 128 numbers with the same number of bits each. Four lie side by side in a vector (SIMD-BP128, Lemire and Boytsov 2015); of a shorter block one follows the other.
/// </summary>
internal static class BlockCodec
{
    public const int Size = 128;

    private const int Lanes = 4;
    private const int WordBits = 32;

    public static int BitsOf(uint greatest) => WordBits - int.LeadingZeroCount((int)greatest);

    public static int BytesOf(int count, int bits) => ((count * bits) + 7) / 8;

    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> target)
    {
        if (values.Length == Size)
        {
            PackVertically(values, bits, MemoryMarshal.Cast<byte, uint>(target));
            return;
        }

        var (word, held, place) = (0UL, 0, 0);
        foreach (var value in values)
        {
            word |= (ulong)value << held;
            for (held += bits; held >= 8; held -= 8, word >>= 8)
                target[place++] = (byte)word;
        }

        if (held > 0)
            target[place] = (byte)word;
    }

    private static void PackVertically(ReadOnlySpan<uint> values, int bits, Span<uint> words)
    {
        words[..(Lanes * bits)].Clear();
        for (var i = 0; bits > 0 && i < values.Length; i++)
        {
            var bit = i / Lanes * bits;
            var (word, shift) = ((bit / WordBits * Lanes) + (i % Lanes), bit % WordBits);
            words[word] |= values[i] << shift;
            if (shift + bits > WordBits)
                words[word + Lanes] |= values[i] >> (WordBits - shift);
        }
    }

    public static void Unpack(ReadOnlySpan<byte> source, int bits, Span<int> values)
    {
        if (bits == 0)
            values.Clear();
        else if (values.Length < Size)
            UnpackShort(source, bits, values);
        else
            Unpack<Plain>(ref Unsafe.AsRef(in source[0]), bits, 0, ref values[0]);
    }

    /// <summary>One number of a block.</summary>
    /// <param name="count">Numbers of the block.</param>
    public static int At(ReadOnlySpan<byte> source, int bits, int count, int place)
    {
        if (bits == 0)
            return 0;
        if (count < Size)
        {
            Span<int> values = stackalloc int[Size];
            UnpackShort(source, bits, values[..count]);
            return values[place];
        }

        var words = MemoryMarshal.Cast<byte, uint>(source[..BytesOf(count, bits)]);
        var bit = place / Lanes * bits;
        var (word, shift) = ((bit / WordBits * Lanes) + (place % Lanes), bit % WordBits);
        var value = (ulong)words[word];
        if (shift + bits > WordBits)
            value |= (ulong)words[word + Lanes] << WordBits;
        return (int)(value >> shift & ((1UL << bits) - 1));
    }

    /// <summary>Numbers that rise, packed as what each is above the one before it, less 1.</summary>
    /// <param name="before">The number before the first.</param>
    public static void UnpackRising(ReadOnlySpan<byte> source, int bits, int before, Span<int> values)
    {
        if (bits == 0)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = before + i + 1;
        }
        else if (values.Length < Size)
        {
            UnpackShort(source, bits, values);
            for (var i = 0; i < values.Length; i++)
                before = values[i] += before + 1;
        }
        else
        {
            Unpack<Rising>(ref Unsafe.AsRef(in source[0]), bits, before, ref values[0]);
        }
    }

    private static void UnpackShort(ReadOnlySpan<byte> source, int bits, Span<int> values)
    {
        var mask = (1UL << bits) - 1;
        for (var i = 0; i < values.Length; i++)
        {
            var bit = i * bits;
            ulong word = 0;
            if ((bit >> 3) + sizeof(ulong) <= source.Length)
                word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.AsRef(in source[bit >> 3]));
            else
                source[(bit >> 3)..].CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref word)));
            values[i] = (int)(word >> (bit & 7) & mask);
        }
    }

    private static void Unpack<TStep>(ref byte source, int bits, int before, ref int values)
        where TStep : struct, IStep
    {
        var mask = Vector128.Create((int)((1UL << bits) - 1));
        var word = Vector128.LoadUnsafe(ref source).AsInt32();
        var last = Vector128.Create(before);
        var shift = 0;
        for (nuint row = 0; row < Size; row += Lanes)
        {
            var value = Vector128.ShiftRightLogical(word, shift);
            shift += bits;
            if (shift >= WordBits)
            {
                shift -= WordBits;
                if (row + Lanes < Size)
                {
                    source = ref Unsafe.Add(ref source, Vector128<byte>.Count);
                    word = Vector128.LoadUnsafe(ref source).AsInt32();
                }

                if (shift > 0)
                    value |= Vector128.ShiftLeft(word, bits - shift);
            }

            last = TStep.Next(value & mask, last);
            last.StoreUnsafe(ref values, row);
        }
    }

    private interface IStep
    {
        static abstract Vector128<int> Next(Vector128<int> value, Vector128<int> last);
    }

    private readonly struct Plain : IStep
    {
        public static Vector128<int> Next(Vector128<int> value, Vector128<int> last) => value;
    }

    private readonly struct Rising : IStep
    {
        /// <summary>Running sums of four numbers from the last one before them.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<int> Next(Vector128<int> value, Vector128<int> last)
        {
            // A place beyond the vector reads 0.
            value += Vector128<int>.One;
            value += Vector128.Shuffle(value, Vector128.Create(int.MaxValue, 0, 1, 2));
            value += Vector128.Shuffle(value, Vector128.Create(int.MaxValue, int.MaxValue, 0, 1));
            return value + Vector128.Shuffle(last, Vector128.Create(3));
        }
    }
}
