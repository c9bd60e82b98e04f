using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class GatewayStartTests
{
    private static readonly DiscordSettings Quick = new() { IdentifyWindow = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_no_sessions_left_it_waits_until_there_are_more()
    {
        await using var discord = await DiscordServer.StartAsync(Quick with { SessionStarts = 1, SessionStartsResetAfter = TimeSpan.FromHours(14) }, Cancellation);
        var time = SkippingTime.Standing;
        await using var rig = new GatewayRig(discord, time);
        await rig.Events.NextAsync("READY", Cancellation);
        discord.Gateway.CloseAll(1000);
        await time.PassAsync(TimeSpan.FromSeconds(0.3), Cancellation);
        Assert.StartsWith("Error: Discord allows no new session: all 1 of the day are used", await rig.Log.NextAsync("no new session", Cancellation), StringComparison.Ordinal);
        discord.Gateway.RenewSessionStarts();

        await time.PassAsync(TimeSpan.FromHours(14), Cancellation);

        await rig.Events.NextAsync("READY", Cancellation);
        Assert.Empty(discord.Violations);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 0)]
    public async Task Shards_begin_5_seconds_after_each_other_where_no_more_may_at_once(int concurrency, int waits)
    {
        var time = SkippingTime.Impatient;
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { Time = time, MaxConcurrency = concurrency, Shards = 3 }, Cancellation);
        await using var rig = new GatewayRig(discord, time, shards: 3);

        await discord.Gateway.Readies.ReachAsync(3, Cancellation);

        Assert.Equal(waits, time.Skipped.Count);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Every_server_is_heard_whichever_shard_it_is_on()
    {
        await using var discord = await DiscordServer.StartAsync(Quick with { Shards = 3 }, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient, shards: 3);
        await discord.Gateway.Readies.ReachAsync(3, Cancellation);

        discord.Alice.Say(discord.General, "hello", mentionsBot: true);
        Assert.EndsWith("hello", await rig.Events.NextTextAsync(Cancellation), StringComparison.Ordinal);
        discord.Alice.Say(discord.Alice.Direct, "in private");
        Assert.Equal("in private", await rig.Events.NextTextAsync(Cancellation));

        Assert.Empty(discord.Violations);
    }

    [Theory]
    [InlineData(0.0, new[] { 0.2, 0.4, 0.8 })]
    [InlineData(0.5, new[] { 0.3, 0.6, 1.2 })]
    public async Task Refused_connections_are_tried_again_ever_slower_and_not_by_all_bots_at_once(double random, double[] waits)
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        discord.Gateway.RefusesConnections = true;
        var time = SkippingTime.Standing;
        await using var rig = new GatewayRig(discord, time, random: random);
        foreach (var wait in waits[..^1])
            await time.PassAsync(TimeSpan.FromSeconds(wait), Cancellation);
        await rig.Log.NextAsync("Warning: Discord shard 0 was disconnected", Cancellation);
        discord.Gateway.RefusesConnections = false;

        await time.PassAsync(TimeSpan.FromSeconds(waits[^1]), Cancellation);

        await rig.Events.NextAsync("READY", Cancellation);
        Assert.Empty(discord.Violations);
    }

    [Theory]
    [InlineData(false, GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages)]
    [InlineData(true, GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages | GatewayIntents.MessageContent)]
    internal async Task No_more_is_asked_for_than_is_needed(bool messageContent, GatewayIntents intents)
    {
        await using var discord = await DiscordServer.StartAsync(Quick with { PrivilegedIntents = GatewayIntents.MessageContent }, Cancellation);
        await using var rig = new GatewayRig(discord, messageContent: messageContent);

        await rig.Events.NextAsync("READY", Cancellation);

        Assert.Equal(intents, Assert.Single(discord.Gateway.Sessions).Intents);
    }

    [Fact]
    public async Task What_is_compressed_is_read()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient, compress: true);
        await rig.Events.NextAsync("READY", Cancellation);
        discord.Alice.Say(discord.General, "one", mentionsBot: true);
        Assert.EndsWith("one", await rig.Events.NextTextAsync(Cancellation), StringComparison.Ordinal);

        discord.Gateway.DropAll();
        discord.Alice.Say(discord.General, new string('x', 1_900) + "two", mentionsBot: true);

        Assert.EndsWith("xtwo", await rig.Events.NextTextAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty(discord.Violations);
    }
}
