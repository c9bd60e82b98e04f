using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Core;

namespace Bot.Commands;

/// <summary>What is in the corpus, as <c>corpus --json</c> prints it.</summary>
internal sealed record CorpusListing(
    string Version,
    int Passages,
    int Figures,
    IReadOnlyList<ArticleListing> Articles,
    IReadOnlyList<RejectedListing> Rejected,
    IReadOnlyList<string> Warnings)
{
    internal static CorpusListing Of(CorpusSnapshot snapshot)
    {
        var articles = snapshot.Articles.Select((article, index) => new ArticleListing(
            article.File,
            Wording.Title(article),
            article.Publisher,
            PublishedText.Iso(article.Published),
            PublishedText.Basis(article.Published),
            article.Language,
            snapshot.PassagesOf(index),
            Math.Round(article.Quality, 2),
            article.IsGarbled)
        { Date = PublishedText.WithBasis(article.Published) }).ToList();

        return new CorpusListing(
            snapshot.State.Version,
            snapshot.Passages,
            snapshot.FigureCount,
            articles,
            [.. snapshot.Rejected.Select(rejected => new RejectedListing(rejected.File, rejected.Reason))],
            snapshot.Warnings);
    }
}

/// <param name="Title">The title, or the first words of the text in quotes.</param>
/// <param name="Quality">How clean the text is, 0 (garbled) to 1.</param>
internal sealed record ArticleListing(
    string File, string Title, string? Publisher, string? Published, string PublishedBasis, string Language, int Passages, double Quality, bool Garbled)
{
    [JsonIgnore]
    public string Date { get; init; } = "date unknown";
}

internal sealed record RejectedListing(string File, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CorpusListing))]
internal sealed partial class CorpusJson : JsonSerializerContext
{
    internal static string Print(CorpusListing listing) =>
        JsonSerializer.Serialize(listing, new CorpusJson(AnswerJson.ReadableOptions(Default.Options)).CorpusListing);
}
