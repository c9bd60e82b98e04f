using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

/// <summary>Articles that tell figures, and figures in a form that a table of cases can hold.</summary>
internal static class Told
{
    /// <summary>A Monday.</summary>
    public static readonly PublicationDate October14Of2019 = On(2019, 10, 14);

    public static PublicationDate On(int year, int month, int day) => Between(new DateOnly(year, month, day), new DateOnly(year, month, day), DatePrecision.Day);

    public static PublicationDate Between(DateOnly first, DateOnly last, DatePrecision precision = DatePrecision.Month) => new(first, last, precision, DateBasis.Given);

    public static Article In(string text, string file = "a.txt", PublicationDate? published = null, string language = "en") =>
        Some.Article(text, file) with { Published = published ?? PublicationDate.Unknown, Language = language };

    /// <summary>"412 penguins; 50-60 sheep": the figures of a sentence in its order.</summary>
    public static string Figures(string sentence, string language = "en") =>
        string.Join("; ", FigureReader.ReadSentence(In(sentence, language: language)).OrderBy(figure => figure.Span.Start).Select(figure => Print(figure.Value, figure.ValueHigh, figure.Unit)));

    /// <summary>"412 penguin": the quantities of a sentence, units in the singular.</summary>
    public static string Quantities(string sentence) =>
        string.Join("; ", FigureReader.ReadQuantities(In(sentence)).OrderBy(quantity => quantity.Span.Start).Select(quantity => Print(quantity.Value, quantity.ValueHigh, quantity.Unit ?? "-")));

    public static Figure Only(string sentence, PublicationDate? published = null) => Assert.Single(FigureReader.ReadSentence(In(sentence, published: published)));

    public static FigureTable Table(FigureQuery query, params Article[] articles) => Some.Snapshot(articles).FindFigures(query);

    public static FigureTable Table(params Article[] articles) => Table(new FigureQuery(), articles);

    private static string Print(decimal value, decimal? high, string unit) =>
        high is null ? string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}") : string.Create(CultureInfo.InvariantCulture, $"{value:0.##}-{high:0.##} {unit}");
}
