using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Bot.Core.Indexing;

/// <summary>A stretch of a file as memory, read when it is touched. It is unmapped when nobody refers to it any more.</summary>
internal sealed unsafe class MappedMemory : MemoryManager<byte>
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;

    public MappedMemory(MemoryMappedFile file, long offset, int length)
    {
        (_view, _length) = (file.CreateViewAccessor(offset, length, MemoryMappedFileAccess.Read), length);
        byte* page = null;
        // Never released: the handle lives as long as this does, and unmaps when it is finalized.
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref page);
        _start = page + _view.PointerOffset;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex, pinnable: this);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
