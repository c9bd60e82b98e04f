using System.Net;
using System.Net.Sockets;
using Bot.Cluster;
using Bot.Commands;
using Bot.Discord;
using Bot.Slack;

namespace Bot.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-serve-");

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_setting_to_change()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await WriteSettingsAsync($"http://{other.LocalEndpoint}");

        var run = await CommandLineRun.OfAsync([], folder: _folder.FullName);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("address already in use. Choose another address with the setting Web:Urls", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_with_the_setting_to_change()
    {
        await WriteSettingsAsync("somewhere");

        var run = await CommandLineRun.OfAsync(["serve"], folder: _folder.FullName);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("The web chat cannot be served at somewhere:", run.Error);
    }

    [Fact]
    public async Task A_public_address_that_is_none_is_told_with_an_example()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "appsettings.json"),
            $$"""{ "Corpus": { "Folder": "{{CommandLineRun.Repository}}/seeds" }, "Web": { "PublicUrl": "bot.example" } }""",
            TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync(["serve"], folder: _folder.FullName);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("PublicUrl is a whole address, such as https://bot.example.org; “bot.example” is none.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_greeting_says_how_to_ask_and_is_honest_about_the_connectors()
    {
        var greeting = ServeCommand.Greeting(Some.Corpus, "/seeds", "http://127.0.0.1:5080", "bot", DiscordHosting.Describe(new DiscordOptions()), SlackHosting.Describe(new SlackOptions()));

        Assert.Contains("bot ask \"what is the Le Touquet treaty\"", greeting, StringComparison.Ordinal);
        Assert.Contains("Discord    off: set Discord__Token", greeting, StringComparison.Ordinal);
        Assert.Contains("Slack      off: set Slack__BotToken and Slack__AppToken", greeting, StringComparison.Ordinal);
        Assert.DoesNotContain("Cluster", greeting, StringComparison.Ordinal);
    }

    [Fact]
    public void The_greeting_of_a_node_says_of_which_cluster()
    {
        var cluster = ClusterHosting.Describe(new ClusterOptions { Enabled = true, Name = "archive", Node = "ada" }, "bot");
        var greeting = ServeCommand.Greeting(Some.Corpus, "/seeds", "http://127.0.0.1:5080", "bot", discord: "off", slack: "off", cluster);

        Assert.Contains("  Cluster    node ada of “archive”, on this machine alone: Redis is not set; `bot cluster status` lists all", greeting, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task WriteSettingsAsync(string urls) => File.WriteAllTextAsync(
        Path.Combine(_folder.FullName, "appsettings.json"),
        $$"""{ "Corpus": { "Folder": "{{CommandLineRun.Repository}}/seeds" }, "Web": { "Urls": "{{urls}}" } }""",
        TestContext.Current.CancellationToken);
}
