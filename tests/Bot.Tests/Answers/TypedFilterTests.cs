using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Answers;

public sealed class TypedFilterTests
{
    private static readonly ArticleFilter Channel = new() { Folders = ["uk"] };

    [Theory]
    [InlineData("2016", "2016-01-01", "2016-12-31")]
    [InlineData("2016-02", "2016-02-01", "2016-02-29")]
    [InlineData("2016-2", "2016-02-01", "2016-02-29")]
    [InlineData(" 2016-08-30 ", "2016-08-30", "2016-08-30")]
    [InlineData("9999", "9999-01-01", "9999-12-31")]
    public void A_date_means_all_its_days(string typed, string first, string last)
    {
        var filter = Assert.IsType<TypedFilter.Meant>(TypedFilter.Read(null, typed, typed, ArticleFilter.Everything)).Filter;

        Assert.Equal((first, last), ($"{filter.From:yyyy-MM-dd}", $"{filter.To:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("2016-13")]
    [InlineData("2015-02-29")]
    [InlineData("16")]
    [InlineData("0000")]
    [InlineData("30.08.2016")]
    [InlineData("yesterday")]
    public void What_is_no_date_is_told_with_the_forms_that_are(string typed)
    {
        Assert.Equal($"“{typed}” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.", Reason(typed, null));
        Assert.Equal(Reason(typed, null), Reason(null, typed));
    }

    [Fact]
    public void Dates_that_leave_no_day_are_told() =>
        Assert.Equal("The articles cannot be from 2017 or later and from 2016-08 or earlier: swap the two dates.", Reason("2017", "2016-08"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u202E")]
    public void What_is_blank_limits_nothing(string? typed) =>
        Assert.True(Assert.IsType<TypedFilter.Meant>(TypedFilter.Read(typed, typed, typed, ArticleFilter.Everything)).Filter.IsEverything);

    [Fact]
    public void What_is_typed_stays_within_what_may_be_asked_for()
    {
        var filter = Assert.IsType<TypedFilter.Meant>(TypedFilter.Read(" The\tPost", "2016", null, Channel)).Filter;

        Assert.True(filter.Admits(Some.Article("", "uk/treaty.txt")));
        Assert.False(filter.Admits(Some.Article("", "fr/treaty.txt")));
        Assert.False(filter.Admits(Some.Article("", "uk/treaty.txt") with { Publisher = "The Times" }));
    }

    private static string Reason(string? from, string? to) => Assert.IsType<TypedFilter.Wrong>(TypedFilter.Read(null, from, to, ArticleFilter.Everything)).Reason;
}
