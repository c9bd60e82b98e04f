using Lucene.Net.Util;

namespace Bot.Core.Search;

/// <summary>The length of a passage in one byte.</summary>
internal sealed class LengthCode
{
    private const int Exact = 128;
    private const int StepBits = 4;

    private readonly Func<int, byte> _encode;

    private LengthCode(Func<int, byte> encode, Func<byte, float> decode) => (_encode, Lengths) = (encode, [.. Enumerable.Range(0, 256).Select(code => decode((byte)code))]);

    /// <summary>Exact below 128, with sixteen steps for each doubling above.</summary>
    public static LengthCode Default { get; } = new(EncodeFinely, DecodeFinely);

    /// <summary>That of Lucene 4.8 (SmallFloat.floatToByte315 of the norm): eight steps for each fourfold length.</summary>
    public static LengthCode Lucene { get; } = new(
        tokens => (byte)SmallSingle.SingleToByte315(1 / MathF.Sqrt(tokens)),
        code => SmallSingle.Byte315ToSingle(code) is var norm ? 1 / (norm * norm) : 0);

    /// <summary>By code.</summary>
    public IReadOnlyList<float> Lengths { get; }

    public byte Encode(int tokens) => _encode(tokens);

    private static byte EncodeFinely(int tokens)
    {
        if (tokens < Exact)
            return (byte)tokens;
        var doublings = int.Log2(tokens) - int.Log2(Exact);
        var shift = doublings + int.Log2(Exact) - StepBits;
        return (byte)Math.Min(byte.MaxValue, Exact + (doublings << StepBits) + (tokens >> shift) - (1 << StepBits));
    }

    private static float DecodeFinely(byte code)
    {
        if (code < Exact)
            return code;
        var (doublings, step) = ((code - Exact) >> StepBits, (code - Exact) & ((1 << StepBits) - 1));
        return ((1 << StepBits) + step) << (doublings + int.Log2(Exact) - StepBits);
    }
}
