using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

public sealed class FigureTimeTests
{
    private static readonly PublicationDate Autumn2014 = Told.Between(new DateOnly(2014, 9, 1), new DateOnly(2014, 11, 30));

    [Theory]
    [InlineData("In 2015 the port handled 40 ships.", 2015, 2015)]
    [InlineData("The port handled 40 ships in the spring of 2016.", 2016, 2016)]
    [InlineData("The port handled 40 ships between 2010 and 2012.", 2010, 2012)]
    [InlineData("From 2010 to 2012 the port handled 40 ships.", 2010, 2012)]
    [InlineData("The port handled 40 ships in 2013-16.", 2013, 2016)]
    [InlineData("In the 2018-19 season the port handled 40 ships.", 2018, 2019)]
    [InlineData("The port handled 40 ships in the 1990s.", 1990, 1999)]
    [InlineData("The port will handle 40 ships by 2030.", 2030, 2030)]
    [InlineData("The port has lost 40 ships since 1990.", 1990, 2019)]
    [InlineData("On 3 May 2011 the port handled 40 ships.", 2011, 2011)]
    [InlineData("In the first quarter of 2018 the port handled 40 ships.", 2018, 2018)]
    public void A_year_in_the_sentence_is_stated(string sentence, int from, int to)
    {
        var figure = Told.Only(sentence, Told.October14Of2019);

        Assert.Equal((PeriodBasis.Stated, from, to), (figure.Basis, figure.Period?.From.Year, figure.Period?.To.Year));
    }

    [Fact]
    public void A_fiscal_year_ends_in_the_year_it_is_named_for()
    {
        var figure = Told.Only("In fiscal year 2021 the port handled 40 ships.", Told.On(2022, 3, 1));

        Assert.Equal((PeriodBasis.Stated, 2021), (figure.Basis, figure.Period?.To.Year));
    }

    [Theory]
    [InlineData("The port handled 40 ships last year.", 2018, 2018)]
    [InlineData("So far this year the port has handled 40 ships.", 2019, 2019)]
    [InlineData("The port has handled 40 ships since the start of this year.", 2019, 2019)]
    [InlineData("The port handled 40 ships two years ago.", 2017, 2017)]
    [InlineData("A decade ago the port handled 40 ships.", 2009, 2009)]
    [InlineData("The port will handle 40 ships next year.", 2020, 2020)]
    [InlineData("The port handled 40 ships in August.", 2019, 2019)]
    [InlineData("In December the port handled 40 ships.", 2018, 2018)]
    [InlineData("The port handled 40 ships on Friday.", 2019, 2019)]
    [InlineData("Last month the port handled 40 ships.", 2019, 2019)]
    [InlineData("Over the past five years the port has handled 40 ships.", 2014, 2019)]
    public void A_time_seen_from_the_article_is_relative_to_its_date(string sentence, int from, int to)
    {
        var figure = Told.Only(sentence, Told.October14Of2019);

        Assert.Equal((PeriodBasis.Relative, from, to), (figure.Basis, figure.Period?.From.Year, figure.Period?.To.Year));
    }

