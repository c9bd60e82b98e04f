using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;

namespace Bot.Chat;

/// <summary>What people asked of the articles in a time and did not get. Private questions are counted and never shown, and nobody is named.</summary>
internal sealed record Digest(DateTimeOffset From, DateTimeOffset To, int Asked, int Answered, int Helpful, int NotHelpful)
{
    /// <summary>Questions that found nothing, most asked first; the first few.</summary>
    public IReadOnlyList<DigestQuestion> NotFound { get; init; } = [];

    /// <summary>Further ones of them.</summary>
    public int NotFoundLeft { get; init; }

    /// <summary>How often something that was asked in private found nothing.</summary>
    public int NotFoundPrivate { get; init; }

    /// <summary>Questions whose answers were rated not helpful, most rated first; the first few.</summary>
    public IReadOnlyList<DigestQuestion> Rejected { get; init; } = [];

    public int RejectedLeft { get; init; }

    /// <summary>Ratings of answers whose question is private, or no longer kept.</summary>
    public int RejectedPrivate { get; init; }
}

/// <param name="Turn">The last time it was asked, or rated; null when that is no longer kept.</param>
/// <param name="Text">As it was asked the last time.</param>
/// <param name="Times">How often it was asked, or rated not helpful.</param>
internal sealed record DigestQuestion(string? Turn, string Text, int Times, int People, DateTimeOffset Last)
{
    /// <summary>Why it was rated so, most named first; empty for what found nothing.</summary>
    public IReadOnlyList<DigestReason> Reasons { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="Name">Of <see cref="ChatRatings.Reasons"/>; empty where none was given.</param>
internal sealed record DigestReason(string Name, int Times);

/// <summary>What <c>digest --json</c> prints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Digest))]
internal sealed partial class DigestJson : JsonSerializerContext
{
    internal static string Print(Digest digest) => JsonSerializer.Serialize(digest, new DigestJson(AnswerJson.ReadableOptions(Default.Options)).Digest);
}
