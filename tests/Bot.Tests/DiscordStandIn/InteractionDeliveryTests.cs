using Bot.Tests.Running;

namespace Bot.Tests.DiscordStandIn;

public sealed class InteractionDeliveryTests
{
    [Fact]
    public async Task The_signatures_are_those_that_the_package_of_Discord_checks()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), cancellation);
        using var node = PeerProgram.Start(DiscordSpec.Peers, "endpoint.mjs", discord.VerifyKey);
        var endpoint = new Uri($"http://127.0.0.1:{await node.StandardOutput.ReadLineAsync(cancellation)}/");
        using var bot = new RawBot(discord);
        await bot.RegisterAskAsync(cancellation);

        var objection = await discord.Interactions.ProbeAsync(endpoint, cancellation);
        discord.Endpoint = endpoint;
        var asked = discord.Alice.Command(discord.General, "ask", ("question", "Who won?"));
        var answer = await asked.Answered.WaitAsync(cancellation);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellation);

        Assert.Null(objection);
        Assert.Equal("You said Who won?.", answer.Content);
        Assert.Empty(discord.Violations);
    }
}
