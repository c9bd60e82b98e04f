using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Scenarios;

/// <summary>One bot in both chats at once, as a team has it that is moving from one to the other.</summary>
public sealed class BothChatsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_are_answered_and_one_goes_on_when_the_other_ends()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation, new JsonObject { ["Slack"] = ((IStandIn)slack).Settings }, articles.Folder);
        await bot.OrLogAsync(slack.Sockets.Connections.ReachAsync(2, Cancellation));

        slack.Alice.Command(slack.General, "/ask", Scene.BridgeQuestion);
        var inSlack = await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
        slack.TokenError = "token_revoked";
        slack.Alice.Command(slack.General, "/ask", Scene.BridgeQuestion);
        await bot.OrLogAsync(bot.Log.NextAsync("Critical: Slack is not connected", Cancellation));
        var inDiscord = await bot.OrLogAsync(discord.Alice.Command(discord.General, "ask", ("question", Scene.BridgeQuestion)).Answered);

        Assert.Contains("40 million", SlackReading.Read(inSlack).Text, StringComparison.Ordinal);
        Assert.Contains("40 million", DiscordReading.Read(inDiscord).Text, StringComparison.Ordinal);
        var connectors = (await bot.HealthAsync(Cancellation))["connectors"];
        Assert.Equal("connected", connectors?["discord"]?.ToString());
        Assert.StartsWith("stopped: ", connectors?["slack"]?.ToString());
    }
}
