using System.Globalization;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

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

    /// <summary>A figure of a year in a sentence of its own; where nothing is said of it, people of 2016.</summary>
    internal static Figure Figure(decimal value, string unit = "people", int? from = 2016, int? to = null, string sentence = "", string surface = "", string file = "treaty.txt")
    {
        var told = sentence.Length > 0 ? sentence : string.Create(CultureInfo.InvariantCulture, $"There were {value} of them.");
        var number = surface.Length > 0 ? surface : value.ToString(CultureInfo.InvariantCulture);
        var article = Article($"Headline\n\n{told}", file);
        var start = article.Text.IndexOf(told, StringComparison.Ordinal);
        var at = article.Text.IndexOf(number, start, StringComparison.Ordinal);
        return new Figure(article, new TextSpan(start, told.Length), at < 0 ? new TextSpan(start, 0) : new TextSpan(at, number.Length))
        {
            Value = value,
            Unit = unit,
            What = "living in the camp",
            Period = from is { } year ? Period.OfYears(year, to ?? year) : null,
            Basis = from is null ? PeriodBasis.Unknown : PeriodBasis.Stated,
            Paragraph = 2,
        };
    }

    /// <summary>The figures by years, numbered in the order of their years.</summary>
    internal static FigureTable Table(params IEnumerable<Figure> figures)
    {
        var rows = figures
            .OrderBy(figure => figure.Period?.From ?? DateOnly.MaxValue)
            .ThenBy(figure => figure.Period?.To)
            .Select((figure, i) => new FigureRow(i + 1, figure, [], 1));
        return TableOf([.. rows]);
    }

    internal static FigureTable TableOf(params IReadOnlyList<FigureRow> rows) => new(
        [.. rows.GroupBy(row => (row.Figure.Period?.From.Year, row.Figure.Period?.To.Year)).Select(group => new FigureGroup(group.Key.Item1, group.Key.Item2, [.. group]))], [])
    {
        Overview = new FigureOverview(57, [(2003, 2), (2016, 55)], [("people", 40), ("GBP", 17)], ["migrants", "living in the camp"]),
    };

    /// <summary>Why "how many whales" was refused; fifteen features, of which two have hardly an effect.</summary>
    internal static Explanation Explanation()
    {
        var large = Enumerable.Range(1, 13).Select(i => -3f + (0.125f * i)).Select((effect, i) => new FeatureEffect($"feature {i + 1}", 1, effect, effect));
        FeatureEffect[] features = [.. large, new("little", 1, 0.03125f, 0.03125f), new("none", 0, 2, 0)];
        return new Explanation(
            new QuestionExplanation("number", null, Negated: false, Limited: false, [["whales"]], [], [],
            [
                new WordExplanation("whales", ["head", "noun"], 4, 4, [], null, ["run"], []),
                new WordExplanation("treety", [], 2, 1, [new SearchedTerm("treati", 0.8f), new SearchedTerm("deal", 0.6f)], "treati", [], []),
            ]),
            [new QuoteExplanation(1, "treaty.txt", 2, 1.5f, ["treety"], [], [], ["whales"], features)],
            [new PassageExplanation(1, "treaty.txt", 2, 2.5f, 2, features[^3..])],
            new ConfidenceExplanation(-0.5f, [new FeatureEffect("asks number", 1, null, -1.5f)], -2, 0.119, 0.5, "No article mentions “whales”."));
    }
}
