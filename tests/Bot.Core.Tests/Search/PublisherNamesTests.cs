using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class PublisherNamesTests
{
    [Fact]
    public void Names_that_were_known_before_are_found_as_if_they_were_read_anew()
    {
        using var analyzer = new TextAnalyzer(Language.Of("en"));
        string[] names = ["Kent Post", "The Age", "Harbour"];
        var asked = TextAnalyzer.TokensOf("What do Kent Post, The Age and Harbour Times say?", "en");

        var found = new PublisherNames(names, analyzer, new PublisherNames(["Harbour Times", "The Age", "Kent Post"], analyzer)).Find(asked);

        Assert.Equal(new PublisherNames(names, analyzer).Find(asked), found);
        Assert.Equal(names.Order(StringComparer.Ordinal), found.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
