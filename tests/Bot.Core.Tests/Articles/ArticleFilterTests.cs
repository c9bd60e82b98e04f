using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class ArticleFilterTests
{
    private static readonly Article Treaty = Some.Article("", "uk/brexit/treaty.txt") with
    {
        Publisher = "The Post",
        Published = new PublicationDate(new DateOnly(2016, 8, 30), new DateOnly(2016, 9, 2), DatePrecision.Day, DateBasis.Given),
        Tags = ["border", "Treaty"],
    };

    [Theory]
    [InlineData("The Post", true)]
    [InlineData("the POST", true)]
    [InlineData("Post", false)]
    [InlineData("", false)]
    public void A_publisher_is_meant_as_a_whole_in_any_case(string publisher, bool admitted) =>
        Assert.Equal(admitted, new ArticleFilter { Publisher = publisher }.Admits(Treaty));

    [Fact]
    public void An_article_without_a_publisher_is_by_nobody() =>
        Assert.False(new ArticleFilter { Publisher = "The Post" }.Admits(Treaty with { Publisher = null }));

    [Theory]
    [InlineData("2016-09-02", null, true)]
    [InlineData("2016-09-03", null, false)]
    [InlineData(null, "2016-08-30", true)]
    [InlineData(null, "2016-08-29", false)]
    [InlineData("2016-08-31", "2016-08-31", true)]
    [InlineData("2016-09-03", "2016-12-31", false)]
    public void An_article_is_in_when_one_of_its_possible_days_is(string? from, string? to, bool admitted) =>
        Assert.Equal(admitted, new ArticleFilter { From = Day(from), To = Day(to) }.Admits(Treaty));

    [Theory]
    [InlineData("1000-01-01", null)]
    [InlineData(null, "9999-12-31")]
    public void An_unknown_date_is_out_of_every_span(string? from, string? to) =>
        Assert.False(new ArticleFilter { From = Day(from), To = Day(to) }.Admits(Treaty with { Published = PublicationDate.Unknown }));

    [Theory]
    [InlineData("uk", true)]
    [InlineData("uk/", true)]
    [InlineData("uk/brexit", true)]
    [InlineData("uk/brexit/treaty.txt", true)]
    [InlineData("uk/bre", false)]
    [InlineData("UK", false)]
    [InlineData("brexit", false)]
    [InlineData("", false)]
    [InlineData("/", false)]
    public void A_folder_holds_what_lies_below_it(string folder, bool admitted) =>
        Assert.Equal(admitted, new ArticleFilter { Folders = [folder] }.Admits(Treaty));

    [Fact]
    public void One_of_several_folders_and_one_of_several_tags_is_enough()
    {
        Assert.True(new ArticleFilter { Folders = ["fr", "uk"], Tags = ["fish", "TREATY"] }.Admits(Treaty));
        Assert.False(new ArticleFilter { Folders = ["fr", "de"] }.Admits(Treaty));
        Assert.False(new ArticleFilter { Tags = ["fish", "order"] }.Admits(Treaty));
    }

    [Fact]
    public void Folders_and_tags_must_both_be_met()
    {
        Assert.False(new ArticleFilter { Folders = ["uk"], Tags = ["fish"] }.Admits(Treaty));
        Assert.False(new ArticleFilter { Folders = ["fr"], Tags = ["border"] }.Admits(Treaty));
    }

    [Fact]
    public void Nothing_that_is_asked_leads_out_of_the_filter_around_it()
    {
        var channel = new ArticleFilter { Folders = ["uk"] };

        Assert.True(new ArticleFilter { Publisher = "The Post", Within = channel }.Admits(Treaty));
        Assert.False(new ArticleFilter { Publisher = "The Post", Within = channel }.Admits(Treaty with { File = "fr/treaty.txt" }));
        Assert.False(new ArticleFilter { Folders = ["fr"], Within = channel }.Admits(Treaty with { File = "fr/treaty.txt" }));
        Assert.False(new ArticleFilter { Within = channel }.IsEverything);
    }

    [Fact]
    public void Everything_admits_an_article_of_which_nothing_is_known()
    {
        Assert.True(ArticleFilter.Everything.Admits(Some.Article("")));
        Assert.True(ArticleFilter.Everything.IsEverything);
        Assert.True(new ArticleFilter { Within = ArticleFilter.Everything }.IsEverything);
        Assert.Empty(ArticleFilter.Everything.Describe());
    }

    [Theory]
    [InlineData("2016-01-01", null, "by “The Post” and from 2016 or later")]
    [InlineData(null, "2016-12-31", "by “The Post” and from 2016 or earlier")]
    [InlineData(null, "2016-08-31", "by “The Post” and from Aug 31, 2016 or earlier")]
    [InlineData("2016-01-01", "2016-12-31", "by “The Post” and from 2016")]
    [InlineData("2014-01-01", "2016-12-31", "by “The Post” and from 2014 to 2016")]
    [InlineData("2016-01-01", "2016-01-01", "by “The Post” and from Jan 1, 2016")]
    [InlineData("2016-01-01", "2016-08-31", "by “The Post” and from Jan 1, 2016 to Aug 31, 2016")]
    public void Days_are_told_as_years_where_they_are(string? from, string? to, string expected) =>
        Assert.Equal(expected, new ArticleFilter { Publisher = "The Post", From = Day(from), To = Day(to) }.Describe());

    [Fact]
    public void All_that_limits_is_told() => Assert.Equal(
        "by “The Post”, in the folders “a”, “b”, “c” or 2 more and tagged “x”",
        new ArticleFilter { Publisher = "The Post", Within = new ArticleFilter { Folders = ["a", "b", "c", "d", "e"], Tags = ["x"] } }.Describe());

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
