using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Core.Answers;
using Bot.Figures;

namespace Bot.Answers;

/// <summary>The answer as programs read it; documented in docs/answer.md.</summary>
internal sealed record AnswerDocument(
    bool Found,
    double Confidence,
    string? Answer,
    IReadOnlyList<SentenceDocument> Sentences,
    IReadOnlyList<CitationDocument> Citations,
    IReadOnlyList<CitationDocument> Passages,
    IReadOnlyList<CitationDocument> Closest,
    string? Missing,
    string? Difference,
    AnsweringFigureDocument? Figure,
    IReadOnlyList<CorrectionDocument> Corrections,
    CorpusDocument Corpus,
    double ElapsedMs)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Explanation? Explanation { get; init; }

    /// <summary>The language of the question, ISO 639-1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>What was searched instead of the words of the question.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReadAs { get; init; }

    /// <summary>The model whose words the sentences are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Why they are not, where a model was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByMeaning { get; init; }

    internal static AnswerDocument Of(Asked.Answered answered) => Of(answered.Answer, answered.Elapsed) with { Note = answered.Note };

    internal static AnswerDocument Of(Answer answer, TimeSpan elapsed)
    {
        var document = new AnswerDocument(
            Found: false,
            Math.Round(answer.Confidence, 3),
            Answer: null,
            Sentences: [],
            Citations: [],
            [.. answer.Passages.Select(CitationDocument.WithScore)],
            Closest: [],
            Missing: null,
            Difference: null,
            Figure: null,
            [.. answer.Corrections.Select(correction => new CorrectionDocument(correction.Written, correction.Read))],
            CorpusDocument.Of(answer.Corpus),
            Math.Round(elapsed.TotalMilliseconds, 1))
        {
            Explanation = answer.Explanation,
            Language = answer.Language,
            ReadAs = answer.ReadAs,
        };

        return answer switch
        {
            Answer.Found found => document with
            {
                Found = true,
                Answer = found.Text,
                Sentences = [.. found.Sentences.Select(sentence => new SentenceDocument(sentence.Text, sentence.Citations))],
                Citations = [.. found.Citations.Select(CitationDocument.Of)],
                Missing = Wording.Unanswered(found),
                Difference = Wording.Difference(found),
                Figure = found.Figure is { } figure ? AnsweringFigureDocument.Of(figure) : null,
                Model = found.Model,
                ByMeaning = found.IsByMeaning,
            },
            Answer.NotFound notFound => document with
            {
                Closest = [.. notFound.Closest.Select(CitationDocument.WithScore)],
                Missing = notFound.Missing,
            },
            _ => throw new UnreachableException(),
        };
    }
}

/// <param name="Text">As people read it: "Over 35,000 people, 2024 (told from the article’s date)".</param>
/// <param name="N">The citation that holds it.</param>
internal sealed record AnsweringFigureDocument(
    string Text, int N, decimal Value, decimal? ValueHigh, string Unit, string What, string? Qualifier, string Change, string? Per, int? YearFrom, int? YearTo, string Basis, string? Attribution, string Surface)
{
    internal static AnsweringFigureDocument Of(AnsweringFigure answering)
    {
        var figure = answering.Figure;
        return new(
            FigureWording.Answering(figure), answering.Citation, figure.Value, figure.ValueHigh, figure.Unit, figure.What, figure.Qualifier, FigureEntry.Sign(figure.Change), figure.Per,
            figure.Period?.From.Year, figure.Period?.To.Year, FigureBasis.Of(figure.Basis).Name, figure.Attribution, figure.Surface);
    }
}

internal sealed record CorrectionDocument(string Written, string Read);

internal sealed record SentenceDocument(string Text, IReadOnlyList<int> Citations);

internal sealed record CitationDocument(
    int N,
    string File,
    string? Title,
    string? Publisher,
    string? Published,
    string PublishedBasis,
    int Start,
    int Length,
    string Quote,
    int Paragraph,
    string? Url,
    bool Garbled,
    string Language,
    IReadOnlyList<AlsoInDocument> AlsoIn)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Score { get; init; }

    /// <summary>Where the quote opens in the article reader.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reader { get; init; }

    internal static CitationDocument Of(Citation citation) => new(
        citation.Number,
        citation.Article.File,
        citation.Article.Title,
        citation.Article.Publisher,
        PublishedText.Iso(citation.Article.Published),
        PublishedText.Basis(citation.Article.Published),
        citation.Span.Start,
        citation.Span.Length,
        citation.Quote,
        citation.Paragraph,
        TextFragment.Of(citation.Article, citation.Quote),
        citation.Article.IsGarbled,
        citation.Article.Language,
        [.. citation.AlsoIn.Select(other => new AlsoInDocument(other.Article.File, other.Span.Start, other.Span.Length, other.Paragraph))]);

    internal static CitationDocument WithScore(Citation citation) => Of(citation) with { Score = Math.Round(citation.Score, 4) };
}

internal sealed record AlsoInDocument(string File, int Start, int Length, int Paragraph);

internal sealed record CorpusDocument(string Version, int Articles, string? Newest)
{
    internal static CorpusDocument Of(CorpusState corpus) =>
        new(corpus.Version, corpus.Articles, corpus.Newest is { } newest ? PublishedText.Iso(newest) : null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(AnswerDocument))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    internal static AnswerJson Readable => field ??= new AnswerJson(ReadableOptions(Default.Options));

    internal static string Print(AnswerDocument document) => JsonSerializer.Serialize(document, Readable.AnswerDocument);

    /// <summary>Quotes stay readable: only what JSON itself needs is escaped. Never put such text into a page unencoded.</summary>
    internal static JsonSerializerOptions ReadableOptions(JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
