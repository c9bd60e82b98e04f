using Bot.Commands;
using Bot.Tests.Running;

namespace Bot.Tests.Commands;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/health/live")]
    [InlineData("http://0.0.0.0:8080;https://bot:8443", "http://127.0.0.1:8080/health/live")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/health/live")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/health/live")]
    [InlineData("http://localhost:81", "http://localhost:81/health/live")]
    public void The_first_address_is_asked_from_this_machine(string urls, string asked) =>
        Assert.Equal(asked, HealthCommand.Local(urls, "/health/live").AbsoluteUri);

    [Fact]
    public async Task It_tells_how_the_bot_is_and_when_there_is_none()
    {
        using var articles = await TwoArticles.WriteAsync(TestContext.Current.CancellationToken);
        await using var bot = await RunningBot.LaunchAsync(standIn: null, TestContext.Current.CancellationToken, corpus: articles.Folder);
        await bot.ServesAsync(TestContext.Current.CancellationToken);

        var (code, told) = await AskAsync(bot);
        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("\"articles\":2", told, StringComparison.Ordinal);

        await bot.StopAsync();
        (code, told) = await AskAsync(bot);
        Assert.Equal(ExitCode.Error, code);
        Assert.Contains($"Nothing answers at {bot.Web}health/ready", told, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Told)> AskAsync(RunningBot bot)
    {
        using var input = new StringReader("");
        await using var told = new StringWriter();
        var code = await Program.RunAsync(["health"], new Terminal(input, told, told) { Folder = bot.Home }, TestContext.Current.CancellationToken);
        return (code, told.ToString());
    }
}
