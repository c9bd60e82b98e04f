using System.IO.Hashing;

namespace Bot.Core.Versions;

/// <summary>Writes to a file and hashes what it writes, with XXH3.</summary>
internal sealed class HashingStream(FileStream file) : Stream
{
    private readonly XxHash3 _hash = new();
    private readonly BufferedStream _buffered = new(file, 1 << 16);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.Append(buffer);
        _buffered.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Of all that was written so far, little-endian.</summary>
    public void WriteHash() => _buffered.Write(BitConverter.GetBytes(_hash.GetCurrentHashAsUInt64()));

    public override void Flush() => _buffered.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _buffered.Dispose();
        base.Dispose(disposing);
    }
}
