using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class GatewayEventTests
{
    private const string Callback = "POST /interactions/{interaction}/{token}/callback 204";

    private static readonly DiscordSettings Quick = new() { IdentifyWindow = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_delivered_twice_is_answered_once()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);
        discord.Gateway.SendNextTwice();

        await bot.OrLogAsync(discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty")).Answered);
        await bot.OrLogAsync(discord.Alice.Command(discord.General, "help").Answered);

        Assert.Equal(2, discord.Rest.Requests.Count(request => request == Callback));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task What_comes_in_another_order_is_answered_all_the_same()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);
        discord.Gateway.SwapNextTwo();

        var first = discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty"));
        var second = discord.Bob.Command(discord.Random, "help");

        await bot.OrLogAsync(Task.WhenAll(first.Answered, second.Answered));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task What_was_asked_while_it_was_away_is_answered()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);
        await bot.OrLogAsync(bot.Log.NextAsync("is connected", Cancellation));

        discord.Gateway.DropAll();
        var asked = discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty"));

        await bot.OrLogAsync(asked.Answered);
        Assert.Equal(1, discord.Gateway.Resumes.Value);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task What_cannot_be_read_is_passed_over()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);

        discord.Gateway.Dispatch("INTERACTION_CREATE", new() { ["id"] = "1", ["type"] = "a new kind" }, GatewayIntents.None, discord.GuildId);
        await bot.OrLogAsync(discord.Alice.Command(discord.General, "help").Answered);

        Assert.Contains(bot.Log.All, line => line.StartsWith("Error: An event INTERACTION_CREATE of Discord could not be read", StringComparison.Ordinal));
        Assert.Equal(1, discord.Gateway.Connections.Value);
    }
}
