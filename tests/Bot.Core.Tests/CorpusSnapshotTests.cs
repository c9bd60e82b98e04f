using Bot.Core.Articles;

namespace Bot.Core.Tests;

public sealed class CorpusSnapshotTests
{
    private static readonly ArticleFilter InUk = new() { Folders = ["uk"] };

    private static readonly CorpusSnapshot Snapshot = Some.Snapshot(
        Article("uk/harbour.txt", "Harbour News", "The ferry treaty", 2016),
        Article("uk/bees.txt", "The Post", "Bees of Islay", 2017),
        Article("uk/light.txt", "the post", "Lights of the harbour", 2015),
        Article("secret/harbour.txt", "Hidden Gazette", "Harbour plans", 2020),
        Article("secret/bees.txt", "Hidden Gazette", null, 2019),
        Article("secret/more.txt", "Hidden Gazette", "More", 2019));

    [Fact]
    public void Publishers_come_with_their_articles_most_first() =>
        Assert.Equal([new("Hidden Gazette", 3), new("The Post", 2), new("Harbour News", 1)], Snapshot.PublishersOf(ArticleFilter.Everything));

    [Fact]
    public void Publishers_of_other_articles_are_not_told() =>
        Assert.Equal([new("The Post", 2), new("Harbour News", 1)], Snapshot.PublishersOf(InUk));

    [Theory]
    [InlineData("harbour", "secret/harbour.txt uk/harbour.txt uk/light.txt")]
    [InlineData("HARBOUR ", "secret/harbour.txt uk/harbour.txt uk/light.txt")]
    [InlineData("post", "uk/bees.txt uk/light.txt")]
    [InlineData("bees.t", "uk/bees.txt secret/bees.txt")]
    [InlineData("whales", "")]
    public void Articles_are_found_by_a_part_of_title_file_or_publisher_titles_that_begin_with_it_first(string typed, string files) =>
        Assert.Equal(files, string.Join(' ', Snapshot.FindArticles(typed, 10, ArticleFilter.Everything).Select(article => article.File)));

    [Fact]
    public void Articles_that_are_left_out_are_not_found() =>
        Assert.Equal(["uk/harbour.txt", "uk/light.txt"], Snapshot.FindArticles("harbour", 10, InUk).Select(article => article.File));

    [Fact]
    public void No_more_articles_are_found_than_are_wanted() =>
        Assert.Equal(["secret/harbour.txt", "uk/harbour.txt"], Snapshot.FindArticles("harbour", 2, ArticleFilter.Everything).Select(article => article.File));

    [Fact]
    public void The_state_of_a_part_counts_and_dates_that_part()
    {
        var state = Snapshot.StateOf(InUk);

        Assert.Equal((Snapshot.State.Version, 3, 2017), (state.Version, state.Articles, state.Newest?.Latest?.Year));
    }

    [Fact]
    public void The_overview_of_figures_has_more_topics_than_a_table_shows()
    {
        string[] counted = ["houses", "boats", "hives", "lamps", "barns", "ovens", "pianos", "wells", "kilns", "looms"];
        var snapshot = Some.Snapshot([.. counted.Select((noun, i) => Some.Article($"The storm of 2012 destroyed {i + 20} {noun}.", $"{noun}.txt"))]);

        Assert.Equal(counted.Order(StringComparer.Ordinal), snapshot.FigureOverviewOf(ArticleFilter.Everything).Units.Select(unit => unit.Unit).Order(StringComparer.Ordinal));
        Assert.Equal(8, snapshot.FindFigures(new()).Overview.Units.Count);
    }

    [Fact]
    public void The_overview_of_one_filter_is_not_that_of_another()
    {
        var snapshot = Some.Snapshot(Some.Article("The storm of 2012 destroyed 20 houses.", "a/x.txt"), Some.Article("The storm of 2012 destroyed 30 boats.", "b/x.txt"));

        foreach (var (filter, unit) in new[] { ("a", "houses"), ("b", "boats"), ("a", "houses") })
            Assert.Equal([unit], snapshot.FigureOverviewOf(new ArticleFilter { Folders = [filter] }).Units.Select(counted => counted.Unit));
    }

    private static Article Article(string file, string publisher, string? title, int year) => Some.Article($"Something happened in {file}.", file) with
    {
        Publisher = publisher,
        Title = title,
        Published = new PublicationDate(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year, DateBasis.Given),
    };
}
