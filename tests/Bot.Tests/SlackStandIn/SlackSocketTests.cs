using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackSocketTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mention_is_told_to_one_socket_and_answered_in_its_thread()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        var question = slack.Alice.Say(slack.General, "who won?", mentionsBot: true);

        var envelope = await socket.NextAsync(Cancellation);
        await socket.AcknowledgeAsync(envelope, null, Cancellation);
        var answer = await bot.CallAsync("chat.postMessage", $$"""{"channel":"{{slack.General.Id}}","text":"Nobody.","thread_ts":"{{question.Ts}}"}""", Cancellation);

        Assert.Equal(("app_mention", question.Ts), (envelope?["payload"]?["event"]?["type"]?.ToString(), envelope?["payload"]?["event"]?["ts"]?.ToString()));
        Assert.True(answer.Flag("ok"));
        var message = await slack.General.NextMessageAsync(Cancellation);
        Assert.Equal((question.Ts, "Nobody."), (message.ThreadTs, message.Text));
        await slack.Sockets.Acknowledgements.ReachAsync(1, Cancellation);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_mention_where_the_app_hears_messages_comes_as_two_events_with_the_same_ts()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Subscriptions = ["app_mention", "message.channels"] }, Cancellation);

        var question = slack.Alice.Say(slack.General, "who won?", mentionsBot: true);

        Assert.Equal(["app_mention", "message"], slack.Courier.All.Select(delivery => delivery.Name));
        Assert.All(slack.Courier.All, delivery => Assert.Equal(question.Ts, delivery.Payload["event"]?["ts"]?.ToString()));
        Assert.NotEqual(slack.Courier.All[0].Payload.Text("event_id"), slack.Courier.All[1].Payload.Text("event_id"));
    }

    [Fact]
    public async Task An_event_that_is_not_acknowledged_comes_again_with_its_id_and_a_reason()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time }, Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        slack.Alice.Say(slack.General, "who won?", mentionsBot: true);
        var envelopes = new List<JsonObject?> { await socket.NextAsync(Cancellation) };

        foreach (var wait in new[] { 3, 63, 303 })
        {
            time.Advance(TimeSpan.FromSeconds(3));
            time.Advance(TimeSpan.FromSeconds(wait - 3));
            envelopes.Add(await socket.NextAsync(Cancellation));
        }

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("operation_timeout", await slack.Courier.All[0].Failed.WaitAsync(Cancellation));
        Assert.Equal(["0 ", "1 timeout", "2 timeout", "3 timeout"], envelopes.Select(envelope => $"{envelope?["retry_attempt"]} {envelope?["retry_reason"]}"));
        Assert.Single(envelopes.Select(envelope => envelope?["payload"]?["event_id"]?.ToString()).Distinct());
        Assert.Equal(4, envelopes.Select(envelope => envelope?.Text("envelope_id")).Distinct().Count());
        Assert.Equal(Enumerable.Repeat("socket: app_mention was not acknowledged within 3 s", 4), slack.Violations);
    }

    [Fact]
    public async Task What_a_dropped_socket_has_not_acknowledged_comes_over_another_but_a_command_only_if_it_was_not_sent()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time }, Cancellation);
        using var bot = new RawSlackBot(slack);
        using var first = await bot.ConnectAsync(Cancellation);
        var asked = slack.Alice.Command(slack.General, "/ask", "who won?");
        await first.NextAsync(Cancellation);
        slack.Alice.Say(slack.General, "who won?", mentionsBot: true);
        await first.NextAsync(Cancellation);

        slack.Sockets.DropAll();
        await slack.Sockets.Disconnections.ReachAsync(1, Cancellation);
        using var second = await bot.ConnectAsync(Cancellation);
        var again = await second.NextAsync(Cancellation);
        await second.AcknowledgeAsync(again, null, Cancellation);
        slack.Sockets.DropInsteadOfNext();
        var unsent = slack.Bob.Command(slack.General, "/ask", "and now?");
        await slack.Sockets.Disconnections.ReachAsync(2, Cancellation);

        Assert.Equal("app_mention", again?["payload"]?["event"]?["type"]?.ToString());
        Assert.Equal("dispatch_failed", await unsent.Failed.WaitAsync(Cancellation));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("operation_timeout", await asked.Failed.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task Each_payload_goes_to_one_of_the_sockets_and_is_acknowledged_only_there()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var first = await bot.ConnectAsync(Cancellation);
        using var second = await bot.ConnectAsync(Cancellation);
        slack.Alice.Command(slack.General, "/ask", "one");
        slack.Alice.Command(slack.General, "/ask", "two");

        var one = await first.NextAsync(Cancellation);
        var two = await second.NextAsync(Cancellation);
        await second.AcknowledgeAsync(one, null, Cancellation);
        await second.AcknowledgeAsync(two, null, Cancellation);
        await slack.Sockets.Acknowledgements.ReachAsync(1, Cancellation);

        Assert.Equal(["one", "two"], new[] { one, two }.Select(envelope => envelope?["payload"]?["text"]?.ToString()));
        Assert.Equal(["socket: acknowledged an envelope that this socket has not brought"], slack.Violations);
    }

    [Fact]
    public async Task An_address_of_a_socket_is_good_once_and_not_for_long()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time }, Cancellation);
        var used = new Uri(slack.Sockets.NewAddress());
        var late = new Uri(slack.Sockets.NewAddress());
        using var socket = await RawSlackSocket.OpenAsync(used, Cancellation);

        await Assert.ThrowsAsync<WebSocketException>(() => RawSlackSocket.OpenAsync(used, Cancellation));
        time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<WebSocketException>(() => RawSlackSocket.OpenAsync(late, Cancellation));

        Assert.Equal(["socket: opened with a ticket that is unknown, or used before", "socket: opened with a ticket that is too old"], slack.Violations);
    }

    [Fact]
    public async Task A_refresh_is_announced_before_the_socket_is_closed_and_new_payloads_go_to_the_new_one()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time }, Cancellation);
        using var bot = new RawSlackBot(slack);
        using var old = await bot.ConnectAsync(Cancellation);
        slack.Sockets.RefreshAll();
        var told = await old.NextAsync(Cancellation);
        slack.Alice.Command(slack.General, "/ask", "one");
        var before = await old.NextAsync(Cancellation);
        await old.AcknowledgeAsync(before, null, Cancellation);
        using var fresh = await bot.ConnectAsync(Cancellation);
        slack.Alice.Command(slack.General, "/ask", "two");

        var after = await fresh.NextAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("refresh_requested", told?.Text("reason"));
        Assert.Equal(["one", "two"], new[] { before, after }.Select(envelope => envelope?["payload"]?["text"]?.ToString()));
        Assert.Null(await old.NextAsync(Cancellation));
    }

    [Fact]
    public async Task The_eleventh_socket_is_one_too_many()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings { MostSockets = 1 }, Cancellation);
        using var bot = new RawSlackBot(slack);
        using var first = await bot.ConnectAsync(Cancellation);

        using var second = await RawSlackSocket.OpenAsync(new Uri(slack.Sockets.NewAddress()), Cancellation);
        var told = await second.NextAsync(Cancellation);

        Assert.Equal(("disconnect", "too_many_websockets"), (told?.Text("type"), told?.Text("reason")));
        Assert.Null(await second.NextAsync(Cancellation));
    }

    [Fact]
    public async Task A_payload_in_pieces_is_the_same_payload()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        slack.Sockets.FragmentNext();

        slack.Alice.Command(slack.General, "/ask", "wie wäre es mit Äpfeln?");

        Assert.Equal("wie wäre es mit Äpfeln?", (await socket.NextAsync(Cancellation))?["payload"]?["text"]?.ToString());
    }

    [Fact]
    public async Task Sockets_can_be_silent_garbled_and_doubled()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        slack.Sockets.SkipNextHello();
        using var silent = await RawSlackSocket.OpenAsync(new Uri(slack.Sockets.NewAddress()), Cancellation);
        await slack.Sockets.Connections.ReachAsync(1, Cancellation);
        using var socket = await bot.ConnectAsync(Cancellation);
        slack.Sockets.SendNextTwice();

        slack.Alice.Command(slack.General, "/ask", "who won?");
        var one = await socket.NextAsync(Cancellation);
        var two = await socket.NextAsync(Cancellation);
        slack.Sockets.SendGarbage();

        Assert.Equal(one?["payload"]?["trigger_id"]?.ToString(), two?["payload"]?["trigger_id"]?.ToString());
        Assert.NotEqual(one?.Text("envelope_id"), two?.Text("envelope_id"));
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => socket.NextAsync(Cancellation));
        Assert.Equal("unheard_of", (await socket.NextAsync(Cancellation))?.Text("type"));
    }

    [Fact]
    public async Task A_frozen_line_answers_no_ping_so_that_its_client_gives_it_up()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var socket = await RawSlackSocket.OpenAsync(TimeSpan.FromSeconds(0.5), new Uri(slack.Sockets.NewAddress()), Cancellation);
        await socket.NextAsync(Cancellation);

        slack.Sockets.FreezeAll();

        Assert.Null(await socket.NextAsync(Cancellation));
    }
}
