using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>A table of figures as programs read it; documented in docs/figures.md.</summary>
internal sealed record FigureDocument(
    IReadOnlyList<FigureEntry> Figures, IReadOnlyList<ConflictEntry> Conflicts, IReadOnlyList<CorrectionDocument> Corrections, OverviewDocument Overview, CorpusDocument Corpus)
{
    internal static FigureDocument Of(FigureTable table, CorpusState corpus) => new(
        [.. table.Rows.Select(FigureEntry.Of)],
        [.. table.Conflicts.Select(ConflictEntry.Of)],
        [.. table.Corrections.Select(correction => new CorrectionDocument(correction.Written, correction.Read))],
        OverviewDocument.Of(table.Overview),
        CorpusDocument.Of(corpus));
}

/// <param name="N">The footnote: 1, 2, 3 ... through the document.</param>
internal sealed record FigureEntry(
    int N,
    string File,
    string? Title,
    string? Publisher,
    string? Published,
    string PublishedBasis,
    int Start,
    int Length,
    string Sentence,
    int Paragraph,
    string? Url,
    bool Garbled,
    string Surface,
    decimal Value,
    decimal? ValueHigh,
    string Unit,
    string What,
    string? Qualifier,
    string Change,
    string? Per,
    int? YearFrom,
    int? YearTo,
    string? From,
    string? To,
    string? Precision,
    string Basis,
    string? Attribution,
    int Origins,
    IReadOnlyList<TellingEntry> AlsoIn)
{
    internal static FigureEntry Of(FigureRow row)
    {
        var (figure, article) = (row.Figure, row.Figure.Article);
        return new FigureEntry(
            row.Number,
            article.File,
            article.Title,
            article.Publisher,
            PublishedText.Iso(article.Published),
            PublishedText.Basis(article.Published),
            figure.Sentence.Start,
            figure.Sentence.Length,
            figure.Quote,
            figure.Paragraph,
            TextFragment.Of(article, figure.Quote),
            article.IsGarbled,
            figure.Surface,
            figure.Value,
            figure.ValueHigh,
            figure.Unit,
            figure.What,
            figure.Qualifier,
            Sign(figure.Change),
            figure.Per,
            figure.Period?.From.Year,
            figure.Period?.To.Year,
            FigurePeriod.Iso(figure.Period?.From),
            FigurePeriod.Iso(figure.Period?.To),
            FigurePeriod.Precision(figure.Period),
            FigureBasis.Of(figure.Basis).Name,
            figure.Attribution,
            row.Origins,
            [.. row.AlsoIn.Select(other => new TellingEntry(other.Article.File, other.Sentence.Start, other.Sentence.Length, other.Quote))]);
    }

    internal static string Sign(Change change) => change switch
    {
        Core.Figures.Change.Equal => "=",
        Core.Figures.Change.About => "~",
        Core.Figures.Change.Up => "up",
        Core.Figures.Change.Down => "down",
        Core.Figures.Change.Over => ">",
        Core.Figures.Change.Under => "<",
        _ => throw new UnreachableException(),
    };
}

/// <summary>The same figure in another article.</summary>
internal sealed record TellingEntry(string File, int Start, int Length, string Sentence);

/// <param name="Figures">The footnotes of those that differ.</param>
internal sealed record ConflictEntry(string What, string Unit, int? YearFrom, int? YearTo, IReadOnlyList<int> Figures, IReadOnlyList<DifferingEntry> Values)
{
    internal static ConflictEntry Of(FigureConflict conflict)
    {
        var first = conflict.Rows[0].Figure;
        return new ConflictEntry(
            first.What, first.Unit, first.Period?.From.Year, first.Period?.To.Year, [.. conflict.Rows.Select(row => row.Number)],
            [.. conflict.Rows.Select(row => new DifferingEntry(row.Number, row.Figure.Article.File, row.Figure.Value, row.Figure.ValueHigh, row.Figure.Surface, row.Figure.Quote))]);
    }
}

/// <summary>One side of a conflict.</summary>
internal sealed record DifferingEntry(int N, string File, decimal Value, decimal? ValueHigh, string Surface, string Sentence);

/// <summary>What figures the corpus has, whatever was asked.</summary>
internal sealed record OverviewDocument(int Count, IReadOnlyList<YearCount> Years, IReadOnlyList<UnitCount> Units, IReadOnlyList<string> Topics)
{
    internal static OverviewDocument Of(FigureOverview overview) => new(
        overview.Count,
        [.. overview.Years.Select(year => new YearCount(year.Year, year.Count))],
        [.. overview.Units.Select(unit => new UnitCount(unit.Unit, unit.Count))],
        overview.Topics);
}

internal sealed record YearCount(int Year, int Count);

internal sealed record UnitCount(string Unit, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FigureDocument))]
internal sealed partial class FigureJson : JsonSerializerContext
{
    internal static FigureJson Readable => field ??= new FigureJson(AnswerJson.ReadableOptions(Default.Options));

    internal static string Print(FigureDocument document) => JsonSerializer.Serialize(document, Readable.FigureDocument);
}
