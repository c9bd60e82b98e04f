using Bot.Chat;
using Bot.Core.Articles;

namespace Bot.Tests.Chat;

public sealed class CardTests
{
    [Theory]
    [InlineData("more:0194ab:2", CardButton.MoreName, "0194ab", 2)]
    [InlineData("sources::3", CardButton.SourcesName, "", 3)]
    public void A_button_is_read_back_from_its_id(string id, string name, string turn, int page)
    {
        var button = CardButton.TryParse(id);

        Assert.Equal((name, turn, page, id), (button?.Name, button?.Turn, button?.Page, button?.Id));
        Assert.NotNull(button?.Request());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("more:1")]
    [InlineData("more:1:-2")]
    [InlineData("more:1:2:3")]
    public void An_id_that_is_none_of_ours_is_no_button(string? id) => Assert.Null(CardButton.TryParse(id));

    [Fact]
    public void A_card_as_text_has_everything()
    {
        var card = new Card
        {
            Title = "who built it",
            Lead = [new CardLine("Berg built it.", "[1]")],
            Heading = "Quotes",
            Entries = [new CardEntry("[1]", "Berg built it.", new CardSource("The museum", new Uri("https://a.example/m"), "Kest Daily · 2021")) { Asides = ["read with care"] }],
            Notes = ["The sources differ."],
            Footer = "Corpus 1",
        };

        Assert.Equal(
            "who built it\n\nBerg built it. [1]\n\nQuotes\n\n[1]\n“Berg built it.”\nThe museum · Kest Daily · 2021\nhttps://a.example/m\nread with care\n\nThe sources differ.\n\nCorpus 1\n",
            CardText.Of(card));
    }

    [Fact]
    public void Only_addresses_of_the_corpus_or_the_reader_are_sent()
    {
        var article = new Article { File = "a b.md", Text = "Berg built it.", Url = new Uri("https://a.example/m") };

        Assert.Equal("https://a.example/m", new SourceLinks(reader: null).Of(article).Url?.AbsoluteUri);
        Assert.Equal("https://bot.example/base/a/a%20b.md", new SourceLinks(new Uri("https://bot.example/base/")).Of(article).Url?.AbsoluteUri);
        Assert.Null(new SourceLinks(reader: null).Of(article with { Url = new Uri("ftp://a.example/m") }).Url);
    }
}
