using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

public sealed class NotAFigureTests
{
    [Theory]
    [InlineData("The A303 was closed after a landslide.")]
    [InlineData("Lorries queued on the M20 and the N12.")]
    [InlineData("Flight BA2490 landed in Lagos at noon.")]
    [InlineData("Article 50 was triggered by the prime minister.")]
    [InlineData("The harbour is shown on page 217 of the atlas.")]
    [InlineData("The night train leaves at 10.45am.")]
    [InlineData("The siege ended at 19:30 on Friday.")]
    [InlineData("United won 3-1 against Ardbeg Rovers.")]
    [InlineData("Anna Blom (47) painted the mural.")]
    [InlineData("The baker, 62, was praised by the mayor.")]
    [InlineData("Call the hotline on 020 7946 0123.")]
    [InlineData("The shop stands at SW1A 2AA, near the park.")]
    [InlineData("The runner from Bowmore came 4th in the race.")]
    [InlineData("The twenty-first congress of the union ended in Ghent.")]
    [InlineData("She flew a Boeing 737 to Oslo.")]
    [InlineData("The iPhone 12 was sold without a charger.")]
    [InlineData("The leaders of the G7 met in Biarritz.")]
    [InlineData("Covid-19 closed the theatre.")]
    [InlineData("The 5G network reached the island.")]
    [InlineData("The play was aired on Radio 4.")]
    [InlineData("He was a boy in World War 2.")]
    [InlineData("Apollo 11 brought stones from the moon.")]
    [InlineData("The singer lives at 14 Station Road.")]
    [InlineData("The bridge was opened in 1911.")]
    [InlineData("The treaty was signed on 3 May 1911.")]
    [InlineData("The pier burned on 12/08/1987.")]
    [InlineData("The mines were shut in the 1980s.")]
    [InlineData("One of the nurses said nothing.")]
    [InlineData("The gate is open 24/7.")]
    public void A_number_that_only_names_or_dates_is_not_listed(string sentence) => Assert.Empty(Told.Figures(sentence));

    [Theory]
    [InlineData("Flight BA2490 carried 189 suitcases.", "189 suitcases")]
    [InlineData("On 3 May 1911 the dock launched 14 ships.", "14 ships")]
    [InlineData("At 7.30pm the A303 was blocked by 60 sheep.", "60 sheep")]
    [InlineData("The G7 promised $600bn for railways.", "600000000000 USD")]
    [InlineData("Anna Blom (47) owns 16 vineyards.", "16 vineyards")]
    [InlineData("In 2007 and 2009 the harbour lost 40 boats.", "40 boats")]
    public void A_figure_beside_such_a_number_is(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("She came home in 2007 and 2009.")]
    [InlineData("Flight BA2490 left on 3 May 1911 at 10.45am.")]
    public void Years_dates_times_and_names_are_no_quantities_either(string sentence) => Assert.Empty(Told.Quantities(sentence));

    [Fact]
    public void An_aside_of_the_page_has_no_figures_in_the_table()
    {
        const string Text = "The zoo keeps 412 penguins.\n\nShared 9,000 times";
        var article = Told.In(Text) with { Asides = [new TextSpan(Text.IndexOf("Shared", StringComparison.Ordinal), "Shared 9,000 times".Length)] };

        Assert.Equal([412m], Told.Table(new FigureQuery(), article).Rows.Select(row => row.Figure.Value));
    }
}
