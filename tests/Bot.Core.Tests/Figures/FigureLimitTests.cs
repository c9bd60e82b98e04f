using Bot.Core.Figures;

namespace Bot.Core.Tests.Figures;

public sealed class FigureLimitTests
{
    [Theory]
    [InlineData("The herd has 300 goats.", Change.Equal, null)]
    [InlineData("The herd has about 300 goats.", Change.About, "about")]
    [InlineData("The herd has roughly 300 goats.", Change.About, "roughly")]
    [InlineData("The herd has around 300 goats.", Change.About, "around")]
    [InlineData("The herd has at least 300 goats.", Change.Over, "at least")]
    [InlineData("The herd has more than 300 goats.", Change.Over, "more than")]
    [InlineData("The herd has over 300 goats.", Change.Over, "over")]
    [InlineData("The herd has up to 300 goats.", Change.Under, "up to")]
    [InlineData("The herd has fewer than 300 goats.", Change.Under, "fewer than")]
    [InlineData("The herd has no more than 300 goats.", Change.Under, "no more than")]
    [InlineData("The herd has an average of 300 goats.", Change.Equal, "an average of")]
    [InlineData("The price of goats rose by 12%.", Change.Up, null)]
    [InlineData("The price of goats is up 12%.", Change.Up, null)]
    [InlineData("The price of goats fell by 12%.", Change.Down, null)]
    [InlineData("There was a 12% drop in the price of goats.", Change.Down, null)]
    [InlineData("There was a 12% increase in the price of goats.", Change.Up, null)]
    public void The_words_around_a_value_say_how_it_is_meant(string sentence, Change change, string? qualifier)
    {
        var figure = Told.Only(sentence);

        Assert.Equal((change, qualifier), (figure.Change, figure.Qualifier));
    }

    [Theory]
    [InlineData("The clinic treats 120 patients a day.", "day")]
    [InlineData("The clinic treats 120 patients per year.", "year")]
    [InlineData("The clinic treats 120 patients every week.", "week")]
    [InlineData("The clinic sees 120 cases per 100,000 people.", "100,000 people")]
    [InlineData("Porters at the clinic earn £12 an hour.", "hour")]
    [InlineData("Milk sold at €3 per litre.", "litre")]
    [InlineData("The clinic treats 120 patients.", null)]
    public void What_a_value_is_counted_for_is_told(string sentence, string? per)
    {
        var figure = Assert.Single(FigureReader.ReadSentence(Told.In(sentence)));

        Assert.Equal(per, figure.Per);
    }
}
