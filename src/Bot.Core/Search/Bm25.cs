using Lucene.Net.Util;

namespace Bot.Core.Search;

/// <summary>
/// BM25 as Lucene 4.8 computes it (BM25Similarity, k1 = 1.2, b = 0.75; Robertson and Zaragoza 2009),
/// with lengths rounded to one byte as Lucene does, so that both give the same scores.
/// </summary>
internal static class Bm25
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>What a term adds at the most, as a multiple of its idf.</summary>
    public const float HighestFactor = K1 + 1;

    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(code => DecodeLength((byte)code))];

    public static float Idf(int documentFrequency, int documents) =>
        (float)Math.Log(1 + ((documents - documentFrequency + 0.5) / (documentFrequency + 0.5)));

    public static byte EncodeLength(int tokens) => (byte)SmallSingle.SingleToByte315(1 / MathF.Sqrt(tokens));

    private static float DecodeLength(byte code)
    {
        var norm = SmallSingle.Byte315ToSingle(code);
        return 1 / (norm * norm);
    }

    /// <summary>For each length code the part of the denominator that the length decides: k1 (1 - b + b length / average).</summary>
    public static float[] LengthNorms(float averageLength)
    {
        var norms = new float[256];
        for (var code = 0; code < 256; code++)
            norms[code] = K1 * (1 - B + (B * Lengths[code] / averageLength));
        return norms;
    }

    public static float Score(float idf, int frequency, float lengthNorm) => idf * (K1 + 1) * frequency / (frequency + lengthNorm);
}
