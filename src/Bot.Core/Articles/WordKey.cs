using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Articles;

/// <summary>A word as it is written, in two numbers, so that it is found without reading strings.</summary>
/// <param name="Low">With the others all of a word that is <see cref="IsWhole"/>; else a hash of its letters.</param>
internal readonly record struct WordKey(ulong Low, ulong High, int Length, bool IsWhole)
{
    /// <summary>As many letters are taken as they are, and twice as many of those that are bytes.</summary>
    private const int AsTheyAre = 8;

    private const ushort Apostrophe = 0x2019;

    // Of this byte no word is made.
    private const ushort AsByte = 0x92;

    public int Hash => (int)Mix(Low ^ (uint)Length, High);

    public static WordKey Of(ReadOnlySpan<char> word)
    {
        if (word.Length < 4)
            return new(Pack(word), 0, word.Length, IsWhole: true);
        // Stretches may overlap: with the length they tell all the same.
        if (word.Length <= AsTheyAre)
            return new(Read(word), Read(word[^4..]), word.Length, IsWhole: true);
        if (word.Length <= 2 * AsTheyAre)
        {
            var letters = MemoryMarshal.Cast<char, ushort>(word);
            var (start, end) = (Bytes(letters), Bytes(letters[^AsTheyAre..]));
            if (!Vector128.GreaterThanAny(start | end, Vector128.Create((ushort)byte.MaxValue)))
            {
                var bytes = Vector128.Narrow(start, end).AsUInt64();
                return new(bytes[0], bytes[1], word.Length, IsWhole: true);
            }
        }

        var hash = 0UL;
        for (var rest = word; rest.Length > 0; rest = rest[Math.Min(4, rest.Length)..])
            hash = Mix(hash, rest.Length < 4 ? Pack(rest) : Read(rest));
        return new(hash, 0, word.Length, IsWhole: false);
    }

    private static Vector128<ushort> Bytes(ReadOnlySpan<ushort> letters)
    {
        var taken = Vector128.Create(letters);
        return Vector128.ConditionalSelect(Vector128.Equals(taken, Vector128.Create(Apostrophe)), Vector128.Create(AsByte), taken);
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
