using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class AnsweringFigureTests
{
    private static readonly Article Ferries = Some.Article(
        """
        The ferries of Port Ellen

        In 2015 the ferries carried 41,000 passengers, and 52,000 passengers in 2017.

        Each of the 12 ferries carries about 80 passengers a day in summer. The company paid £3.4m for the newest one.
        """) with
    { Published = new PublicationDate(new DateOnly(2018, 3, 1), new DateOnly(2018, 3, 1), DatePrecision.Day, DateBasis.Given) };

    [Theory]
    [InlineData("How many passengers did the ferries carry in 2017?", 52_000, "people")]
    [InlineData("How many passengers did the ferries carry in 2015?", 41_000, "people")]
    [InlineData("How much did the company pay for the newest ferry?", 3_400_000, "GBP")]
    public void A_question_for_a_number_has_the_figure_of_the_year_and_unit_asked_for(string question, int value, string unit)
    {
        var figure = Found(question).Figure;

        Assert.Equal((value, unit), (figure?.Figure.Value, figure?.Figure.Unit));
    }

    [Fact]
    public void The_figure_stands_in_the_citation_it_names()
    {
        var found = Found("How many passengers did the ferries carry in 2017?");

        var figure = found.Figure;
        Assert.NotNull(figure);
        Assert.True(found.Citations[figure.Citation - 1].Span.Contains(figure.Figure.Span));
    }

    [Fact]
    public void A_question_that_asks_for_no_number_has_none() => Assert.Null(Found("Who paid for the newest ferry?").Figure);

    private static Answer.Found Found(string question) => Assert.IsType<Answer.Found>(Some.Answer(question, minConfidence: 0, Ferries));
}