    [Theory]
    [InlineData("The port handled 40 ships in August.", "2019-08-01", "2019-08-31", DatePrecision.Month)]
    [InlineData("The port handled 40 ships yesterday.", "2019-10-13", "2019-10-13", DatePrecision.Day)]
    [InlineData("The port handled 40 ships on 3 May 2011.", "2011-05-03", "2011-05-03", DatePrecision.Day)]
    [InlineData("The port handled 40 ships in May 2011.", "2011-05-01", "2011-05-31", DatePrecision.Month)]
    public void The_time_is_as_precise_as_the_sentence(string sentence, string from, string to, DatePrecision precision) => Assert.Equal(
        new Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture), precision),
        Told.Only(sentence, Told.October14Of2019).Period);

    [Fact]
    public void The_present_is_the_year_of_the_article()
    {
        var figure = Told.Only("The port has 40 tugs.", Told.October14Of2019);

        Assert.Equal((PeriodBasis.Publication, 2019, 2019), (figure.Basis, figure.Period?.From.Year, figure.Period?.To.Year));
    }

    [Theory]
    [InlineData("When the port of Ardbeg was built, it cost £3m.")]
    [InlineData("The port of Ardbeg once handled 40 ships.")]
    public void A_past_without_a_time_is_unknown(string sentence)
    {
        var figure = Told.Only(sentence, Told.October14Of2019);

        Assert.Equal((PeriodBasis.Unknown, null), (figure.Basis, figure.Period));
    }

    [Theory]
    [InlineData("The port handled 40 ships last year.")]
    [InlineData("The port handled 40 ships in August.")]
    [InlineData("So far this year 40 ships have docked.")]
    [InlineData("The port has 40 tugs.")]
    public void Without_a_date_of_the_article_no_year_is_guessed(string sentence)
    {
        var figure = Told.Only(sentence);

        Assert.Equal((PeriodBasis.Unknown, null), (figure.Basis, figure.Period));
    }

    [Fact]
    public void A_stated_year_needs_no_date_of_the_article() => Assert.Equal(PeriodBasis.Stated, Told.Only("In 2015 the port handled 40 ships.").Basis);

    [Theory]
    [InlineData("The port was rebuilt in 2011 for £9m. That year 40 ships docked there.")]
    [InlineData("In 2011 the port handled 900 yachts. This figure included 40 ships from Oslo.")]
    public void An_earlier_sentence_gives_the_year_it_is_leaned_on_for(string text)
    {
        var figure = FigureReader.Read(Told.In(text, published: Told.October14Of2019))[^1];

        Assert.Equal((40m, PeriodBasis.Context, 2011, 2011), (figure.Value, figure.Basis, figure.Period?.From.Year, figure.Period?.To.Year));
    }

    [Fact]
    public void That_year_holds_though_the_sentence_that_names_it_has_no_figure()
    {
        var figure = Assert.Single(FigureReader.Read(Told.In("The port was rebuilt in 2011. That year 40 ships docked there.", published: Told.October14Of2019)));

        Assert.Equal((PeriodBasis.Context, 2011), (figure.Basis, figure.Period?.From.Year));
    }

    [Fact]
    public void A_year_far_above_is_not_taken()
    {
        var figures = FigureReader.Read(Told.In("In 2011 the port cost £9m.\n\nThe mayor was pleased.\n\nHis dog slept.\n\nIn Oslo the choir sang for 40 sailors.", published: Told.October14Of2019));

        Assert.NotEqual(2011, figures[^1].Period?.From.Year);
    }

    [Theory]
    [InlineData("The port handled 40 ships in 2015 and 55 ships in 2016.", 2015, 2016)]
    [InlineData("Ships rose to 60 last year from 45 in 2015.", 2018, 2015)]
    [InlineData("In 2015, 40 ships docked, compared with 55 in 2012.", 2015, 2012)]
    [InlineData("The port, opened in 1904 by 12 monks, has 430 tugs.", 1904, 2019)]
    public void Each_figure_of_a_sentence_has_its_own_year(string sentence, int first, int second)
    {
        var figures = FigureReader.ReadSentence(Told.In(sentence, published: Told.October14Of2019)).OrderBy(figure => figure.Span.Start);

        Assert.Equal([first, second], figures.Select(figure => figure.Period?.To.Year));
    }

    [Theory]
    [InlineData("The port handled 40 ships last year.", PeriodBasis.Relative, 2013)]
    [InlineData("The port handled 40 ships in August.", PeriodBasis.Relative, 2014)]
    [InlineData("The port has 40 tugs.", PeriodBasis.Publication, 2014)]
    public void A_date_of_an_article_that_is_a_season_will_do(string sentence, PeriodBasis basis, int year)
    {
        var figure = Told.Only(sentence, Autumn2014);

        Assert.Equal((basis, year, year), (figure.Basis, figure.Period?.From.Year, figure.Period?.To.Year));
    }

    [Fact]
    public void Last_year_is_not_one_year_where_the_article_may_be_of_two()
    {
        var period = Told.Only("The port handled 40 ships last year.", Told.Between(new DateOnly(2014, 12, 1), new DateOnly(2015, 1, 31))).Period;

        Assert.True(period is null || (period.From.Year, period.To.Year) == (2013, 2014), $"{period}");
    }

    [Theory]
    [InlineData("Between 2008 and 2007 the port handled 40 ships.")]
    [InlineData("The port handled 40 ships in 2013-12.")]
    [InlineData("The port handled 40 ships from 2016 to 2011.")]
    public void No_period_ends_before_it_begins(string sentence)
    {
        var figures = FigureReader.ReadSentence(Told.In(sentence, published: Told.October14Of2019));

        Assert.All(figures, figure => Assert.True(figure.Period is null || figure.Period.From <= figure.Period.To, $"{figure.Period}"));
    }
}
