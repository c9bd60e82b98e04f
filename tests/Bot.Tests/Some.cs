using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests;

/// <summary>Data that a test needs but does not care about.</summary>
internal static class Some
{
    internal static readonly PublicationDate EndOfAugust2016 =
        new(new DateOnly(2016, 8, 30), new DateOnly(2016, 8, 31), DatePrecision.Day, DateBasis.Inferred);

    internal static readonly CorpusState Corpus = new("v1", 5, Month(2024, 12));

    internal static PublicationDate Month(int year, int month) => new(
        new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1), DatePrecision.Month, DateBasis.Inferred);

    internal static Article Article(string text, string file = "treaty.txt") => new()
    {
        File = file,
        Text = text,
        Title = "Britain and France",
        Publisher = "The Post",
        Published = EndOfAugust2016,
    };

    internal static Citation Citation(Article article, string quote, int number = 1) => new(
        number,
        article,
        new TextSpan(article.Text.IndexOf(quote, StringComparison.Ordinal), quote.Length),
        Paragraph: 2,
        Score: 1.5);

    internal static Answer.Found Found(params Citation[] citations) =>
        new([new CitedSentence(citations[0].Quote, [1])], citations) { Confidence = 0.9, Passages = citations, Corpus = Corpus };

    internal static Answer.NotFound NotFound(params Citation[] closest) =>
        new("No article mentions “whales”.", closest) { Confidence = 0.1, Passages = closest, Corpus = Corpus };
}
