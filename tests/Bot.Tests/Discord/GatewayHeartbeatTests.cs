using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class GatewayHeartbeatTests
{
    private static readonly DiscordSettings Quick = new() { IdentifyWindow = TimeSpan.Zero, HeartbeatInterval = TimeSpan.FromSeconds(40) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.25, 10)]
    [InlineData(0.75, 30)]
    public async Task The_first_one_comes_after_a_random_part_of_the_interval(double random, int seconds)
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        var time = SkippingTime.Standing;
        await using var rig = new GatewayRig(discord, time, random: random);
        await rig.Events.NextAsync("READY", Cancellation);

        await time.PassAsync(TimeSpan.FromSeconds(seconds), Cancellation);

        await discord.Gateway.Heartbeats.ReachAsync(1, Cancellation);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task One_that_Discord_asks_for_is_sent_at_once()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Standing);
        await rig.Events.NextAsync("READY", Cancellation);

        discord.Gateway.AskForHeartbeats();

        await discord.Gateway.Heartbeats.ReachAsync(1, Cancellation);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task One_that_is_not_acknowledged_ends_the_connection_and_the_session_is_resumed()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        var time = SkippingTime.Standing;
        await using var rig = new GatewayRig(discord, time);
        await rig.Events.NextAsync("READY", Cancellation);
        discord.Gateway.AcknowledgesHeartbeats = false;

        await time.PassAsync(TimeSpan.FromSeconds(20), Cancellation);
        await time.PassAsync(TimeSpan.FromSeconds(40), Cancellation);

        Assert.Contains("no sign of life", await rig.Log.NextAsync("was disconnected", Cancellation), StringComparison.Ordinal);
        await time.PassAsync(TimeSpan.FromSeconds(0.3), Cancellation);
        await rig.Events.NextAsync("RESUMED", Cancellation);
        Assert.Equal((1, 1), (discord.Gateway.Heartbeats.Value, discord.Gateway.Readies.Value));
        Assert.Empty(discord.Violations);
    }
}
