using Bot.Chat;
using Bot.Slack;
using Bot.Tests.Chat;
using CsCheck;

namespace Bot.Tests.Slack;

public sealed class CardBlocksTests
{
    [Fact]
    public void Whatever_the_card_is_the_blocks_keep_the_limits_and_every_mark_and_source() => SomeCards.Any.Sample(
        card =>
        {
            var drawing = CardBlocks.Of(card);
            var texts = drawing.Blocks.OfType<SlackBlock.RichText>().Select(block => string.Concat(block.Elements.SelectMany(part => part.Elements).Select(element => element.Text + element.Url))).ToList();
            Assert.InRange(drawing.Blocks.Count, 1, SlackMessage.MaxBlocks);
            Assert.All(texts, text => Assert.InRange(text.Length, 1, CardBlocks.MaxBlock));
            Assert.InRange(texts.Sum(text => text.Length), 0, CardBlocks.MaxTogether);
            Assert.InRange(drawing.Text.Length, 1, 4_000);
            Assert.DoesNotContain('<', drawing.Text);
            Assert.DoesNotContain("://", drawing.Text, StringComparison.Ordinal);
            Assert.Equal(card.Entries.Count, Elements(drawing).Count(element => element.Text == "[M]"));
            Assert.Equal(card.Entries.Count, Elements(drawing).Count(element => element.Text.StartsWith('T')));
            Assert.Equal(card.Lead.Count, Elements(drawing).Count(element => element.Text == " [L]"));
        },
        iter: 300);

    [Fact]
    public void What_fits_is_shown_whole_and_word_for_word()
    {
        const string Quote = "The <!channel> said *all* & <https://evil.example|more> at https://evil.example.";
        var card = new Card { Title = "*who* said <@U1>", Lead = [new CardLine("It opened in 1998.", "[1]")], Entries = [new CardEntry("[1]", Quote, new CardSource("Bridge", new Uri("https://a.example/b"), "Harbour News"))] };

        var drawing = CardBlocks.Of(card);

        Assert.Empty(drawing.Files);
        Assert.Equal("*who* said <@U1>", Assert.IsType<SlackBlock.Header>(drawing.Blocks[0]).Text.Text);
        Assert.Equal(["It opened in 1998.", " [1]", "[1]", $"“{Quote}”", "Bridge", " · Harbour News"], Elements(drawing).Select(element => element.Text));
        Assert.Equal(["https://a.example/b"], Elements(drawing).Select(element => element.Url).OfType<string>());
    }

    [Fact]
    public void A_long_quote_is_cut_at_the_end_of_a_sentence_and_goes_along_whole()
    {
        var quote = string.Join(' ', Enumerable.Range(1, 200).Select(i => $"Sentence number {i} tells of the harbour."));
        var card = new Card { Entries = [new CardEntry("[1]", quote, new CardSource("Bridge", Url: null, "Harbour News"))] };

        var drawing = CardBlocks.Of(card);

        Assert.EndsWith("tells of the harbour. […]”", Elements(drawing).Single(element => element.Text.StartsWith('“')).Text, StringComparison.Ordinal);
        Assert.Contains(quote, System.Text.Encoding.UTF8.GetString(Assert.Single(drawing.Files).Content), StringComparison.Ordinal);
    }

    private static IEnumerable<RichTextElement> Elements(SlackDrawing drawing) =>
        drawing.Blocks.OfType<SlackBlock.RichText>().SelectMany(block => block.Elements).SelectMany(part => part.Elements);
}
