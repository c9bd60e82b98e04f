using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Tests.Figures;

public class FigureValueTests
{
    [Theory]
    [InlineData("7,000 people", 7_000, "people")]
    [InlineData("1 boat", 1, "boats")]
    [InlineData("1 person", 1, "people")]
    [InlineData("1 percentage point", 1, "percentage points")]
    [InlineData("1 asylum seeker", 1, "asylum seekers")]
    [InlineData("1 inquiry", 1, "inquiries")]
    [InlineData("1 coach", 1, "coaches")]
    [InlineData("1.2 million people", 1_200_000, "people")]
    [InlineData("1,234,567 people", 1_234_567, "people")]
    [InlineData("£500 million", 500_000_000, "GBP")]
    [InlineData("€2.5 billion", 2_500_000_000, "EUR")]
    [InlineData("$35,000", 35_000, "USD")]
    [InlineData("CHF 4 million", 4_000_000, "CHF")]
    [InlineData("£3.50", 3.5, "GBP")]
    [InlineData("-£4 million", -4_000_000, "GBP")]
    [InlineData("0.5%", 0.5, "percent")]
    [InlineData("×2", 2, "factor")]
    public void A_value_is_written_with_its_unit_and_never_rounded(string written, double value, string unit) =>
        Assert.Equal(written, FigureValue.Of(Some.Figure((decimal)value, unit)));

    [Theory]
    [InlineData("4,000–5,000 people", 4_000, 5_000, "people")]
    [InlineData("£4–5 million", 4_000_000, 5_000_000, "GBP")]
    [InlineData("£900,000–£1.2 million", 900_000, 1_200_000, "GBP")]
    [InlineData("-5 to -3%", -5, -3, "percent")]
    [InlineData("40–45%", 40, 45, "percent")]
    public void A_range_shows_both_ends(string written, int low, int high, string unit) =>
        Assert.Equal(written, FigureValue.Of(Some.Figure(low, unit) with { ValueHigh = high }));

    [Theory]
    [InlineData("about 7,000 people", Change.About, null)]
    [InlineData("around 7,000 people", Change.About, "around")]
    [InlineData("over 7,000 people", Change.Over, null)]
    [InlineData("at least 7,000 people", Change.Over, "at least")]
    [InlineData("under 7,000 people", Change.Under, null)]
    [InlineData("7,000 people or more", Change.Over, "or more")]
    public void The_words_of_the_article_limit_the_value(string written, Change change, string? qualifier) =>
        Assert.Equal(written, FigureValue.Of(Some.Figure(7_000) with { Change = change, Qualifier = qualifier }));

    [Theory]
    [InlineData("up 25%", "Arrivals rose by 25%.", Change.Up, null)]
    [InlineData("down over 90%", "Arrivals fell by over 90%.", Change.Down, "over")]
    [InlineData("rose to 25%", "The share rose to 25%.", Change.Up, null)]
    [InlineData("fell to about 25%", "The share fell to about 25%.", Change.Down, "about")]
    public void The_size_of_a_change_is_not_taken_for_its_end(string written, string sentence, Change change, string? qualifier)
    {
        var surface = sentence.Split(' ')[^1].TrimEnd('.');
        var figure = Some.Figure(surface == "90%" ? 90 : 25, "percent", sentence: sentence, surface: surface) with { Change = change, Qualifier = qualifier };

        Assert.Equal(written, FigureValue.Of(figure));
    }

    [Theory]
    [InlineData("×2", Change.Up, 2)]
    [InlineData("÷2", Change.Down, 2)]
    [InlineData("×0.5", Change.Down, 0.5)]
    public void A_factor_tells_its_direction_itself(string written, Change change, double value) =>
        Assert.Equal(written, FigureValue.Of(Some.Figure((decimal)value, "factor") with { Change = change }));

    [Theory]
    [InlineData("128 people a day", "day")]
    [InlineData("128 people an hour", "hour")]
    [InlineData("128 people per 100,000 residents", "100,000 residents")]
    public void What_a_value_is_counted_for_follows_it(string written, string per) =>
        Assert.Equal(written, FigureValue.Of(Some.Figure(128) with { Per = per }));
}
