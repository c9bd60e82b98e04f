namespace Bot.Core.Tests.Figures;

public sealed class NumberNameTests
{
    [Theory]
    [InlineData("The fleet of Kilmory has twenty-eight boats.", "28 boats")]
    [InlineData("The castle has a hundred and twenty windows.", "120 windows")]
    [InlineData("The plague killed three thousand five hundred cows.", "3500 cows")]
    [InlineData("The factory makes two and a half million pencils.", "2500000 pencils")]
    [InlineData("The pier cost half a million euros.", "500000 EUR")]
    [InlineData("A quarter of a million trees were planted.", "250000 trees")]
    [InlineData("The chess club bought a dozen clocks.", "12 clocks")]
    [InlineData("The shepherd lost three dozen lambs.", "36 lambs")]
    [InlineData("The company closed nineteen shops.", "19 shops")]
    public void Words_are_numbers_like_digits(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("A quarter of households have no car.", "25 percent")]
    [InlineData("Half of the pupils walk to school.", "50 percent")]
    [InlineData("Two-thirds of the farms are for sale.", "66.7 percent")]
    [InlineData("Three quarters of voters stayed at home.", "75 percent")]
    [InlineData("One in five bridges needs repair.", "20 percent")]
    [InlineData("Nine out of ten bees survived the winter.", "90 percent")]
    public void A_fraction_is_a_share_in_percent(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("Sales of bicycles doubled.", "2 factor")]
    [InlineData("The price of cocoa tripled.", "3 factor")]
    [InlineData("Complaints about noise increased fivefold.", "5 factor")]
    [InlineData("The new stadium is four times as large.", "4 factor")]
    public void A_multiple_is_a_factor(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("Tens of thousands of people filled the square.")]
    [InlineData("On the one hand the bishop agreed.")]
    [InlineData("The two countries signed the pact.")]
    public void A_number_of_speech_is_not_listed(string sentence) => Assert.Empty(Told.Figures(sentence));

    [Theory]
    [InlineData("The fire killed 9 trillion trillion trillion cows.")]
    [InlineData("The fire killed 99999999999999999999 trillion cows.")]
    public void A_number_that_no_decimal_holds_is_passed_over(string sentence) => Assert.Empty(Told.Figures(sentence));
}
