using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Versions;

/// <summary>
/// What names a version: the sum of the SHA-256 of what it depends on of each article, modulo 2^256 (AdHash, Bellare and Micciancio 1997). The same articles have the same on every machine,
/// and when one changes, nothing need be known of the others.
/// </summary>
internal readonly record struct VersionSum(UInt128 High, UInt128 Low)
{
    private const int Bytes = 32;

    /// <summary>10 hexadecimal digits.</summary>
    public string Id => (High >> 88).ToString("x10", CultureInfo.InvariantCulture);

    public static VersionSum Of(IEnumerable<FileReading.Read> articles) => articles.Aggregate(default(VersionSum), (sum, read) => sum.Plus(read.Line));

    /// <param name="bytes">As <see cref="ToBytes"/> gave them.</param>
    public static VersionSum Of(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[(Bytes / 2)..]));

    /// <param name="line">Of an article, <see cref="FileReading.Read.Line"/>.</param>
    public VersionSum Plus(string line)
    {
        var added = HashOf(line);
        var low = Low + added.Low;
        return new VersionSum(High + added.High + (low < Low ? UInt128.One : UInt128.Zero), low);
    }

    public VersionSum Minus(string line)
    {
        var taken = HashOf(line);
        return new VersionSum(High - taken.High - (Low < taken.Low ? UInt128.One : UInt128.Zero), Low - taken.Low);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Bytes / 2), Low);
        return bytes;
    }

    private static VersionSum HashOf(string line) => Of(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
