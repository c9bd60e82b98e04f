using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Core.Articles;

/// <summary>SHA-256 of a text in UTF-8.</summary>
public readonly record struct TextHash
{
    internal const int Bytes = SHA256.HashSizeInBytes;

    private readonly UInt128 _first, _second;

    private TextHash(ReadOnlySpan<byte> bytes) => (_first, _second) = (MemoryMarshal.Read<UInt128>(bytes), MemoryMarshal.Read<UInt128>(bytes[16..]));

    public static TextHash Of(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static TextHash Of(ReadOnlySpan<byte> hash) => hash.Length == SHA256.HashSizeInBytes ? new(hash) : default;

    /// <summary>In hexadecimal.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());

    internal byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, _first);
        MemoryMarshal.Write(bytes.AsSpan(16), _second);
        return bytes;
    }
}
