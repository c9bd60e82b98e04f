using Bot.Core.Search;
using Bot.Core.Versions;

namespace Bot.Core.Tests.Search;

/// <summary>Vectors that a test gives to passages.</summary>
internal static class SomeVectors
{
    public const string Model = "a model";

    /// <param name="rows">One for each passage; null where it has none.</param>
    public static PassageVectors Of(params float[]?[] rows)
    {
        var dimensions = rows.First(row => row is not null)!.Length; // a test gives at least one
        var flat = new float[rows.Length * dimensions];
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } row)
                Assert.True(PassageVectors.TryNormalise(row, flat.AsSpan(i * dimensions, dimensions)));
        }

        return new PassageVectors(Model, dimensions, flat, [.. rows.Select(row => row is not null)]);
    }

    /// <summary>Gives each passage the vector that the embedder makes of it.</summary>
    public static CorpusSnapshot Embedded(this CorpusSnapshot snapshot, Func<string, float[]> embed)
    {
        var fill = new VectorFill(snapshot, Model, embed("x").Length, "", CancellationToken.None);
        foreach (var (hash, text) in fill.Lacking().ToList())
            Assert.True(fill.TryAdd(hash, embed(text)));
        return snapshot.With(fill.ToVectors());
    }

    /// <summary>Words thrown into a few places: alike texts get alike vectors, which says nothing of meaning.</summary>
    public static float[] Hashed(string text)
    {
        var vector = new float[32];
        vector[0] = 0.01f; // a text without words points somewhere too
        foreach (var word in text.Split([' ', '\n', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            // Not string.GetHashCode, which is another one in each process.
            var hash = word.ToLowerInvariant().Aggregate(17u, (sum, letter) => (sum * 31) + letter);
            vector[hash % 32] += (hash >> 8 & 1) == 0 ? 1 : -1;
        }

        return vector;
    }
}
