using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

public sealed class FigureQueryTests
{
    private static readonly Article[] Articles =
    [
        Told.In("In 2012 the flood in Ardbeg destroyed 340 houses.", "ardbeg/flood.txt", Told.On(2013, 2, 1)) with { Title = "Night of the dam", Publisher = "The Islay Post" },
        Told.In("The council of Kilmory spent £95,000 on lighthouses in 2015.", "light.txt", Told.On(2016, 5, 4)),
        Told.In("Between 2013 and 2016 the beekeepers lost 4,100 hives.", "bees.txt", Told.On(2017, 3, 3)),
        Told.In("The old brewery employed 77 coopers.", "beer.txt"),
        Told.In("In 2016, 44 per cent of vineyards in Jura were sold.", "wine.txt", Told.Between(new DateOnly(2016, 9, 1), new DateOnly(2017, 2, 28))),
    ];

    [Fact]
    public void An_empty_query_finds_every_figure() => Assert.Equal([340m, 4_100m, 95_000m, 44m, 77m], Found(new FigureQuery()));

    [Theory]
    [InlineData("flood", 340)]
    [InlineData("flooding", 340)]
    [InlineData("Floods", 340)]
    [InlineData("lighthouse", 95_000)]
    [InlineData("hives of beekeepers", 4_100)]
    [InlineData("brewery", 77)]
    [InlineData("flod", 340)]
    [InlineData("how many houses did the flood destroy?", 340)]
    public void A_topic_meets_other_forms_of_its_words(string topic, int value) => Assert.Equal([value], Found(new FigureQuery { Topic = topic }));

    [Theory]
    [InlineData("Britain", "In 2015 the United Kingdom bought 12 frigates.")]
    [InlineData("EU", "In 2015 the European Union closed 12 offices.")]
    public void A_topic_meets_its_synonyms(string topic, string sentence) => Assert.Single(Told.Table(new FigureQuery { Topic = topic }, Told.In(sentence)).Rows);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_blank_topic_limits_nothing(string topic) => Assert.Equal(5, Found(new FigureQuery { Topic = topic }).Count());

    [Theory]
    [InlineData("submarines")]
    [InlineData("flood in Jura")]
    public void A_topic_that_no_figure_is_of_finds_nothing(string topic) => Assert.Empty(Found(new FigureQuery { Topic = topic }));

    [Theory]
    [InlineData(2012, 2012, new[] { 340 })]
    [InlineData(2013, 2014, new[] { 4_100 })]
    [InlineData(2016, null, new[] { 4_100, 44 })]
    [InlineData(null, 2012, new[] { 340 })]
    [InlineData(2013, 2015, new[] { 4_100, 95_000 })]
    [InlineData(1066, 1066, new int[0])]
    public void Years_are_those_that_figures_speak_of_and_unknown_ones_are_in_none(int? from, int? to, int[] values) =>
        Assert.Equal(values.Select(value => (decimal)value), Found(new FigureQuery { FromYear = from, ToYear = to }));

    [Theory]
    [InlineData(2013, 2013, new[] { 340 })]
    [InlineData(2017, null, new[] { 4_100, 44 })]
    [InlineData(2016, 2016, new[] { 95_000, 44 })]
    [InlineData(null, 2015, new[] { 340 })]
    public void Years_of_articles_are_asked_for_apart(int? from, int? to, int[] values) =>
        Assert.Equal(values.Select(value => (decimal)value), Found(new FigureQuery { PublishedFromYear = from, PublishedToYear = to }));

    [Theory]
    [InlineData("houses", 340)]
    [InlineData("house", 340)]
    [InlineData("HOUSES", 340)]
    [InlineData("GBP", 95_000)]
    [InlineData("gbp", 95_000)]
    [InlineData("£", 95_000)]
    [InlineData("pounds", 95_000)]
    [InlineData("pound", 95_000)]
    [InlineData("percent", 44)]
    [InlineData("per cent", 44)]
    [InlineData("%", 44)]
    public void A_unit_may_be_typed_in_any_form(string unit, int value) => Assert.Equal([value], Found(new FigureQuery { Unit = unit }));

    [Theory]
    [InlineData("people")]
    [InlineData("person")]
    [InlineData("coopers")]
    public void People_are_found_by_what_they_are_and_as_people(string unit) => Assert.Equal([77m], Found(new FigureQuery { Unit = unit }));

    [Theory]
    [InlineData("flood.txt")]
    [InlineData("night of the DAM")]
    [InlineData("Islay")]
    public void An_article_is_named_by_a_part_of_its_file_title_or_publisher(string name) => Assert.Equal([340m], Found(new FigureQuery { Article = name }));

    [Fact]
    public void All_that_is_asked_must_hold() =>
        Assert.Empty(Found(new FigureQuery { Topic = "flood", FromYear = 2012, ToYear = 2012, Unit = "houses", Article = "bees" }));

    [Fact]
    public void Nothing_found_gives_an_overview_of_what_there_is()
    {
        var table = Told.Table(new FigureQuery { Topic = "submarines" }, Articles);

        Assert.Empty(table.Groups);
        Assert.Equal(5, table.Overview.Count);
        Assert.Contains((2012, 1), table.Overview.Years);
        Assert.Equal(table.Overview.Years.Order(), table.Overview.Years);
        Assert.Contains(("houses", 1), table.Overview.Units);
        Assert.NotEmpty(table.Overview.Topics);
    }

    [Fact]
    public void A_topic_is_named_once_whether_of_one_or_of_many()
    {
        var overview = Told.Table(Told.In("In 2015 the club lost 12 games of chess."), Told.In("In 2016 the game cost £20.", "b.txt")).Overview;

        Assert.Single(overview.Topics, topic => topic.StartsWith("game", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<decimal> Found(FigureQuery query) => Told.Table(query, Articles).Rows.Select(row => row.Figure.Value);
}
