using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("The zoo of Ardbeg keeps 412 penguins.", "412 penguins")]
    [InlineData("The library lent 2.6m books to its readers.", "2600000 books")]
    [InlineData("The museum paid £1.2m for the ship.", "1200000 GBP")]
    [InlineData("The choir raised $750,000 at the auction.", "750000 USD")]
    [InlineData("The ferry line lost 3.4 billion euros on the deal.", "3400000000 EUR")]
    [InlineData("The insurer will pay €40bn to its owners.", "40000000000 EUR")]
    [InlineData("Rents in Ardbeg rose by 4.5% over the winter.", "4.5 percent")]
    [InlineData("Some 17 per cent of the vines were lost to frost.", "17 percent")]
    [InlineData("Support for the mayor fell by 2 percentage points.", "2 percentage points")]
    [InlineData("The quarry shipped 5,000 tonnes of slate.", "5000 tonnes")]
    [InlineData("The tunnel is 30,000 feet long.", "30000 feet")]
    [InlineData("The pilot climbed to 30,000ft.", "30000 ft")]
    [InlineData("The lake was warmer by 12C in July.", "12 °C")]
    [InlineData("The lake reached 12°C.", "12 °C")]
    [InlineData("The dam holds 90 million cubic metres of water.", "90000000 cubic metres")]
    [InlineData("The mill employs 340 people.", "340 people")]
    [InlineData("The clinic has 340 nurses.", "340 people")]
    [InlineData("The port has 40 cranes.", "40 cranes")]
    [InlineData("The forest has 40 cranes and 12 bikes.", "40 cranes; 12 bikes")]
    [InlineData("The orchard sold 1 200 crates and 35 baskets.", "1200 crates; 35 baskets")]
    [InlineData("The fleet of Kilmory has 28 boats and 14 nets.", "28 boats; 14 nets")]
    [InlineData("The Dutch maker sold 1,5 million bicycles.", "1500000 bicycles")]
    [InlineData("The theatre sold 98% of its 1,450 seats for £320,000.", "98 percent; 1450 seats; 320000 GBP")]
    public void A_number_is_read_in_full_units_with_what_it_counts(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("The number of beehives has risen to 2,300.", "2300 beehives")]
    [InlineData("A crowd of 4,000 watched the regatta.", "4000 people")]
    [InlineData("The town has a population of 45,000.", "45000 people")]
    [InlineData("Burglaries fell to 1,204 in the district.", "1204 burglaries")]
    public void A_number_without_a_noun_behind_it_counts_what_stands_before_it(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Fact]
    public void A_quantity_has_its_unit_in_the_singular_and_what_it_is_counted_for() =>
        Assert.Equal("80 dollar per barrel", Told.Quantities("Oil was sold at 80 dollars a barrel."));

    [Fact]
    public void A_quantity_that_counts_nothing_is_kept_below_figures() => Assert.Equal("1250 -", Told.Quantities("The index closed at 1,250."));

    [Fact]
    public void The_surface_is_the_number_with_its_unit_as_written()
    {
        var figure = Told.Only("According to its clerk the museum paid about £1.2m for the ship.");

        Assert.Equal("£1.2m", figure.Surface);
    }

    [Fact]
    public void Each_figure_of_an_article_quotes_its_own_sentence()
    {
        var figures = FigureReader.Read(Told.In("The zoo bought 12 lions.\n\nNobody was asked. The zoo sold 30 zebras!"));

        Assert.Equal([("The zoo bought 12 lions.", 1), ("The zoo sold 30 zebras!", 2)], figures.Select(figure => (figure.Quote, figure.Paragraph)));
    }

    [Fact]
    public void What_is_measured_is_told_in_words_of_the_article()
    {
        var figure = Told.Only("The frost destroyed 1,700 lemon trees in the valley.");

        Assert.Contains("lemon trees", figure.What + " " + figure.Unit, StringComparison.Ordinal);
        Assert.All(figure.What.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => Assert.Contains(word, figure.Quote, StringComparison.OrdinalIgnoreCase));
    }
}
