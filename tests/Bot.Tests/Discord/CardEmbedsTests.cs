using Bot.Chat;
using Bot.Discord;
using Bot.Tests.Chat;
using CsCheck;

namespace Bot.Tests.Discord;

public sealed class CardEmbedsTests
{
    [Fact]
    public void Whatever_the_card_is_the_embeds_keep_the_limits_and_every_mark_and_source() => SomeCards.Any.Sample(
        card =>
        {
            var (embeds, _) = CardEmbeds.Of(card);
            var text = string.Concat(embeds.Select(embed => embed.Description));
            Assert.InRange(embeds.Count, 0, 10);
            Assert.All(embeds, embed => Assert.InRange(embed.Title?.Length ?? 0, 0, DiscordEmbed.MaxTitle));
            Assert.All(embeds, embed => Assert.InRange(embed.Description?.Length ?? 0, 0, DiscordEmbed.MaxDescription));
            Assert.All(embeds, embed => Assert.InRange(embed.Footer?.Text.Length ?? 0, 0, 2_048));
            Assert.InRange(embeds.Sum(embed => (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0)), 0, DiscordEmbed.MaxTogether);
            Assert.Equal(card.Entries.Count, Count(text, @"**\[M\]**"));
            Assert.InRange(Count(text, "\nT") + Count(text, "[T"), card.Entries.Count, int.MaxValue);
            Assert.Equal(card.Lead.Count, Count(text, @"**\[L\]**"));
        },
        iter: 300);

    [Fact]
    public void What_fits_is_shown_whole()
    {
        var card = new Card { Lead = [new CardLine("It opened in 1998.", "[1]")], Entries = [new CardEntry("[1]", "The bridge opened in 1998.", new CardSource("Bridge", Url: null, "Harbour News"))] };

        var (embeds, isCut) = CardEmbeds.Of(card);

        Assert.False(isCut);
        Assert.Equal(@"It opened in 1998. **\[1\]**" + "\n\n" + @"**\[1\]** “The bridge opened in 1998.”" + "\nBridge · Harbour News", Assert.Single(embeds).Description);
    }

    [Fact]
    public void A_long_quote_is_cut_at_the_end_of_a_sentence_and_goes_along_whole()
    {
        var quote = string.Join(' ', Enumerable.Range(1, 200).Select(i => $"Sentence number {i} tells of the harbour."));
        var card = new Card { Entries = [new CardEntry("[1]", quote, new CardSource("Bridge", Url: null, "Harbour News"))] };

        var message = CardMessage.Of(card);

        Assert.Contains("tells of the harbour. […]”\nBridge · Harbour News".Replace("[…]", @"\[…\]", StringComparison.Ordinal), message.Embeds?[0].Description, StringComparison.Ordinal);
        var file = Assert.Single(message.Files);
        Assert.Equal("answer.txt", file.Name);
        Assert.Contains(quote, System.Text.Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
