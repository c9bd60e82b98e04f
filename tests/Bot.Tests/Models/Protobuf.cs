using System.Buffers.Binary;
using System.Text;

namespace Bot.Tests.Models;

/// <summary>Writes messages of protocol buffers, so that tests can make models of a few numbers.</summary>
internal sealed class Protobuf
{
    private readonly List<byte> _bytes = [];

    internal byte[] Bytes => [.. _bytes];

    internal Protobuf Number(int field, long value)
    {
        Varint(((ulong)field << 3) | 0);
        Varint((ulong)value);
        return this;
    }

    internal Protobuf Single(int field, float value)
    {
        Varint(((ulong)field << 3) | 5);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    internal Protobuf Text(int field, string value) => Data(field, Encoding.UTF8.GetBytes(value));

    internal Protobuf Message(int field, Protobuf message) => Data(field, message.Bytes);

    internal Protobuf Each<T>(IEnumerable<T> items, Func<Protobuf, T, Protobuf> write) => items.Aggregate(this, write);

    internal Protobuf Data(int field, ReadOnlySpan<byte> bytes)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }
}
