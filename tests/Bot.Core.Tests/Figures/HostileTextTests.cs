using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Tests.Figures;

public sealed class HostileTextTests
{
    private const int Patience = 120_000;

    public static TheoryData<string> Names => [.. Texts.Keys];

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["empty"] = "",
        ["blank"] = " \n\t\r\n ",
        ["10,000 digits apart"] = string.Join(' ', Enumerable.Repeat("7", 10_000)),
        ["10,000 digits in one number"] = new string('9', 10_000) + " sheep were lost.",
        ["10,000 digits behind a point"] = "0." + new string('3', 10_000) + " percent of sheep were lost.",
        ["10,000 groups of thousands"] = "1" + string.Concat(Enumerable.Repeat(",000", 10_000)) + " sheep were lost.",
        ["10,000 words of a number"] = "The farm lost " + string.Concat(Enumerable.Repeat("hundred ", 10_000)) + "sheep.",
        ["scales upon scales"] = "The farm lost 5 billion billion trillion sheep, 999999999999999 billion billion goats and 1 to 999999999999 trillion trillion cows.",
        ["very far apart"] = "In 2016 the farm lost 0.00000000000001 percent of its sheep. In 2016 the farm lost 100000 trillion percent of its sheep.",
        ["1,000 words of one number"] = "The farm lost " + string.Concat(Enumerable.Repeat("one hundred million ", 300)) + "sheep.",
        ["10,000 ranges"] = "The farm lost " + string.Join('-', Enumerable.Range(1, 10_000)) + " sheep.",
        ["unpaired surrogates"] = "The \uD83D farm lost 12\uDC00 sheep \uD83D\uD83D and 30 \uDE00goats.\uD83D",
        ["50,000 words"] = string.Join(' ', Enumerable.Range(0, 50_000).Select(i => i % 10 == 0 ? "12" : "sheep")) + ".",
        ["50,000 words of years"] = string.Join(' ', Enumerable.Range(0, 50_000).Select(i => (i % 10) switch { 0 => "12", 1 => "sheep", 2 => "in", 3 => "2015", _ => "and" })) + ".",
        ["100,000 words of years and shares"] = string.Concat(Enumerable.Repeat("In 2016 5 % ", 33_000)),
        ["right to left"] = "\u202Eفقدت المزرعة 1,200 خروف في عام 2015، بنسبة ٤٥٪.",
        ["other digits"] = "The farm lost ١٢٣ sheep, १२३ goats and 𝟙𝟚 cows.",
        ["no-break and zero-width spaces"] = "The farm\u00A0lost 1\u202F200\u200B sheep\uFEFF and\u00A0£3\u00A0m.",
        ["controls"] = "The farm lost \0 12 \0 sheep\u0007 in\u001B 2015.",
        ["impossible years"] = "In 0000 and 9999 and 99999 the farm lost 12 sheep, 40 million years ago and in 10,000 years.",
        ["only signs"] = string.Concat(Enumerable.Repeat("£$€%-–—,.:;()\"'", 2_000)),
    };

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Names))]
    public Task A_text_is_read_to_its_end_and_every_figure_lies_in_it(string name) => Task.Run(
        () =>
        {
            var article = Told.In(Texts[name], published: Told.October14Of2019);

            var figures = FigureReader.Read(article).Concat(FigureReader.ReadSentence(article)).ToList();

            Assert.All(figures, figure => Assert.NotEmpty(figure.Surface));
            Assert.All(FigureReader.ReadQuantities(article), quantity => Assert.InRange(quantity.Span.End, 1, article.Text.Length));
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void Reading_ends_between_two_sentences_when_it_is_cancelled()
    {
        var article = Told.In("In 2012 the zoo bought 340 lions. In 2013 it sold 12.");

        Assert.Throws<OperationCanceledException>(() => FigureReader.Read(article, PassageSplitter.SentencesOf(article), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_table_without_end_gives_ten_thousand_figures_and_a_warning()
    {
        var table = Told.In(string.Concat(Enumerable.Repeat("The farm lost 40 sheep. ", 10_001)), "table.txt");
        var snapshot = Some.Snapshot(Told.In("In 2012 the zoo bought 340 lions.", "zoo.txt"), table);

        Assert.Equal((1, 10_000), (snapshot.FiguresOf(0), snapshot.FiguresOf(1)));
        Assert.Equal("table.txt: only its first 10,000 figures are listed; split it or leave tables of numbers out.", Assert.Single(snapshot.Warnings));
    }

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Names))]
    public Task A_text_is_indexed_and_searched_beside_others(string name) => Task.Run(
        () =>
        {
            var articles = new[] { Told.In(Texts[name], "hostile.txt", Told.October14Of2019), Told.In("In 2012 the zoo bought 340 lions.", "zoo.txt") };

            var table = Told.Table(new FigureQuery { Article = "zoo" }, articles);

            Assert.Equal(340m, Assert.Single(table.Rows).Figure.Value);
            Assert.NotNull(Told.Table(new FigureQuery { Topic = Texts[name].Length > 2_000 ? Texts[name][..2_000] : Texts[name] }, articles));
        },
        TestContext.Current.CancellationToken);
}
