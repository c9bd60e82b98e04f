using System.Text.Json.Nodes;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

public sealed class SlackDoctorTests : IDisposable
{
    private static readonly string[] Needed = ["app_mentions:read", "chat:write", "commands", "files:read", "files:write", "im:history", "im:write", "users:read"];

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-doctor-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_well_is_told_with_the_workspace()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);

        var run = await RunAsync(slack);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"({slack.TeamId}).", run.Output, StringComparison.Ordinal);
        Assert.Contains("ok    Slack: the bot has the scopes that it needs.", run.Output, StringComparison.Ordinal);
        Assert.Contains("ok    Slack: in threads the bot hears follow-ups that do not mention it.", run.Output, StringComparison.Ordinal);
        Assert.Contains("ok    Slack: Socket Mode is open to the bot, 2 connections at a time.", run.Output, StringComparison.Ordinal);
        Assert.Contains("off   Slack: no Slack:SigningSecret", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(slack.BotToken, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(slack.AppToken, run.Output, StringComparison.Ordinal);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task Each_scope_that_is_missing_is_told_with_what_it_is_for()
    {
        foreach (var scope in Needed)
        {
            await using var slack = await SlackServer.StartAsync(new SlackSettings { Scopes = [.. Needed.Where(other => other != scope)] }, Cancellation);

            var run = await RunAsync(slack);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"FAIL  Slack: the bot lacks 1 scope: {scope} (", run.Output, StringComparison.Ordinal);
            Assert.Contains("add channels:history and groups:history", Flat(run), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("S012345", true)]
    [InlineData("123456789012345678", false)]
    public async Task User_groups_are_read_only_for_moderators_of_user_groups(string role, bool isNeeded)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Scopes = Needed }, Cancellation);

        var run = await RunAsync(slack, chat: new JsonObject { ["ModeratorRoles"] = role });

        Assert.Equal(isNeeded, Flat(run).Contains("usergroups:read (to know who is in the user groups of Chat:ModeratorRoles)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auth.test", "invalid_auth", "FAIL  Slack refused the bot's token (invalid_auth). Set Slack:BotToken")]
    [InlineData("auth.test", "not_authed", "FAIL  Slack refused the bot's token (not_authed). Set Slack:BotToken")]
    [InlineData("auth.test", "token_revoked", "FAIL  The bot's token is no longer valid (token_revoked)")]
    [InlineData("auth.test", "account_inactive", "FAIL  The bot's token is no longer valid (account_inactive)")]
    [InlineData("apps.connections.open", "invalid_auth", "FAIL  Slack refused the token of the app (invalid_auth). Set Slack:AppToken")]
    [InlineData("apps.connections.open", "missing_scope", "FAIL  Slack:AppToken lacks the scope connections:write.")]
    [InlineData("apps.connections.open", "not_allowed_token_type", "FAIL  Slack:AppToken is a token of another kind")]
    public async Task A_token_that_is_not_taken_is_told_with_the_remedy(string method, string code, string told)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        slack.Api.FailNext(method, new SlackFault.Error(code));

        var run = await RunAsync(slack);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, Flat(run), StringComparison.Ordinal);
        Assert.Contains("https://api.slack.com/apps", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"BotToken":"xoxp-1"}""", "BotToken must begin with xoxb-: copy the Bot User OAuth Token")]
    [InlineData("""{"BotToken":"xoxb-1","AppToken":"xoxb-1"}""", "AppToken must begin with xapp-: make one with the scope connections:write")]
    [InlineData("""{"BotToken":"xoxb-1"}""", "BotToken alone hears nothing. Set Slack__AppToken")]
    [InlineData("""{"AppToken":"xapp-1"}""", "BotToken is missing: set Slack__BotToken")]
    [InlineData("""{"SigningSecret":"8f742231b10e8888abcd99yyyzzz85a5"}""", "BotToken is missing: set Slack__BotToken")]
    [InlineData("""{"BotToken":"xoxb-1","SigningSecret":"short"}""", "SigningSecret is the one of the page Basic Information")]
    [InlineData("""{"BotToken":"xoxb-a b","AppToken":"xapp-1"}""", "BotToken has characters that no token has")]
    [InlineData("""{"BotToken":"xoxb-1","AppToken":"xapp-1","ApiUrl":"http://slack.example/api/"}""", "ApiUrl must begin with https://")]
    [InlineData("""{"BotToken":"xoxb-1","AppToken":"xapp-1","Sockets":11}""", "Sockets")]
    public async Task A_wrong_setting_is_told(string settings, string told)
    {
        var run = await RunAsync((JsonObject)JsonNode.Parse(settings)!); // an object

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, Flat(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_it_says_how_to_get_one()
    {
        var run = await RunAsync(new JsonObject { ["BotToken"] = " " });

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("off   Slack: no token. Make an app of docs/slack-manifest.yaml at https://api.slack.com/apps", Flat(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_HTTP_alone_it_says_which_addresses_to_enter()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);

        var run = await RunAsync(new JsonObject { ["BotToken"] = $"{slack.BotToken}\n", ["SigningSecret"] = slack.SigningSecret, ["ApiUrl"] = slack.ApiUrl.ToString() });

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ok    Slack by HTTP: the request URLs are https://YOUR-HOST/slack/events", Flat(run), StringComparison.Ordinal);
        Assert.DoesNotContain(slack.SigningSecret, run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private static string Flat(CommandLineRun run) => string.Join(' ', run.Output.Split('\n').Select((line, number) => number > 0 && line.StartsWith("      ", StringComparison.Ordinal) ? line.TrimStart() : line));

    private Task<CommandLineRun> RunAsync(SlackServer slack, JsonObject? chat = null) =>
        RunAsync(new JsonObject { ["BotToken"] = slack.BotToken, ["AppToken"] = slack.AppToken, ["ApiUrl"] = slack.ApiUrl.ToString() }, chat);

    private async Task<CommandLineRun> RunAsync(JsonObject slack, JsonObject? chat = null)
    {
        var all = new JsonObject { ["Corpus"] = new JsonObject { ["Folder"] = Path.Combine(CommandLineRun.Repository, "seeds") }, ["Slack"] = slack, ["Chat"] = chat ?? [] };
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), all.ToJsonString(), Cancellation);
        return await CommandLineRun.OfAsync(["doctor"], folder: _home.FullName);
    }
}
