using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Core.Versions;

/// <summary>SHA-256 of a text that is embedded.</summary>
public readonly record struct TextHash
{
    private readonly UInt128 _first, _second;

    private TextHash(ReadOnlySpan<byte> bytes) => (_first, _second) = (MemoryMarshal.Read<UInt128>(bytes), MemoryMarshal.Read<UInt128>(bytes[16..]));

    public static TextHash Of(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static TextHash Of(byte[] hash) => hash.Length == SHA256.HashSizeInBytes ? new(hash) : default;

    internal byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, _first);
        MemoryMarshal.Write(bytes.AsSpan(16), _second);
        return bytes;
    }
}
