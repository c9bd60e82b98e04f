using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Bot.Core.Indexing;

/// <summary>Memory that does not move: a stretch of a file, read when it is touched and unmapped when nobody refers to it any more, or bytes that were made.</summary>
internal sealed unsafe class FixedMemory : MemoryManager<byte>
{
    private const int CacheLine = 64;

    private readonly object _owner;
    private readonly int _length;

    public FixedMemory(MemoryMappedFile file, long offset, int length)
    {
        var view = file.CreateViewAccessor(offset, length, MemoryMappedFileAccess.Read);
        byte* page = null;
        // Never released: the handle lives as long as this does, and unmaps when it is finalized.
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref page);
        (_owner, _length) = (view, length);
        Start = page + view.PointerOffset;
    }

    /// <summary>Memory to be written, which holds anything until then. It begins where a cache line does.</summary>
    public FixedMemory(int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(checked(length + CacheLine), pinned: true);
        (_owner, _length) = (bytes, length);
        Start = (byte*)(((nint)Unsafe.AsPointer(ref bytes[0]) + CacheLine - 1) & -CacheLine);
    }

    public FixedMemory(ReadOnlySpan<byte> bytes)
        : this(bytes.Length) => bytes.CopyTo(GetSpan());

    public byte* Start { get; }

    /// <summary>Has what is there brought near the processor; who reads it later need not wait.</summary>
    public static void Prefetch(void* place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(place);
    }

    public override Span<byte> GetSpan() => new(Start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(Start + elementIndex, pinnable: this);

    public override void Unpin() => GC.KeepAlive(_owner);

    protected override void Dispose(bool disposing)
    {
    }
}
