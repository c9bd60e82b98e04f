namespace Bot.Core.Tests.Figures;

public sealed class RangeTests
{
    [Theory]
    [InlineData("The farm lost between 50 and 60 sheep.", "50-60 sheep")]
    [InlineData("The choir needs 20 to 25 benches.", "20-25 benches")]
    [InlineData("Divers counted 5,000–6,000 seals.", "5000-6000 seals")]
    [InlineData("The roof will cost £2m to £3m.", "2000000-3000000 GBP")]
    [InlineData("The roof will cost £2-3m.", "2000000-3000000 GBP")]
    [InlineData("The tax will raise £1.2bn-£1.5bn.", "1200000000-1500000000 GBP")]
    [InlineData("Prices may rise by 10 to 12 percent.", "10-12 percent")]
    [InlineData("Prices may rise by 10%-12%.", "10-12 percent")]
    [InlineData("The nurse was sentenced to 15-20 years in prison.", "15-20 years")]
    [InlineData("Between a third and half of the wells are dry.", "33.3-50 percent")]
    public void A_range_is_one_figure_with_two_ends(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("The farm lost 60 sheep and 50 goats.", "60 sheep; 50 goats")]
    [InlineData("The harbour lost 40 boats in 2007 and 2009.", "40 boats")]
    [InlineData("The harbour lost 40 boats between 2007 and 2009.", "40 boats")]
    [InlineData("Growers picked 816 000 tonnes of apples in 2012-13.", "816000 tonnes")]
    public void Two_numbers_that_are_no_range_stay_apart(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Fact]
    public void A_range_of_years_beside_a_short_unit_does_not_join_the_number() =>
        Assert.Equal(816_000m, Told.Only("Growers picked 816 000 t of apples in 2012-13.").Value);

    [Fact]
    public void The_lower_end_comes_first_whatever_the_order_of_the_text()
    {
        var figure = Told.Only("Experts expect between 60 and 50 new wells.");

        Assert.Equal((50m, 60m), (figure.Value, figure.ValueHigh));
    }
}
