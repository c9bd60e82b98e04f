using Bot.Slack;

namespace Bot.Tests.Slack;

public sealed class MessageTextTests
{
    private const string Bot = "U0BOT";

    [Theory]
    [InlineData("<@U0BOT> what did it cost", "what did it cost")]
    [InlineData("<@U0BOT|corpus> what did it cost", "what did it cost")]
    [InlineData("did <@U1|maria> say so", "did maria say so")]
    [InlineData("did <@U1> say so", "did say so")]
    [InlineData("in <#C1|calais> and <#C2>", "in calais and")]
    [InlineData("see <https://example.org/a|the page> and <https://example.org/b>", "see the page and https://example.org/b")]
    [InlineData("<!here> <!subteam^S1|@desk> on <!date^1392734382^{date}|18 Feb 2014>", "on 18 Feb 2014")]
    [InlineData("R&amp;D &lt;2016&gt; &amp;lt;", "R&D <2016> &lt;")]
    [InlineData(":wave: at 10:30:15 :+1:", "at 10:30:15 :+1:")]
    [InlineData("two\nlines", "two lines")]
    [InlineData(null, "")]
    public void The_markup_of_Slack_is_taken_off(string? text, string plain) => Assert.Equal(plain, MessageText.Of(text, Bot));

    [Theory]
    [InlineData("• *7,000* people in <#C1|calais>\n• _about_ ~8,000~ ~9,000", "• 7,000 people in calais\n• about 8,000 ~9,000")]
    [InlineData("&gt; *_so_ it* was\n`2015` and snake_case_name 3*4*5", "so it was\n2015 and snake_case_name 3*4*5")]
    [InlineData(null, "")]
    public void What_is_checked_keeps_its_lines_and_loses_the_signs(string? text, string plain) => Assert.Equal(plain, MessageText.LinesOf(text, Bot));

    [Theory]
    [InlineData("<@U0BOT> hello", true, false)]
    [InlineData("<@U1> hello", false, true)]
    [InlineData("<@U0BOT> and <@U1|maria>", true, true)]
    [InlineData("<!channel> hello", false, true)]
    [InlineData("<!subteam^S1> hello", false, true)]
    [InlineData("on <!date^1392734382^{date}|18 Feb 2014>", false, false)]
    [InlineData("&lt;@U0BOT&gt; hello", false, false)]
    [InlineData("see <https://example.org>", false, false)]
    public void Whom_a_message_speaks_to_is_told_by_its_mentions(string text, bool toBot, bool toOthers) =>
        Assert.Equal((toBot, toOthers), (MessageText.Mentions(text, Bot), MessageText.MentionsOthers(text, Bot)));
}
