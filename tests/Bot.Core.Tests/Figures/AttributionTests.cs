namespace Bot.Core.Tests.Figures;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("Norfolk Police said 40 tractors were stolen.", "Norfolk Police")]
    [InlineData("According to the Spanish health ministry, 40 clinics were closed.", "the Spanish health ministry")]
    [InlineData("Some 40 dams are at risk, the World Bank said.", "the World Bank")]
    [InlineData("\"We lost 40 boats,\" said Anna Blom.", "Anna Blom")]
    [InlineData("The flood damaged 40 barns, according to the farmers' union.", "the farmers' union")]
    [InlineData("Figures from Eurostat show that 40 mines were closed.", "Eurostat")]
    [InlineData("According to the Greek coastguard 40 boats sank.", "the Greek coastguard")]
    [InlineData("The Greek coastguard reported 40 wrecks.", "The Greek coastguard")]
    public void Who_said_it_is_told_in_the_words_of_the_sentence(string sentence, string expected) =>
        Assert.Equal(expected, Told.Only(sentence).Attribution, ignoreCase: true);

    [Theory]
    [InlineData("The Greek coastguard has 40 boats.")]
    [InlineData("The report cost £40,000.")]
    public void A_figure_that_nobody_is_named_for_has_no_attribution(string sentence) => Assert.Null(Told.Only(sentence).Attribution);
}
