using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Bot.Tests.Moderation;

/// <summary>A zip written byte by byte, which may say of itself what it likes.</summary>
internal sealed class RawZip
{
    private const ushort Deflate = 8;

    private readonly List<byte> _bytes = [];
    private readonly List<byte> _directory = [];
    private ushort _entries;

    /// <param name="claimed">The unpacked size that is told; the true one when null.</param>
    internal RawZip Add(string name, byte[] content, long? claimed = null, ushort flags = 0)
    {
        var packed = Pack(content);
        var at = (uint)_bytes.Count;
        var header = Header(name, packed.Length, claimed ?? content.Length, Crc(content), flags);
        _bytes.AddRange([0x50, 0x4B, 3, 4, .. header, .. Encoding.UTF8.GetBytes(name), .. packed]);
        return List(name, at, header);
    }

    /// <summary>Names in the directory that all lead to the entry before.</summary>
    internal RawZip AddOverlapping(string name, byte[] content, int times)
    {
        var packed = Pack(content);
        var at = (uint)_bytes.Count;
        var header = Header(name, packed.Length, content.Length, Crc(content), 0);
        _bytes.AddRange([0x50, 0x4B, 3, 4, .. header, .. Encoding.UTF8.GetBytes(name), .. packed]);
        for (var i = 0; i < times; i++)
            List($"{name}{i}", at, Header($"{name}{i}", packed.Length, content.Length, Crc(content), 0));
        return this;
    }

    internal byte[] ToArray()
    {
        var at = (uint)_bytes.Count;
        return
        [
            .. _bytes, .. _directory,
            0x50, 0x4B, 5, 6, 0, 0, 0, 0, .. BitConverter.GetBytes(_entries), .. BitConverter.GetBytes(_entries),
            .. BitConverter.GetBytes((uint)_directory.Count), .. BitConverter.GetBytes(at), 0, 0,
        ];
    }

    private RawZip List(string name, uint at, byte[] header)
    {
        // The comment's length, the disk, and the attributes stand between the header and where the entry lies.
        _directory.AddRange([0x50, 0x4B, 1, 2, 20, 0, .. header, .. new byte[10], .. BitConverter.GetBytes(at), .. Encoding.UTF8.GetBytes(name)]);
        _entries++;
        return this;
    }

    private static byte[] Header(string name, long packed, long unpacked, uint crc, ushort flags) =>
    [
        20, 0, .. BitConverter.GetBytes(flags), .. BitConverter.GetBytes(Deflate), 0, 0, 0x21, 0x50,
        .. BitConverter.GetBytes(crc), .. BitConverter.GetBytes((uint)packed), .. BitConverter.GetBytes((uint)unpacked),
        .. BitConverter.GetBytes((ushort)Encoding.UTF8.GetByteCount(name)), 0, 0,
    ];

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    private static uint Crc(byte[] content) => Crc32.HashToUInt32(content);
}
