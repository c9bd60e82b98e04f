using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>The program, started by <c>serve</c> as a user starts it.</summary>
public sealed class ConnectorTests : IAsyncDisposable
{
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
        Assert.Contains("Slack      connecting", _output.ToString(), StringComparison.Ordinal);

        slack.Alice.Say(slack.General, "what is the Le Touquet treaty", mentionsBot: true);
        await slack.Sockets.Acknowledgements.ReachAsync(1, Cancellation);
        Assert.Equal("connected", await HealthAsync());
        await StopAsync();

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

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _log.Dispose();
        await _output.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

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
        using var input = new StringReader("");
        _running = Task.Run(() => Program.RunAsync(["serve", "--data", Path.Combine(_home.FullName, "data")], new Bot.Commands.Terminal(input, _output, _output) { Folder = _home.FullName, Log = _log }, _stop.Token));
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
