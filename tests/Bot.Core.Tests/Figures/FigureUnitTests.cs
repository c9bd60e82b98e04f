namespace Bot.Core.Tests.Figures;

public sealed class FigureUnitTests
{
    [Theory]
    [InlineData("A loaf costs 95p in Ardbeg.", "0.95 GBP")]
    [InlineData("The stamp went up by 5 pence.", "0.05 GBP")]
    [InlineData("In Switzerland the fine is 400 francs.", "400 CHF")]
    [InlineData("The court in Senegal fined him 90,000 francs.", "90000 XOF")]
    [InlineData("The Swedish club paid 30 million crowns.", "30000000 SEK")]
    [InlineData("The Czech brewery was fined 500,000 crowns.", "500000 CZK")]
    [InlineData("The Norwegian fund lost 12 billion kroner.", "12000000000 NOK")]
    [InlineData("In Denmark the ticket costs 260 kroner.", "260 DKK")]
    [InlineData("The club paid 30 million crowns.", "30000000 crowns")]
    [InlineData("The painting was sold for A$450,000.", "450000 AUD")]
    [InlineData("The painting was sold for 12 million yen.", "12000000 JPY")]
    [InlineData("The pumpkin weighed 1,200 pounds.", "1200 pounds")]
    [InlineData("The statue cost 1,200 pounds.", "1200 GBP")]
    public void Money_has_its_code_by_the_country_that_the_text_names(string sentence, string expected) => Assert.Equal(expected, Told.Figures(sentence));

    [Theory]
    [InlineData("de", "Die Feuerwehr rettete 27 Menschen aus dem Haus.", "27 people")]
    [InlineData("de", "Die Stadt zahlte 1,5 Millionen Euro für das Bad.", "1500000 EUR")]
    [InlineData("de", "Der Verein verkaufte 1.200 Karten.", "1200 Karten")]
    [InlineData("de", "Die Preise stiegen um 3,5 Prozent.", "3.5 percent")]
    [InlineData("fr", "La mairie a dépensé 1,5 million d'euros.", "1500000 EUR")]
    [InlineData("fr", "L'usine a produit 816 000 tonnes d'acier.", "816000 tonnes")]
    [InlineData("fr", "Le feu a tué 14 personnes.", "14 people")]
    [InlineData("fr", "Le chômage a baissé de 3,5 %.", "3.5 percent")]
    [InlineData("fr", "Le zoo a acheté 120 pingouins.", "120 pingouins")]
    [InlineData("es", "El incendio mató a 14 personas.", "14 people")]
    [InlineData("es", "El ayuntamiento gastó 2,5 millones de euros.", "2500000 EUR")]
    [InlineData("es", "La granja vendió 3.400 gallinas.", "3400 gallinas")]
    [InlineData("es", "Los precios subieron un 3,5 por ciento.", "3.5 percent")]
    public void Other_languages_keep_their_units_and_have_people_as_people(string language, string sentence, string expected) =>
        Assert.Equal(expected, Told.Figures(sentence, language));
}
