using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

/// <summary>What is told of zeppelins is only in articles that are left out.</summary>
public sealed class FilteredFigureTests
{
    private const string Agency = "The flood in Ardbeg destroyed 340 houses in 2012. It came in the night, when the dam above the town broke, and it took the bridge, the school and the brewery with it before anyone could be warned.";

    private static readonly ArticleFilter Open = new() { Folders = ["open"] };

    private static readonly CorpusSnapshot Snapshot = Some.Snapshot(
        Told.In(Agency, "hidden/agency.txt") with { Publisher = "Hidden Gazette" },
        Told.In(Agency, "open/agency.txt"),
        Told.In("Ardbeg lost 340 houses to the flood in 2012, its mayor wrote in a letter to parliament.", "open/letter.txt"),
        Told.In("The flood in Ardbeg destroyed 410 houses in 2012, the council of zeppelins said.", "hidden/other.txt"),
        Told.In("In 1931 the port of Jura had 12 zeppelins.", "hidden/zeppelins.txt"),
        Told.In("In 2016 the zoo bought 12 lions.", "open/zoo.txt"));

    [Fact]
    public void Rows_and_where_else_they_are_told_are_of_admitted_articles()
    {
        var table = Snapshot.FindFigures(new FigureQuery { Topic = "flood", Filter = Open });

        var row = Assert.Single(table.Rows);
        Assert.Equal(["open/agency.txt", "open/letter.txt"], row.AlsoIn.Append(row.Figure).Select(figure => figure.Article.File).Order(StringComparer.Ordinal));
        Assert.Equal(2, row.Origins);
    }

    [Fact]
    public void A_conflict_with_another_article_is_not_told()
    {
        Assert.NotEmpty(Snapshot.FindFigures(new FigureQuery { Topic = "flood" }).Conflicts);

        Assert.Empty(Snapshot.FindFigures(new FigureQuery { Topic = "flood", Filter = Open }).Conflicts);
    }

    [Fact]
    public void The_overview_is_of_admitted_articles()
    {
        var overview = Snapshot.FindFigures(new FigureQuery { Topic = "whales", Filter = Open }).Overview;

        Assert.Equal([(2012, 2), (2016, 1)], overview.Years);
        Assert.Equal(["houses", "lions"], overview.Units.Select(unit => unit.Unit));
        Assert.Equal(3, overview.Count);
        Assert.Equal(overview.Topics, Snapshot.FigureOverviewOf(Open).Topics);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("zeppelins")]
    [InlineData("zepelins")]
    [InlineData("flood")]
    public void A_word_of_other_articles_is_nowhere_in_a_table(string? topic)
    {
        var printed = JsonSerializer.Serialize(Snapshot.FindFigures(new FigureQuery { Topic = topic, Filter = Open }), WithFields);

        Assert.DoesNotContain("zeppelin", printed, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hidden", printed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_articles_there_are_no_figures()
    {
        var table = Snapshot.FindFigures(new FigureQuery { Filter = new ArticleFilter { Publisher = "The Times" } });

        Assert.Empty(table.Rows);
        Assert.Equal(0, table.Overview.Count);
    }

    // Corrections and counts are tuples, whose parts are fields.
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };
}
