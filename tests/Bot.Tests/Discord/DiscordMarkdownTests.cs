using Bot.Discord;

namespace Bot.Tests.Discord;

public sealed class DiscordMarkdownTests
{
    [Theory]
    [InlineData("plain words, (in brackets): 3.5 - and so on #1", "plain words, (in brackets): 3.5 - and so on #1")]
    [InlineData("*a* _b_ ~c~ `d` |e| \\", @"\*a\* \_b\_ \~c\~ \`d\` \|e\| \\")]
    [InlineData("<@123> <#4> @everyone @here", @"\<\@123> \<#4> \@everyone \@here")]
    [InlineData("see https://a.example/b", @"see https\://a.example/b")]
    [InlineData("[a](b)", @"\[a\](b)")]
    [InlineData("# head\n> quote\n- item\n -# small", "\\# head\n\\> quote\n\\- item\n \\-# small")]
    [InlineData("1998. It rained\n2. Two", "1998\\. It rained\n2\\. Two")]
    public void Text_is_shown_as_it_is_written(string text, string escaped) => Assert.Equal(escaped, DiscordMarkdown.Escape(text));

    [Fact]
    public void A_link_cannot_be_broken_out_of()
    {
        var link = DiscordMarkdown.Link("a](https://evil.example)", new Uri("https://a.example/x)>y(z) w#:~:text=a"));

        Assert.Equal(@"[a\](https\://evil.example)](<https://a.example/x%29%3Ey%28z%29%20w#:~:text=a>)", link);
    }
}
