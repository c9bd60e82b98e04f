using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Indexing;

/// <summary>An array as it lies in a section: little-endian, one value behind the other.</summary>
internal readonly struct FlatArray<T>(ReadOnlyMemory<byte> bytes)
    where T : unmanaged
{
    public static FlatArray<T> Of(ReadOnlySpan<T> values) => new(MemoryMarshal.AsBytes(values).ToArray());

    public ReadOnlyMemory<byte> Bytes => bytes;

    public int Length => bytes.Length / Unsafe.SizeOf<T>();

    public ReadOnlySpan<T> Span => MemoryMarshal.Cast<byte, T>(bytes.Span);

    public T this[int place] => Span[place];
}
