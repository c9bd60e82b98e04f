using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

/// <summary>What follows the end of a connection: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway.</summary>
public sealed class GatewayClosingTests
{
    private static readonly DiscordSettings Quick = new() { IdentifyWindow = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4009)]
    [InlineData(4999)]
    [InlineData(1006)]
    public async Task A_session_is_resumed_after(int code)
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);

        End(discord, code);

        await discord.Gateway.Resumes.ReachAsync(1, Cancellation);
        Assert.Equal(1, discord.Gateway.Readies.Value);
        Assert.Empty(discord.Violations);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4008)]
    public async Task A_new_session_begins_after(int code)
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);

        End(discord, code);

        await discord.Gateway.Readies.ReachAsync(2, Cancellation);
        Assert.Equal(0, discord.Gateway.Resumes.Value);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Op_7_is_followed_by_a_resume()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);

        discord.Gateway.AskToReconnect();

        await discord.Gateway.Resumes.ReachAsync(1, Cancellation);
        Assert.Equal(1, discord.Gateway.Readies.Value);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Op_7_instead_of_hello_is_followed_by_another_resume()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);
        discord.Gateway.ReconnectInsteadOfNextHello();

        discord.Gateway.DropAll();

        await discord.Gateway.Resumes.ReachAsync(1, Cancellation);
        Assert.Equal((1, 3), (discord.Gateway.Readies.Value, discord.Gateway.Connections.Value));
        Assert.Empty(discord.Violations);
    }

    [Theory]
    [InlineData(true, 1, 1)]
    [InlineData(false, 2, 0)]
    public async Task Op_9_says_whether_the_session_is_resumed(bool resumable, int readies, int resumes)
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);

        discord.Gateway.InvalidateSessions(resumable);

        await discord.Gateway.Readies.ReachAsync(readies, Cancellation);
        await discord.Gateway.Resumes.ReachAsync(resumes, Cancellation);
        Assert.Equal((readies, resumes), (discord.Gateway.Readies.Value, discord.Gateway.Resumes.Value));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_session_that_Discord_has_forgotten_is_followed_by_a_new_one()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord, SkippingTime.Impatient);
        await rig.Events.NextAsync("READY", Cancellation);
        discord.Gateway.ForgetSessions();

        discord.Gateway.DropAll();

        await discord.Gateway.Readies.ReachAsync(2, Cancellation);
        Assert.Equal(0, discord.Gateway.Resumes.Value);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task What_happens_while_it_is_away_is_received_when_it_is_back()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        var time = SkippingTime.Standing;
        await using var rig = new GatewayRig(discord, time);
        await rig.Events.NextAsync("READY", Cancellation);
        discord.Gateway.DropAll();
        await discord.Gateway.Disconnections.ReachAsync(1, Cancellation);
        discord.Alice.Say(discord.General, "first", mentionsBot: true);
        discord.Alice.Say(discord.General, "second", mentionsBot: true);

        await time.PassAsync(TimeSpan.FromSeconds(0.3), Cancellation);

        Assert.EndsWith("first", await rig.Events.NextTextAsync(Cancellation), StringComparison.Ordinal);
        Assert.EndsWith("second", await rig.Events.NextTextAsync(Cancellation), StringComparison.Ordinal);
        await rig.Events.NextAsync("RESUMED", Cancellation);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Sessions_that_end_as_soon_as_they_are_ready_are_begun_slower_and_slower()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        var time = SkippingTime.Impatient;
        await using var rig = new GatewayRig(discord, time);
        await rig.Events.NextAsync("READY", Cancellation);

        for (var resumes = 1; resumes <= 6; resumes++)
        {
            discord.Gateway.CloseAll(4000);
            await rig.Events.NextAsync("RESUMED", Cancellation);
        }

        Assert.Equal([0.3, 0.6, 1.2, 2.4, 2.4, 2.4], time.Skipped.Select(wait => wait.TotalSeconds));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task When_the_bot_stops_its_session_ends()
    {
        await using var discord = await DiscordServer.StartAsync(Quick, Cancellation);
        await using var rig = new GatewayRig(discord);
        await rig.Events.NextAsync("READY", Cancellation);

        await rig.StopAsync();

        await discord.Gateway.Disconnections.ReachAsync(1, Cancellation);
        Assert.Empty(discord.Gateway.Sessions);
    }

    private static void End(DiscordServer discord, int code)
    {
        if (code == 1006)
            discord.Gateway.DropAll();
        else
            discord.Gateway.CloseAll(code);
    }
}
