using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Indexing;

/// <summary>An array as it lies in a section: little-endian, one value behind the other. Who reads it keeps what has it alive.</summary>
internal readonly unsafe struct FlatArray<T>
    where T : unmanaged
{
    private readonly T* _start;

    /// <exception cref="ArgumentException">They are neither of a section nor empty.</exception>
    public FlatArray(ReadOnlyMemory<byte> bytes)
    {
        (Bytes, Length) = (bytes, bytes.Length / Unsafe.SizeOf<T>());
        if (MemoryMarshal.TryGetMemoryManager<byte, FixedMemory>(bytes, out var memory, out var start, out _))
            _start = (T*)(memory.Start + start);
        else if (!bytes.IsEmpty)
            throw new ArgumentException("The bytes may move.", nameof(bytes));
    }

    public static FlatArray<T> Of(ReadOnlySpan<T> values) => new(new FixedMemory(MemoryMarshal.AsBytes(values)).Memory);

    public ReadOnlyMemory<byte> Bytes { get; }

    public int Length { get; }

    public ReadOnlySpan<T> Span => new(_start, Length);

    /// <inheritdoc cref="FixedMemory.Prefetch"/>
    public void Prefetch(int place) => FixedMemory.Prefetch(_start + place);

    public T this[int place] => (uint)place < (uint)Length ? _start[place] : throw new ArgumentOutOfRangeException(nameof(place));
}
