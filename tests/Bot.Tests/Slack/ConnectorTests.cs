using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Slack;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;
using Microsoft.Extensions.Logging.Abstractions;
using SlackMessage = Bot.Slack.SlackMessage;

namespace Bot.Tests.Slack;

/// <summary>The program, started by <c>serve</c> as a user starts it.</summary>
public sealed class ConnectorTests : IAsyncDisposable
{
    private const string Identity = """{"ok":true,"team":"News","user":"bot","team_id":"T1","user_id":"U1","bot_id":"B1"}""";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-slack-");
    private readonly CancellationTokenSource _stop = new();
    private readonly LogLines _log = new();
    private readonly StringWriter _output = new();
    private Task<int> _running = Task.FromResult(0);
    private Uri _web = new("http://127.0.0.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_connects_takes_what_comes_and_leaves_in_good_order()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await RunAsync(slack, new JsonObject { ["AppToken"] = slack.AppToken });
        await slack.Sockets.Connections.ReachAsync(2, Cancellation);

        slack.Alice.Say(slack.General, "what is the Le Touquet treaty", mentionsBot: true);
        await slack.Sockets.Acknowledgements.ReachAsync(1, Cancellation);
        Assert.Equal("connected", await HealthAsync());
        await StopAsync();

        Assert.Contains("Slack      connecting", _output.ToString(), StringComparison.Ordinal);
        await slack.Sockets.Disconnections.ReachAsync(2, Cancellation);
        Assert.Empty(slack.Violations);
        Assert.DoesNotContain(_log.All, line => line.Contains(slack.BotToken, StringComparison.Ordinal) || line.Contains(slack.AppToken, StringComparison.Ordinal) || line.Contains("ticket=", StringComparison.Ordinal) || line.Contains("Le Touquet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid_auth", "stopped: Slack refused the bot's token (invalid_auth). Set Slack:BotToken")]
    [InlineData("account_inactive", "stopped: The bot's token is no longer valid (account_inactive)")]
    public async Task A_wrong_token_is_told_at_the_start_and_nothing_else_is_tried(string code, string state)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        slack.TokenError = code;
        await RunAsync(slack, new JsonObject { ["AppToken"] = slack.AppToken });

        await _log.NextAsync("Critical: Slack is not connected", Cancellation);

        Assert.StartsWith(state, await HealthAsync(), StringComparison.Ordinal);
        Assert.Equal([$"auth.test {code}"], slack.Api.Requests);
    }

    [Fact]
    public async Task By_HTTP_alone_it_passes_what_Slack_checks_and_takes_what_comes()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await RunAsync(slack, new JsonObject { ["SigningSecret"] = slack.SigningSecret });
        await _log.NextAsync("Slack knows the bot", Cancellation);
        slack.RequestUrls = new RequestUrls(new Uri(_web, "/slack/events"), new Uri(_web, "/slack/commands"), new Uri(_web, "/slack/interactions"));

        Assert.Null(await slack.Http.VerifyUrlAsync(slack.RequestUrls.Events, Cancellation));
        slack.Alice.Say(slack.General, "what is the Le Touquet treaty", mentionsBot: true);
        await slack.Courier.All[^1].Acknowledged;

        Assert.Equal(("connected", 0), (await HealthAsync(), slack.Sockets.Connections.Value));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task When_Socket_Mode_is_switched_off_the_log_and_health_tell_it()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await RunAsync(slack, new JsonObject { ["AppToken"] = slack.AppToken });
        await slack.Sockets.Connections.ReachAsync(2, Cancellation);

        slack.Sockets.DisableLink();

        await _log.NextAsync("Critical: Slack is not connected: Socket Mode is switched off", Cancellation);
        Assert.StartsWith("stopped: Socket Mode is switched off", await HealthAsync(), StringComparison.Ordinal);
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

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _log.Dispose();
        await _output.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    private static SlackConnector Connector(ScriptedSlack slack, ConnectorHealth health, WorkInHand? work = null) =>
        new(slack.Api, new SlackBot(), _ => { }, work ?? new WorkInHand(NullLogger<WorkInHand>.Instance), health, new SlackOptions { BotToken = ScriptedSlack.BotToken }, SkippingTime.Impatient, slack.Loggers);

    private async Task RunAsync(SlackServer slack, JsonObject settings)
    {
        using var port = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        _web = new Uri($"http://{port.LocalEndpoint}");
        port.Stop();
        settings["BotToken"] = slack.BotToken;
        settings["ApiUrl"] = slack.ApiUrl.ToString();
        var all = new JsonObject
        {
            ["Corpus"] = new JsonObject { ["Folder"] = Path.Combine(Checkout.Folder, "seeds") },
            ["Web"] = new JsonObject { ["Urls"] = _web.ToString().TrimEnd('/') },
            ["Slack"] = settings,
        };
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), all.ToJsonString(), Cancellation);
        // The connector may be quicker than the web chat.
        var isStarted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slack.Api.FailNext("auth.test", new SlackFault.Slow(isStarted.Task));
        using var input = new StringReader("");
        _running = Task.Run(() => Program.RunAsync(["serve", "--data", Path.Combine(_home.FullName, "data")], new Bot.Commands.Terminal(input, _output, _output) { Folder = _home.FullName, Log = _log }, _stop.Token));
        await _log.NextAsync("Application started", Cancellation);
        isStarted.SetResult();
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    private async Task<string?> HealthAsync()
    {
        using var http = new HttpClient();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(_web, "/health"), Cancellation))?["connectors"]?["slack"]?.GetValue<string>();
    }
}
