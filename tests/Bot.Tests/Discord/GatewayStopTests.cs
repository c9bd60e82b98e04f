using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

/// <summary>Where connecting again would change nothing, the operator is told what would.</summary>
public sealed class GatewayStopTests
{
    private static readonly DiscordSettings Quick = new() { IdentifyWindow = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shards")]
    [InlineData(4011, "Discord:Shards")]
    [InlineData(4012, "newer version")]
    [InlineData(4013, "newer version")]
    [InlineData(4014, "MESSAGE CONTENT INTENT")]
    public async Task It_does_not_connect_again_after(int code, string remedy)
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);

        discord.Gateway.CloseAll(code);

        Assert.Contains(remedy, await rig.StoppedAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, discord.Gateway.Connections.Value);
    }

    [Fact]
    public async Task The_log_and_health_tell_that_it_stopped_and_why()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);
        await bot.OrLogAsync(bot.Log.NextAsync("is connected", Cancellation));

        discord.Gateway.CloseAll(4014);

        var line = await bot.OrLogAsync(bot.Log.NextAsync("is not connected", Cancellation));
        Assert.StartsWith("Critical: Discord is not connected: Discord:MessageContent is on", line, StringComparison.Ordinal);
        var health = await bot.HealthAsync(Cancellation);
        Assert.Equal("degraded", health["status"]?.GetValue<string>());
        Assert.StartsWith("stopped: Discord:MessageContent is on", health["connectors"]?["discord"]?.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_told_at_the_start()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        discord.RevokeToken();
        await using var bot = await RunningBot.LaunchAsync(discord, Cancellation);

        var line = await bot.OrLogAsync(bot.Log.NextAsync("is not connected", Cancellation));

        Assert.Contains("Discord refused the bot's token", line, StringComparison.Ordinal);
        Assert.Equal((1, 0), (discord.Rest.Unauthorized, discord.Gateway.Connections.Value));
    }

    [Fact]
    public async Task A_gateway_elsewhere_that_does_not_encrypt_is_not_connected_to()
    {
        using var socket = new Bot.Discord.GatewaySocket(isCompressed: false);

        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(new Uri("ws://gateway.discord.gg"), Cancellation));

        Assert.Contains("not be encrypted", refused.Message, StringComparison.Ordinal);
    }
}
