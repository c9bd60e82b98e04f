using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>What goes wrong while the bot runs: what the operator reads, and who waits.</summary>
public sealed class TroubleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("invalid_auth", "Slack refused the bot's token (invalid_auth). Set Slack:BotToken")]
    [InlineData("account_inactive", "The bot's token is no longer valid (account_inactive): the app was removed from the workspace")]
    public async Task A_token_that_Slack_no_longer_takes_stops_the_connection_and_says_what_to_do(string code, string remedy)
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.TokenError = code;

        scene.Alice.Command(scene.General, "/ask", SlackScene.Question);

        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync($"Critical: Slack is not connected: {remedy}", Cancellation));
        var health = await scene.Bot.HealthAsync(Cancellation);
        Assert.Equal("degraded", health["status"]?.ToString());
        Assert.StartsWith($"stopped: {remedy}", health["connectors"]?["slack"]?.ToString());
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_named_and_who_waits_is_told_that_something_is_wrong()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Scopes = ["app_mentions:read", "commands"];

        var told = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask", SlackScene.Question));

        Assert.Contains("Something went wrong on our side.", SlackScene.TextOf(told), StringComparison.Ordinal);
        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Error: An answer could not be sent to Slack: chat.postMessage: missing_scope, needs the scope chat:write", Cancellation));
    }

    [Theory]
    [InlineData("not_in_channel")]
    [InlineData("channel_not_found")]
    public async Task Who_mentions_it_where_it_may_not_answer_is_told_directly_and_the_operator_which_channel(string code)
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.Error(code));

        scene.Alice.Say(scene.General, SlackScene.Question, mentionsBot: true);

        Assert.Contains($"I may not answer in <#{scene.General.Id}>", (await scene.NextAsync(scene.Alice.Direct)).Text, StringComparison.Ordinal);
        var line = await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("the answer may not be sent there", Cancellation));
        Assert.StartsWith($"Warning: Somebody asked in channel {scene.General.Id}", line, StringComparison.Ordinal);
        Assert.Contains($"chat.postMessage: {code}", line, StringComparison.Ordinal);
        Assert.Contains("Invite the bot to it", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Slack_wants_it_to_rest_the_answer_comes_later_and_the_operator_reads_why()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.RateLimited(TimeSpan.FromSeconds(1)));

        scene.Alice.Command(scene.General, "/ask", SlackScene.Question);

        Assert.Contains("40 million", SlackScene.TextOf(await scene.NextAsync(scene.General)), StringComparison.Ordinal);
        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Warning: Slack wants chat.postMessage to rest for 00:00:01 (ratelimited)", Cancellation));
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task No_token_and_no_question_stands_in_the_log()
    {
        await using var scene = await SlackScene.StartAsync();
        var asked = scene.Alice.Command(scene.General, "/ask", $"{SlackScene.Question} private:yes");
        await scene.AnswerAsync(asked);
        scene.Slack.Api.FailNext("chat.postMessage", new SlackFault.Cut());
        await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask", SlackScene.Question));
        scene.Slack.Sockets.DropAll();
        await scene.Bot.StopAsync();

        string[] secrets = [scene.Slack.BotToken, scene.Slack.AppToken, "harbour bridge", "/respond/", "ticket="];
        Assert.All(secrets, secret => Assert.DoesNotContain(scene.Bot.Log.All, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
