using System.Text.Json.Nodes;
using Bot.Commands;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class DoctorTests : IDisposable
{
    private readonly JsonObject _others = [];
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-doctor-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_well_is_listed_with_the_invite_link()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);

        var run = await RunAsync(discord, token: discord.Token);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ok    Corpus 9c964b9306 · 5 articles", run.Output, StringComparison.Ordinal);
        Assert.Contains($"(application {discord.ApplicationId}).", run.Output, StringComparison.Ordinal);
        Assert.Contains("has the permissions it needs", run.Output, StringComparison.Ordinal);
        Assert.Contains($"https://discord.com/oauth2/authorize?client_id={discord.ApplicationId}&scope=bot+applications.commands&permissions=309237763072", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(discord.Token, run.Output, StringComparison.Ordinal);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_wrong_token_is_told_with_the_remedy()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);

        var run = await RunAsync(discord, token: "x.y.z");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAIL  Discord refused the bot's token. Set Discord:Token", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_intent_is_told_with_the_remedy()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);

        var run = await RunAsync(discord, discord.Token, ("MessageContent", true));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Switch on MESSAGE CONTENT INTENT", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_address_of_articles_that_chats_keep_to_some_channels_is_told()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        _others["Chat"] = new JsonObject { ["Folders"] = new JsonArray("open") };
        _others["Web"] = new JsonObject { ["PublicUrl"] = "https://bot.example" };

        var run = await RunAsync(discord, discord.Token);

        Assert.Contains("warn  Web: https://bot.example shows every article", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_of_the_chats_is_told_beside_the_rest()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        _others["Chat"] = new JsonObject { ["KeepDays"] = 0 };

        var run = await RunAsync(discord, discord.Token);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ok    Corpus", run.Output, StringComparison.Ordinal);
        Assert.Contains("KeepDays", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_conversations_are_told_with_the_remedy()
    {
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "chat.db"), new string('x', 10_000), Cancellation);
        using var output = new StringWriter();

        var code = await Program.RunAsync(
            ["doctor", "--corpus", Path.Combine(CommandLineRun.Repository, "seeds"), "--data", _home.FullName], new Terminal(TextReader.Null, output, output) { Folder = _home.FullName }, Cancellation);

        Assert.Equal(1, code);
        Assert.Contains("FAIL  ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("move a damaged file away", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_permissions_are_named()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { BotPermissions = Permissions.Usual & ~Permissions.EmbedLinks & ~Permissions.AttachFiles }, Cancellation);

        var run = await RunAsync(discord, discord.Token);

        Assert.Contains("the bot lacks Embed Links, Attach Files.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublicKey", "00", "PublicKey has 64 hexadecimal digits")]
    [InlineData("PublicKey", "0000000000000000000000000000000000000000000000000000000000000000", "is not the key of this application")]
    [InlineData("TestGuild", "12345678901234567", "not in the server 12345678901234567 of Discord:TestGuild")]
    [InlineData("Gateway", "false", "so no command arrives")]
    [InlineData("Guilds", "123456789012345678, mine", "Guilds are ids of servers, numbers of 17 to 20 digits; “mine” is none.")]
    [InlineData("ApiUrl", "http://discord.example/api", "ApiUrl must begin with https://")]
    public async Task A_wrong_setting_is_told(string setting, string value, string told)
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);

        var run = await RunAsync(discord, discord.Token, (setting, value));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_it_says_how_to_get_one()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);

        var run = await RunAsync(discord, token: "");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("off   Discord: no token. Make an application at https://discord.com/developers/applications", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private async Task<CommandLineRun> RunAsync(DiscordServer discord, string token, params (string Name, JsonNode Value)[] settings)
    {
        var own = new JsonObject { ["Token"] = token, ["ApiUrl"] = discord.ApiUrl.ToString() };
        foreach (var (name, value) in settings)
            own[name] = value;
        var all = new JsonObject { ["Corpus"] = new JsonObject { ["Folder"] = Path.Combine(CommandLineRun.Repository, "seeds") }, ["Discord"] = own };
        foreach (var (name, value) in _others)
            all[name] = value?.DeepClone();
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), all.ToJsonString(), Cancellation);
        return await CommandLineRun.OfAsync(["doctor"], folder: _home.FullName);
    }
}
