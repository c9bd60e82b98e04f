using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>What a message may be, and what a bot should not do although Slack takes it.</summary>
public sealed class SlackMessageRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"text":""}""", "no_text")]
    [InlineData("""{"text":"x","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"section"}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"divider","colour":"red"}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"unheard_of"}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"image","image_url":"https://example.org/a.png"}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"type":"text","text":"x"}]}]}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":"bold"}]}]}]}""", "invalid_blocks")]
    [InlineData("""{"text":"x","blocks":[{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"},"style":"green"}]}]}""", "invalid_blocks")]
    [InlineData("""{"text":7}""", "invalid_arguments")]
    public async Task A_message_that_Slack_refuses_is_refused_and_noted(string message, string error)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);

        var answer = await bot.PostAsync(message, Cancellation);

        Assert.Equal(error, answer.Text("error"));
        Assert.StartsWith($"chat.postMessage: {error}", Assert.Single(slack.Violations), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("section", "text", 3000)]
    [InlineData("header", "text", 150)]
    public async Task A_text_may_be_as_long_as_Slack_says_and_no_longer(string type, string name, int most)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        Task<JsonObject> SendAsync(int length) => bot.PostAsync($$"""{"text":"x","blocks":[{"type":"{{type}}","{{name}}":{"type":"plain_text","text":"{{new string('x', length)}}"} }]}""", Cancellation);

        Assert.Null((await SendAsync(most)).Text("error"));
        Assert.Equal("invalid_blocks", (await SendAsync(most + 1)).Text("error"));
    }

    [Fact]
    public async Task All_texts_of_a_message_together_have_a_limit_too()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        var section = $$"""{"type":"section","text":{"type":"plain_text","text":"{{new string('x', 2900)}}"} }""";

        var answer = await bot.PostAsync($$"""{"text":"x","blocks":[{{string.Join(',', Enumerable.Repeat(section, 5))}}]}""", Cancellation);

        Assert.Equal("msg_blocks_too_long", answer.Text("error"));
    }

    [Theory]
    [InlineData("""{"text":"<!channel> look"}""", "would ping (<!channel)")]
    [InlineData("""{"text":"<@U012345> look"}""", "would ping (<@U012345)")]
    [InlineData("""{"text":"x","link_names":true}""", "would ping (link_names)")]
    [InlineData("""{"text":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}]}""", "would ping (a broadcast element)")]
    [InlineData("""{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!subteam^S01>"}}]}""", "would ping (<!subteam^S01)")]
    [InlineData("""{"text":"see <https://example.org|this>"}""", "links, but unfurl_links and unfurl_media are not false")]
    [InlineData("""{"text":"x","unfurl_links":false,"unfurl_media":false,"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"see https://example.org"}}]}""", "Slack makes a link in a mrkdwn text without verbatim: see https://example.org")]
    [InlineData("""{"blocks":[{"type":"divider"}]}""", "blocks without a text, which notifications and screen readers need")]
    [InlineData("""{"text":"x","threads":"1"}""", "no such argument: threads")]
    public async Task What_Slack_takes_but_a_bot_should_not_do_is_noted(string message, string rule)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);

        var answer = await bot.PostAsync(message, Cancellation);

        Assert.True(answer.Flag("ok"));
        Assert.Equal([$"chat.postMessage: {rule}"], slack.Violations);
    }

    [Theory]
    [InlineData("""{"text":"&lt;!channel&gt; &lt;@U012345&gt;"}""")]
    [InlineData("""{"text":"see <https://example.org|this>","unfurl_links":false,"unfurl_media":false}""")]
    [InlineData("""{"text":"x","unfurl_links":false,"unfurl_media":false,"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"see https://example.org","verbatim":true}}]}""")]
    [InlineData("""{"text":"x","blocks":[{"type":"section","text":{"type":"plain_text","text":"<!channel>"}}]}""")]
    public async Task What_pings_nobody_and_makes_no_link_is_fine(string message)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);

        await bot.PostAsync(message, Cancellation);

        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_reply_that_names_a_reply_stands_in_the_thread_and_is_noted()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        var parent = slack.Alice.Say(slack.General, "one");
        var reply = slack.Bob.Say(slack.General, "two", parent.Ts);

        await bot.PostAsync($$"""{"text":"x","thread_ts":"{{reply.Ts}}"}""", Cancellation);
        var replies = await bot.FormAsync("conversations.replies", Cancellation, ("channel", slack.General.Id), ("ts", parent.Ts), ("limit", "2"));

        Assert.Equal(parent.Ts, (await slack.General.NextMessageAsync(Cancellation)).ThreadTs);
        Assert.Equal(["chat.postMessage: thread_ts is that of a reply, not of the message that began the thread"], slack.Violations);
        Assert.Equal((2, true, "2"), (replies.Objects("messages").Count, replies.Flag("has_more"), replies["response_metadata"]?["next_cursor"]?.ToString()));
    }

    [Fact]
    public async Task Only_messages_of_the_bot_can_be_changed_and_their_text_is_shorter()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        var theirs = slack.Alice.Say(slack.General, "one");
        await bot.PostAsync("""{"text":"x","blocks":[{"type":"divider"}]}""", Cancellation);
        var own = await slack.General.NextMessageAsync(Cancellation);
        Task<JsonObject> UpdateAsync(SlackMessage message, string text) =>
            bot.CallAsync("chat.update", $$"""{"channel":"{{slack.General.Id}}","ts":"{{message.Ts}}","text":"{{text}}"}""", Cancellation);

        Assert.Equal("cant_update_message", (await UpdateAsync(theirs, "y")).Text("error"));
        Assert.Equal("msg_too_long", (await UpdateAsync(own, new string('y', 4001))).Text("error"));
        Assert.Null((await UpdateAsync(own, "y")).Text("error"));
        Assert.Equal(("y", 1, 1), (own.Text, own.Blocks.Count, own.EarlierVersions.Count));
    }
}
