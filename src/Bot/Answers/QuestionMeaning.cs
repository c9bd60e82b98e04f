using System.Runtime.InteropServices;

namespace Bot.Answers;

/// <summary>What models made of a question, kept with it so that it is searched the same way again without them.</summary>
/// <param name="Rewritten">See <see cref="Core.Answers.Question.Rewritten"/>.</param>
/// <param name="Vector">Of <see cref="Core.Answers.Question.Vector"/> the bytes, little-endian float32; empty where there is none.</param>
internal sealed record QuestionMeaning(string? Rewritten, byte[] Vector)
{
    /// <summary>The embedding model that the vector is of, see <see cref="Core.Search.PassageVectors.Model"/>; null where there is none.</summary>
    public string? Model { get; init; }

    internal static readonly QuestionMeaning None = new(null, []);

    internal static byte[] Pack(ReadOnlySpan<float> vector) => MemoryMarshal.AsBytes(vector).ToArray();

    internal float[] Unpack() => MemoryMarshal.Cast<byte, float>(Vector.AsSpan(0, Vector.Length / sizeof(float) * sizeof(float))).ToArray();
}
