using System.Numerics.Tensors;

namespace Bot.Core.Search;

/// <summary>BM25 as Lucene 4.8 computes it (BM25Similarity, k1 = 1.2, b = 0.75; Robertson and Zaragoza 2009), but for the code of the lengths, which is finer.</summary>
internal static class Bm25
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;

    /// <summary>What a term adds at the most, as a multiple of its idf.</summary>
    public const float HighestFactor = K1 + 1;

    public static float Idf(int documentFrequency, int documents) =>
        (float)Math.Log(1 + ((documents - documentFrequency + 0.5) / (documentFrequency + 0.5)));
}

/// <summary>What a term adds to the score of a passage as a multiple of its idf, by its frequency and the length of the passage.</summary>
internal sealed class Bm25Factors
{
    private const int Codes = 256;

    private readonly float[] _norms = new float[Codes];
    private float[]? _all;

    public Bm25Factors(LengthCode lengths, float averageLength)
    {
        AverageLength = averageLength;
        for (var code = 0; code < Codes; code++)
            _norms[code] = Bm25.K1 * (1 - Bm25.B + (Bm25.B * lengths.Lengths[code] / averageLength));
    }

    public float AverageLength { get; }

    /// <summary>At 256 times the frequency, and the code of the length. They are worth making where many are looked up.</summary>
    public ReadOnlySpan<float> All => _all ??= MakeAll();

    /// <param name="frequency">1 to 255.</param>
    public float Of(int frequency, byte lengthCode) => Bm25.HighestFactor * frequency / (frequency + _norms[lengthCode]);

    private float[] MakeAll()
    {
        var all = new float[Codes * Codes];
        for (var frequency = 1; frequency < Codes; frequency++)
        {
            var factors = all.AsSpan(frequency * Codes, Codes);
            TensorPrimitives.Add(_norms, frequency, factors);
            TensorPrimitives.Divide(Bm25.HighestFactor * frequency, factors, factors);
        }

        return all;
    }
}
