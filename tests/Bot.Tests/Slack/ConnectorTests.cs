using Bot.Chat;
using Bot.Duties;
using Bot.Slack;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;
using Microsoft.Extensions.Logging.Abstractions;
using SlackMessage = Bot.Slack.SlackMessage;

namespace Bot.Tests.Slack;

/// <summary>The start and the end of the connection.</summary>
public sealed class ConnectorTests
{
    private const string Identity = """{"ok":true,"team":"News","user":"bot","team_id":"T1","user_id":"U1","bot_id":"B1"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_connects_and_leaves_in_good_order()
    {
        await using var scene = await SlackScene.StartAsync();

        Assert.Equal("connected", await StateAsync(scene.Bot));
        await scene.Bot.StopAsync();

        await scene.Slack.Sockets.Disconnections.ReachAsync(2, Cancellation);
        Assert.Empty(scene.Slack.Violations);
    }

    [Theory]
    [InlineData("invalid_auth", "stopped: Slack refused the bot's token (invalid_auth). Set Slack:BotToken")]
    [InlineData("account_inactive", "stopped: The bot's token is no longer valid (account_inactive)")]
    public async Task A_wrong_token_is_told_at_the_start_and_nothing_else_is_tried(string code, string state)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        slack.TokenError = code;
        await using var bot = await RunningBot.LaunchAsync(slack, Cancellation);

        await bot.OrLogAsync(bot.Log.NextAsync("Critical: Slack is not connected", Cancellation));

        Assert.StartsWith(state, await StateAsync(bot), StringComparison.Ordinal);
        Assert.Equal([$"auth.test {code}"], slack.Api.Requests);
    }

    [Fact]
    public async Task When_Socket_Mode_is_switched_off_the_log_and_health_tell_it()
    {
        await using var scene = await SlackScene.StartAsync();

        scene.Slack.Sockets.DisableLink();

        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Critical: Slack is not connected: Socket Mode is switched off", Cancellation));
        Assert.StartsWith("stopped: Socket Mode is switched off", await StateAsync(scene.Bot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_it_runs_stops_it()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers(Identity).Answers("""{"ok":false,"error":"token_revoked"}""");
        var health = new ConnectorHealth("slack");
        using var connector = Connector(slack, health);
        await connector.StartAsync(Cancellation);
        await slack.Log.NextAsync("Slack knows the bot as bot in News", Cancellation);

        await Assert.ThrowsAsync<SlackException>(() => slack.Api.PostAsync(new SlackMessage("Hello") { Channel = "C1" }, Cancellation));

        await slack.Log.NextAsync("Critical: Slack is not connected: The bot's token is no longer valid (token_revoked)", Cancellation);
        Assert.StartsWith("stopped: The bot's token is no longer valid", health.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_chat_works_on_goes_on_when_Slack_ends_alone()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers(Identity).Answers("""{"ok":false,"error":"token_revoked"}""");
        using var work = new WorkInHand(NullLogger<WorkInHand>.Instance);
        using var connector = Connector(slack, new ConnectorHealth("slack"), work);
        var others = new TaskCompletionSource();
        work.Start(stopping => others.Task.WaitAsync(stopping));
        await connector.StartAsync(Cancellation);
        await slack.Log.NextAsync("Slack knows the bot as bot in News", Cancellation);

        await Assert.ThrowsAsync<SlackException>(() => slack.Api.PostAsync(new SlackMessage("Hello") { Channel = "C1" }, Cancellation));

        await slack.Log.NextAsync("Critical: Slack is not connected", Cancellation);
        Assert.False(work.Stopping.IsCancellationRequested);
        others.SetResult();
    }

    [Fact]
    public async Task A_Slack_that_cannot_be_reached_at_the_start_is_waited_for()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        for (var attempt = 0; attempt < 10; attempt++)
            slack.Breaks(new HttpRequestException(HttpRequestError.NameResolutionError));
        slack.Answers(Identity);
        var health = new ConnectorHealth("slack");
        using var connector = Connector(slack, health);

        await connector.StartAsync(Cancellation);

        await slack.Log.NextAsync("Warning: Slack cannot be asked who the bot is", Cancellation);
        await slack.Log.NextAsync("Slack knows the bot as bot in News", Cancellation);
        await connector.StopAsync(Cancellation);
        Assert.Equal("connected", health.State);
    }

    private static async Task<string> StateAsync(RunningBot bot) => (await bot.HealthAsync(Cancellation))["connectors"]?["slack"]?.ToString() ?? "";

    private static SlackConnector Connector(ScriptedSlack slack, ConnectorHealth health, WorkInHand? work = null) =>
        new(slack.Api, new SlackBot(), _ => { }, new OwnDuties(), work ?? new WorkInHand(NullLogger<WorkInHand>.Instance), health, new SlackOptions { BotToken = ScriptedSlack.BotToken }, SkippingTime.Impatient, slack.Loggers);
}
