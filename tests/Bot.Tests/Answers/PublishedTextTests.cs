using System.Globalization;
using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Answers;

public class PublishedTextTests
{
    [Theory]
    [InlineData("2016-08-30", "2016-08-30", DatePrecision.Day, "2016-08-30", "Aug 30, 2016")]
    [InlineData("2016-08-30", "2016-08-31", DatePrecision.Day, "2016-08-30/2016-08-31", "Aug 30–31, 2016")]
    [InlineData("2016-08-31", "2016-09-01", DatePrecision.Day, "2016-08-31/2016-09-01", "Aug 31 – Sep 1, 2016")]
    [InlineData("2015-12-31", "2016-01-01", DatePrecision.Day, "2015-12-31/2016-01-01", "Dec 31, 2015 – Jan 1, 2016")]
    [InlineData("2024-12-01", "2024-12-31", DatePrecision.Month, "2024-12", "Dec 2024")]
    [InlineData("2014-10-01", "2014-11-30", DatePrecision.Month, "2014-10/2014-11", "Oct–Nov 2014")]
    [InlineData("2019-01-01", "2019-12-31", DatePrecision.Year, "2019", "2019")]
    [InlineData("2018-01-01", "2019-12-31", DatePrecision.Year, "2018/2019", "2018–2019")]
    public void A_date_is_as_precise_as_it_is_known(string earliest, string latest, DatePrecision precision, string iso, string readable)
    {
        var date = new PublicationDate(
            DateOnly.Parse(earliest, CultureInfo.InvariantCulture), DateOnly.Parse(latest, CultureInfo.InvariantCulture), precision, DateBasis.Given);

        Assert.Equal(iso, PublishedText.Iso(date));
        Assert.Equal($"{readable} (given)", PublishedText.WithBasis(date));
    }

    [Fact]
    public void An_unknown_date_is_said_to_be_unknown()
    {
        Assert.Null(PublishedText.Iso(PublicationDate.Unknown));
        Assert.Equal("date unknown", PublishedText.WithBasis(PublicationDate.Unknown));
    }
}
