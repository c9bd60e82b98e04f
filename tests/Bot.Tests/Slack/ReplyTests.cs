using Bot.Tests.DiscordStandIn;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>Where answers go that Slack has more than one way for.</summary>
public sealed class ReplyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_answer_is_a_message_of_the_bot_so_that_people_can_go_on_below_it()
    {
        await using var scene = await SlackScene.StartAsync(new SlackSettings { Subscriptions = ["app_mention", "message.im", "message.channels"] });
        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the city museum cost");

        scene.Bob.Say(scene.General, "who was the architect", threadTs: answer.Ts);

        var next = await scene.NextAsync(scene.General);
        Assert.Equal(answer.Ts, next.ThreadTs);
        Assert.Contains("Jonas Berg", SlackScene.TextOf(next), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_a_command_is_answered_for_all_by_Slack_and_files_come_directly()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.General.BotIsMember = false;

        var answer = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/figures", "people csv:yes"));

        Assert.False(answer.IsEphemeral);
        Assert.Contains("The files are in the direct messages of who asked.", SlackScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Equal("figures.csv", Assert.Single((await scene.NextAsync(scene.Alice.Direct)).Files).Name);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task In_a_direct_conversation_of_two_other_people_a_command_is_answered_and_its_files_come_from_the_bot()
    {
        await using var scene = await SlackScene.StartAsync();
        var others = scene.Slack.Add(new SlackChannel(scene.Slack, scene.Slack.Ids.Next("D"), "bob", SlackChannelKind.Direct) { Recipient = scene.Bob });

        var answer = await scene.AnswerAsync(scene.Alice.Command(others, "/figures", "people csv:yes"));

        Assert.Contains("12,000", SlackScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Equal("figures.csv", Assert.Single((await scene.NextAsync(scene.Alice.Direct)).Files).Name);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task Where_only_some_may_write_a_command_is_answered_by_Slack()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.Error("restricted_action_read_only_channel"));

        var answer = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask", SlackScene.Question));

        Assert.Contains("40 million", SlackScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_and_tables_stand_below_their_answer_and_are_told_to_who_does_not_see_them()
    {
        await using var scene = await SlackScene.StartAsync();

        var answer = await scene.AskAsync(scene.Alice, scene.General, "people chart:yes csv:yes", "/figures");

        var files = await scene.NextAsync(scene.General);
        Assert.Equal(answer.Ts, files.ThreadTs);
        Assert.Contains(files.Files, file => file.Name.EndsWith(".png", StringComparison.Ordinal) && file.AltText?.Contains("12,000", StringComparison.Ordinal) == true);
        Assert.Contains(files.Files, file => file.Name == "figures.csv");
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task Files_of_a_private_answer_come_as_a_direct_message()
    {
        await using var scene = await SlackScene.StartAsync();

        var answer = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/figures", "people csv:yes private:yes"));

        Assert.True(answer.IsEphemeral);
        Assert.Contains("The files are in our direct messages.", SlackScene.TextOf(answer), StringComparison.Ordinal);
        var files = await scene.NextAsync(scene.Alice.Direct);
        Assert.Single(files.Files);
        Assert.Equal("Files of: 2 figures on “people”", files.Text);
        Assert.DoesNotContain(scene.General.Messages, message => !message.IsEphemeral);
    }

    [Fact]
    public async Task Without_the_scope_of_files_the_answer_comes_and_that_its_files_do_not_is_told()
    {
        await using var scene = await SlackScene.StartAsync(new SlackSettings { Scopes = ["app_mentions:read", "chat:write", "commands", "files:read", "im:history", "im:write", "users:read"] });

        var asked = scene.Alice.Command(scene.General, "/figures", "people csv:yes");

        Assert.Contains("12,000", SlackScene.TextOf(await scene.NextAsync(scene.General)), StringComparison.Ordinal);
        Assert.Contains("The files could not be attached.", SlackScene.TextOf(await scene.AnswerAsync(asked)), StringComparison.Ordinal);
        Assert.Contains(scene.Bot.Log.All, line => line.Contains("The app lacks scopes in Slack: files:write (for charts, tables and long answers).", StringComparison.Ordinal));
        Assert.Contains("files:write", await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Files could not be attached", Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_Slack_refuses_is_replaced_by_a_sentence()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.Error("invalid_blocks"));

        var answer = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask", SlackScene.Question));

        Assert.True(answer.IsEphemeral);
        Assert.Contains("Something went wrong on our side. Please ask again.", SlackScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_not_known_whether_Slack_took_an_answer_it_is_not_sent_again_but_told()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.Cut(AfterWork: true));

        var told = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask", SlackScene.Question));

        Assert.Contains("If it does not appear, please ask again.", SlackScene.TextOf(told), StringComparison.Ordinal);
        Assert.Single(scene.General.Messages, message => !message.IsEphemeral);
    }

    [Fact]
    public async Task Who_mentions_the_bot_where_it_may_not_answer_is_told_directly()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.Error("is_archived"));

        scene.Alice.Say(scene.General, SlackScene.Question, mentionsBot: true);

        Assert.Contains("I may not answer in", (await scene.NextAsync(scene.Alice.Direct)).Text, StringComparison.Ordinal);
        Assert.Contains("is_archived", await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("the answer may not be sent there", Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_alone_in_a_thread_asks_what_the_thread_began_with()
    {
        await using var scene = await SlackScene.StartAsync();
        var first = scene.Bob.Say(scene.General, SlackScene.Question);

        scene.Alice.Say(scene.General, "", threadTs: first.Ts, mentionsBot: true);

        Assert.Contains("40 million", SlackScene.TextOf(await scene.NextAsync(scene.General)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_alone_below_an_answer_of_the_bot_does_not_ask_that_answer()
    {
        await using var scene = await SlackScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, SlackScene.Question);

        scene.Bob.Say(scene.General, "", threadTs: answer.Ts, mentionsBot: true);

        Assert.Contains("What would you like to know?", SlackScene.TextOf(await scene.NextAsync(scene.General)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_that_expired_are_taken_away_and_the_others_stay()
    {
        await using var scene = await SlackScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, SlackScene.Question);
        await scene.Articles.AddAsync("third.md", "The third article tells of a lighthouse.", Cancellation);
        await scene.Bot.RestartAsync(scene.Slack, Cancellation);

        var told = await scene.AnswerAsync(scene.Bob.Press(answer, SlackScene.Button(answer, "context")));
        await scene.Bot.OrLogAsync(answer.ChangedAsync(1, Cancellation));

        Assert.Contains("the articles were reloaded since", SlackScene.TextOf(told), StringComparison.Ordinal);
        var buttons = answer.Blocks.Where(block => block.Text("type") == "actions").SelectMany(block => block.Objects("elements")).Select(element => element.Text("action_id")?.Split(':')[0]);
        Assert.Equal(["good", "bad"], buttons);
        Assert.Contains("40 million", SlackScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }
}
