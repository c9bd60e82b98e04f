using System.Net.WebSockets;
using Bot.Chat;
using Bot.Slack;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

public sealed class SocketTests
{
    /// <summary>Slack itself waits for nothing and ends nothing.</summary>
    private static SlackSettings Quiet => new() { Time = SkippingTime.Standing };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_is_delivered_and_acknowledged_where_it_came_in()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, sockets: 3);
        await slack.Sockets.Connections.ReachAsync(3, Cancellation);

        foreach (var number in Enumerable.Range(0, 9))
            slack.Alice.Say(slack.General, $"question {number}", mentionsBot: true);
        await slack.Sockets.Acknowledgements.ReachAsync(9, Cancellation);

        Assert.Equal("connected", rig.Health.State);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_command_is_the_same_delivery_as_by_HTTP()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);

        slack.Alice.Command(slack.General, "/ask", "what");

        var delivery = await rig.NextAsync(Cancellation);
        Assert.Equal((SlackDelivery.Command, "/ask"), (delivery.Kind, delivery.Payload.GetProperty("command").GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_a_socket_is_renewed_nothing_is_lost(bool isWarned)
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, SkippingTime.Impatient, acknowledges: false);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);
        slack.Alice.Say(slack.General, "before", mentionsBot: true);
        var before = await rig.NextAsync(Cancellation);

        if (isWarned)
            slack.Sockets.WarnAll();
        else
            slack.Sockets.RefreshAll();
        await slack.Sockets.Connections.ReachAsync(2, Cancellation);
        slack.Alice.Say(slack.General, "after", mentionsBot: true);
        var after = await rig.NextAsync(Cancellation);
        Assert.Equal(0, slack.Sockets.Disconnections.Value);

        // The old socket takes what it brought, the new one what came by it.
        await before.Acknowledge(null);
        await after.Acknowledge(null);
        await slack.Sockets.Acknowledgements.ReachAsync(2, Cancellation);
        Assert.Equal("connected", rig.Health.State);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task An_old_socket_that_Slack_forgets_is_closed()
    {
        var time = SkippingTime.Standing;
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, time);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);
        slack.Alice.Say(slack.General, "before", mentionsBot: true);
        await rig.NextAsync(Cancellation);
        slack.Sockets.RefreshAll();
        await rig.Log.NextAsync("is connected (2", Cancellation);

        time.Advance(TimeSpan.FromSeconds(30));

        await slack.Sockets.Disconnections.ReachAsync(1, Cancellation);
        Assert.Equal((2, "connected"), (slack.Sockets.Connections.Value, rig.Health.State));
    }

    [Fact]
    public async Task What_is_not_acknowledged_before_its_socket_breaks_comes_again()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, SkippingTime.Impatient, acknowledges: false);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);
        slack.Alice.Say(slack.General, "question", mentionsBot: true);
        var lost = await rig.NextAsync(Cancellation);

        slack.Sockets.DropAll();
        var again = await rig.NextAsync(Cancellation);
        await again.Acknowledge(null);

        await slack.Sockets.Acknowledgements.ReachAsync(1, Cancellation);
        Assert.Equal(SlackException.Unreachable, (await Assert.ThrowsAsync<SlackException>(() => lost.Acknowledge(null))).Code);
        Assert.Equal(lost.Payload.GetProperty("event_id").GetString(), again.Payload.GetProperty("event_id").GetString());
    }

    [Fact]
    public async Task Fragments_are_put_together_and_garbage_is_passed_over()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, SkippingTime.Impatient);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);

        slack.Sockets.SendGarbage();
        slack.Sockets.FragmentNext();
        slack.Alice.Say(slack.General, $"a question {new string('x', 3_000)} in parts", mentionsBot: true);

        Assert.EndsWith("in parts", await rig.NextTextAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, slack.Sockets.Connections.Value);
        Assert.Contains(rig.Log.All, line => line.StartsWith("Warning: A message of Slack could not be read", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Log.All, line => line.Contains("not json", StringComparison.Ordinal));
        // An envelope of an unknown kind is acknowledged, which the stand-in may take amiss.
        Assert.All(slack.Violations, violation => Assert.Contains("has not brought", violation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_socket_that_is_not_greeted_is_given_up()
    {
        var time = SkippingTime.Standing;
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        slack.Sockets.SkipNextHello();
        await using var rig = new SocketRig(slack, time);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);
        Assert.Equal("connecting", rig.Health.State);

        await time.PassAsync(TimeSpan.FromSeconds(20), Cancellation);
        await rig.Log.NextAsync("(no greeting)", Cancellation);
        await time.PassAsync(TimeSpan.FromSeconds(0.75), Cancellation);

        await rig.Log.NextAsync("is connected", Cancellation);
    }

    [Fact]
    public async Task A_socket_by_which_nothing_comes_for_an_hour_is_renewed()
    {
        var time = SkippingTime.Standing;
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, time);
        await rig.Log.NextAsync("is connected (1", Cancellation);

        time.Advance(TimeSpan.FromHours(1));

        await rig.Log.NextAsync("is renewed (nothing came for an hour)", Cancellation);
        await rig.Log.NextAsync("is connected (2", Cancellation);
    }

    [Theory]
    [InlineData(WebSocketCloseStatus.NormalClosure)]
    [InlineData(WebSocketCloseStatus.InternalServerError)]
    public async Task A_closed_socket_is_followed_by_another(WebSocketCloseStatus status)
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, SkippingTime.Impatient);
        await rig.Log.NextAsync("is connected", Cancellation);

        slack.Sockets.CloseAll(status);

        await rig.Log.NextAsync("was disconnected", Cancellation);
        await rig.Log.NextAsync("is connected", Cancellation);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task While_no_socket_is_there_it_is_away_and_tries_ever_slower()
    {
        var time = SkippingTime.Standing;
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, time);
        await rig.Log.NextAsync("is connected", Cancellation);
        slack.Sockets.RefusesConnections = true;
        slack.Sockets.DropAll();
        await rig.Log.NextAsync("Information: Slack socket 0 was disconnected", Cancellation);
        Assert.StartsWith("away since", rig.Health.State, StringComparison.Ordinal);

        // Half of the jitter: 3/4 of 1, 2, 4 seconds.
        foreach (var wait in new[] { 0.75, 1.5, 3 })
            await time.PassAsync(TimeSpan.FromSeconds(wait), Cancellation);
        foreach (var _ in new[] { 2, 3, 4 })
            await rig.Log.NextAsync("Warning: Slack socket 0 was disconnected", Cancellation);
        slack.Sockets.RefusesConnections = false;
        await time.PassAsync(TimeSpan.FromSeconds(6), Cancellation);

        await rig.Log.NextAsync("is connected", Cancellation);
        Assert.Equal("connected", rig.Health.State);
    }

    [Fact]
    public async Task With_one_of_two_sockets_it_is_connected()
    {
        var time = SkippingTime.Standing;
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, time, sockets: 2);
        await slack.Sockets.Connections.ReachAsync(2, Cancellation);
        await rig.Log.NextAsync("is connected", Cancellation);
        await rig.Log.NextAsync("is connected", Cancellation);

        slack.Sockets.DropOne();
        await rig.Log.NextAsync("was disconnected", Cancellation);

        Assert.Equal("connected", rig.Health.State);
    }

    [Fact]
    public async Task More_sockets_than_Slack_allows_are_not_tried_at_once_again()
    {
        var time = SkippingTime.Standing;
        await using var slack = await SlackServer.StartAsync(Quiet with { MostSockets = 0 }, Cancellation);
        await using var rig = new SocketRig(slack, time);

        await rig.Log.NextAsync("Warning: Slack socket 0 was refused, since the app has ten already", Cancellation);
        await time.PassAsync(TimeSpan.FromSeconds(45), Cancellation);

        await rig.Log.NextAsync("Warning: Slack socket 0 was refused, since the app has ten already", Cancellation);
    }

    [Fact]
    public async Task When_Socket_Mode_is_switched_off_it_stops()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, SkippingTime.Impatient);
        await rig.Log.NextAsync("is connected", Cancellation);

        slack.Sockets.DisableLink();

        Assert.StartsWith("Socket Mode is switched off for the app. Switch it on at https://api.slack.com/apps", await rig.StoppedAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(1, slack.Sockets.Connections.Value);
    }

    [Theory]
    [InlineData("invalid_auth", "Slack refused the token of the app (invalid_auth)")]
    [InlineData("token_revoked", "Slack refused the token of the app (token_revoked)")]
    [InlineData("account_inactive", "Slack refused the token of the app (account_inactive)")]
    [InlineData("not_allowed_token_type", "Slack:AppToken is a token of another kind")]
    [InlineData("missing_scope", "Slack:AppToken lacks the scope connections:write")]
    public async Task A_token_of_the_app_that_will_not_do_stops_it(string code, string remedy)
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        slack.Api.FailNext("apps.connections.open", new SlackFault.Error(code, code == "missing_scope" ? "connections:write" : null));
        await using var rig = new SocketRig(slack, SkippingTime.Impatient);

        Assert.StartsWith(remedy, await rig.StoppedAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal([$"apps.connections.open {code}"], slack.Api.Requests);
    }

    [Fact]
    public async Task An_outage_of_Slack_is_waited_out()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        slack.Api.FailNext("apps.connections.open", new SlackFault.Status(503), times: 6);
        await using var rig = new SocketRig(slack, SkippingTime.Impatient);

        await rig.Log.NextAsync("Slack gives no address for socket 0", Cancellation);

        await rig.Log.NextAsync("is connected", Cancellation);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_socket_elsewhere_that_does_not_encrypt_is_not_connected_to()
    {
        using var socket = new MessageSocket(mostBytes: 1_000);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri("ws://wss-primary.slack.com/link?ticket=secret"), Cancellation));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_stops_the_sockets_are_closed_in_good_order()
    {
        await using var slack = await SlackServer.StartAsync(Quiet, Cancellation);
        await using var rig = new SocketRig(slack, sockets: 2);
        await slack.Sockets.Connections.ReachAsync(2, Cancellation);

        await rig.StopAsync();

        await slack.Sockets.Disconnections.ReachAsync(2, Cancellation);
        Assert.Empty(slack.Violations);
    }
}
