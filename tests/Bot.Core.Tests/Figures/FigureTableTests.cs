using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

public sealed class FigureTableTests
{
    private const string Agency = "The flood in Ardbeg destroyed 340 houses in 2012. It came in the night, when the dam above the town broke, and it took the bridge, the school and the brewery with it before anyone could be warned.";

    [Theory]
    [InlineData("The flood in Ardbeg destroyed 340 houses in 2012.", "In Ardbeg, 340 houses were destroyed by the flood of 2012, the council said.")]
    [InlineData("In 2012 the brewery of Ardbeg sold twenty-eight barrels.", "The Ardbeg brewery sold 28 barrels in 2012, a record.")]
    [InlineData("In 2012 the bridge of Ardbeg cost £1.2m to repair.", "Repair of the Ardbeg bridge cost £1,200,000 in 2012.")]
    public void What_two_articles_say_is_one_row_with_both(string one, string other)
    {
        var row = Assert.Single(Told.Table(Told.In(one), Told.In(other, "b.txt")).Rows);

        Assert.Equal(["a.txt", "b.txt"], row.AlsoIn.Select(figure => figure.Article.File).Append(row.Figure.Article.File).Order());
        Assert.Equal(2, row.Origins);
    }

    [Fact]
    public void An_agency_text_copied_three_times_counts_once()
    {
        var row = Assert.Single(Told.Table(Told.In(Agency), Told.In(Agency, "b.txt"), Told.In(Agency, "c.txt")).Rows);

        Assert.Equal((2, 1), (row.AlsoIn.Count, row.Origins));
    }

    [Fact]
    public void Three_copies_and_a_report_of_its_own_count_twice()
    {
        var report = Told.In("Ardbeg lost 340 houses to the flood in 2012, its mayor wrote in a letter to parliament.", "d.txt");

        var row = Assert.Single(Told.Table(Told.In(Agency), Told.In(Agency, "b.txt"), Told.In(Agency, "c.txt"), report).Rows);

        Assert.Equal((3, 2), (row.AlsoIn.Count, row.Origins));
    }

    [Theory]
    [InlineData("The flood in Ardbeg destroyed 340 houses in 2012.", "A developer sold 340 houses in Bowmore in 2012.")]
    [InlineData("The flood in Ardbeg destroyed 340 houses in 2012.", "The flood in Ardbeg destroyed 340 houses in 1953.")]
    [InlineData("The flood in Ardbeg destroyed 340 houses in 2012.", "The flood in Ardbeg killed 340 cows in 2012.")]
    [InlineData("Rents in Ardbeg rose by 12% in 2012.", "Rents in Ardbeg fell by 12% in 2012.")]
    public void The_same_number_of_something_else_is_another_row(string one, string other) =>
        Assert.Equal(2, Told.Table(Told.In(one), Told.In(other, "b.txt")).Rows.Count());

    [Fact]
    public void Groups_are_in_the_order_of_years_with_unknown_ones_last_and_rows_are_numbered_through()
    {
        var table = Told.Table(Told.In("The mill once made 70 ploughs. In 2016 the zoo bought 12 lions. In 2003 the choir sang 19 masses. In 2010-12 the port lost 31 tugs."));

        Assert.Equal([(2003, 2003), (2010, 2012), (2016, 2016), (null, null)], table.Groups.Select(group => (group.FromYear, group.ToYear)));
        Assert.Equal([1, 2, 3, 4], table.Rows.Select(row => row.Number));
        Assert.Equal([19m, 31m, 12m, 70m], table.Rows.Select(row => row.Figure.Value));
    }

    [Fact]
    public void Months_of_one_year_are_one_group_in_order()
    {
        var table = Told.Table(Told.In("In October 2016 the zoo bought 12 lions. In March 2016 the zoo sold 30 zebras."));

        Assert.Equal([30m, 12m], Assert.Single(table.Groups).Rows.Select(row => row.Figure.Value));
    }

    [Fact]
    public void A_row_reads_the_same_from_the_index_as_from_the_text()
    {
        var article = Told.In("Norfolk Police said about 120 tractors a week were stolen between 2010 and 2012.", published: Told.October14Of2019);

        var row = Assert.Single(Told.Table(article).Rows);

        Assert.Equal(FigureReader.Read(article).Single() with { Article = row.Figure.Article }, row.Figure);
    }

    [Fact]
    public void A_garbled_copy_stands_behind_the_clean_one()
    {
        var row = Assert.Single(Told.Table(Told.In(Agency, "a.txt") with { Quality = 0.2 }, Told.In(Agency, "b.txt")).Rows);

        Assert.Equal("b.txt", row.Figure.Article.File);
    }

    [Fact]
    public void A_corpus_without_figures_has_an_empty_table()
    {
        var table = Told.Table(Told.In("The choir sang all night."));

        Assert.Empty(table.Rows);
        Assert.Empty(table.Conflicts);
        Assert.Equal(0, table.Overview.Count);
    }

    [Fact]
    public void A_corpus_without_articles_has_an_empty_table() => Assert.Empty(Told.Table(Array.Empty<Article>()).Groups);
}
