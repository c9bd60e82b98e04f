using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Tests.SlackStandIn;

/// <summary>
/// Socket Mode. Each payload goes to exactly one socket, which alone can acknowledge it. When a socket ends, its events are tried again on another (with
/// the same event_id and another envelope_id); a command or interaction goes to another only if it was not yet on the wire, for else Slack cannot know
/// whether the app has it, and the person is told operation_timeout after 3 s.
/// An event that finds no socket waits for its next retry, or for the next socket if that comes earlier (Slack itself waits for the retry).
/// </summary>
internal sealed class SocketHub(SlackServer server)
{
    private readonly List<SocketConnection> _connections = [];
    private readonly List<Delivery> _waiting = [];
    private readonly SocketTickets _tickets = new(server);
    private int _turn;
    private bool _isNextSentTwice;
    private bool _isNextHelloSkipped;
    private bool _isNextFragmented;
    private bool _isNextDropped;
    private int _lostAcknowledgements;

    internal Tally Connections { get; } = new();

    internal Tally Disconnections { get; } = new();

    internal Tally Acknowledgements { get; } = new();

    internal Tally LostAcknowledgements { get; } = new();

    /// <summary>The sockets that are open now.</summary>
    internal int Open
    {
        get
        {
            lock (server.Gate)
                return _connections.Count(connection => !connection.IsClosing);
        }
    }

    /// <summary>An outage: sockets are answered with 503.</summary>
    internal bool RefusesConnections { get; set; }

    internal string NewAddress() => _tickets.NewAddress();

    internal void DropAll() => OnAll(connection => connection.Abort());

    internal void DropOne()
    {
        lock (server.Gate)
            _connections.Find(connection => !connection.IsClosing)?.Abort();
    }

    internal void CloseAll(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure) => OnAll(connection => connection.Close(status));

    /// <summary>Announces the end of every socket about 10 s ahead, and then ends it.</summary>
    internal void WarnAll() => OnAll(connection => Dismiss(connection, "warning"));

    /// <summary>Asks for new sockets, and ends the old ones some time later.</summary>
    internal void RefreshAll() => OnAll(connection => Dismiss(connection, "refresh_requested"));

    /// <summary>Socket Mode is switched off in the settings of the app.</summary>
    internal void DisableLink() => OnAll(connection =>
    {
        connection.Send(SocketFrames.Disconnect("link_disabled"));
        connection.Close(WebSocketCloseStatus.NormalClosure);
    });

    /// <summary>The lines stay open, but nothing comes or is answered, pings neither.</summary>
    internal void FreezeAll() => OnAll(connection => connection.Freeze());

    internal void SendNextTwice() => _isNextSentTwice = true;

    /// <summary>The next socket is taken, but never greeted.</summary>
    internal void SkipNextHello() => _isNextHelloSkipped = true;

    internal void FragmentNext() => _isNextFragmented = true;

    /// <summary>The socket that would get the next payload drops before it is on the wire.</summary>
    internal void DropInsteadOfNext() => _isNextDropped = true;

    /// <summary>The next acknowledgements get lost in Slack.</summary>
    internal void LoseNextAcknowledgements(int count = 1) => _lostAcknowledgements = count;

    /// <summary>Text that is no JSON, JSON of an unknown type, and a binary frame.</summary>
    internal void SendGarbage() => OnAll(connection =>
    {
        connection.Send("not json {");
        connection.Send("""{"type":"unheard_of","envelope_id":"1","payload":{}}""");
        connection.Send("[]");
        connection.Send("\u0001\u0002", FrameKind.Binary);
    });

    internal void Send(Delivery delivery)
    {
        lock (server.Gate)
        {
            if (Pick() is not { } connection)
            {
                if (delivery.Kind is DeliveryKind.Event && !_waiting.Contains(delivery))
                    _waiting.Add(delivery);
                server.Courier.Fail(delivery, "connection_failed", "dispatch_failed");
                return;
            }

            if (_isNextDropped)
            {
                _isNextDropped = false;
                connection.Assignments["undelivered"] = new Assignment("undelivered", delivery);
                connection.Abort();
                return;
            }

            var times = _isNextSentTwice ? 2 : 1;
            _isNextSentTwice = false;
            for (var time = 0; time < times; time++)
                Send(connection, delivery);
        }
    }

    internal async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || RefusesConnections)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? 503 : 426;
            return;
        }

        if (_tickets.Refuse(context.Request.Query["ticket"].ToString()) is { } refusal)
        {
            server.Breach($"socket: opened with a ticket that is {refusal}");
            context.Response.StatusCode = 403;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = server.Settings.PingInterval,
            KeepAliveTimeout = server.Settings.PingInterval > TimeSpan.Zero ? TimeSpan.FromSeconds(30) : Timeout.InfiniteTimeSpan,
        });
        var connection = new SocketConnection(context, socket, (context.Features.Get<IHttpUpgradeFeature>() as LineUpgrade)?.Line);
        var writing = connection.WriteAsync();
        Greet(connection);
        while (await connection.ReadAsync() is { } text)
        {
            lock (server.Gate)
                Hear(connection, text);
        }

        lock (server.Gate)
        {
            _connections.Remove(connection);
            connection.Close(WebSocketCloseStatus.NormalClosure);
            Reassign(connection);
        }

        await writing;
        Disconnections.Add();
    }

    private void Greet(SocketConnection connection)
    {
        lock (server.Gate)
        {
            if (_connections.Count(other => !other.IsClosing) >= server.Settings.MostSockets)
            {
                server.Breach($"socket: more than {server.Settings.MostSockets} at once");
                connection.Send(SocketFrames.Disconnect("too_many_websockets"));
                connection.Close(WebSocketCloseStatus.NormalClosure);
                return;
            }

            _connections.Add(connection);
            if (_isNextHelloSkipped)
            {
                _isNextHelloSkipped = false;
                connection.IsLeaving = true;
            }
            else
            {
                connection.Send(SocketFrames.Hello(_connections.Count(other => !other.IsClosing), server.AppId));
                var waiting = _waiting.Where(delivery => !delivery.IsDone).ToList();
                _waiting.Clear();
                foreach (var delivery in waiting)
                    Send(delivery);
            }
        }

        Connections.Add();
    }

    private void Send(SocketConnection connection, Delivery delivery)
    {
        var assignment = new Assignment(Guid.NewGuid().ToString(), delivery);
        connection.Assignments[assignment.Id] = assignment;
        _waiting.Remove(delivery);
        var kind = _isNextFragmented ? FrameKind.Fragments : FrameKind.Text;
        _isNextFragmented = false;
        delivery.Sent = server.Settings.Time.GetTimestamp();
        connection.Send(SocketFrames.Envelope(assignment), kind, () => assignment.IsWritten = true);
        server.Courier.After(Delivery.MostUntilAcknowledged, () => EndTime(connection, assignment));
    }

    private void EndTime(SocketConnection connection, Assignment assignment)
    {
        lock (server.Gate)
        {
            if (assignment.IsOver)
                return;
            assignment.IsOver = true;
            if (assignment.Delivery.IsDone)
                return;
            // A socket that the stand-in has ended or frozen cannot be answered on.
            if (!connection.IsClosing && !connection.IsFrozen && !assignment.IsLost)
                server.Breach($"socket: {assignment.Delivery.Name} was not acknowledged within 3 s");
            server.Courier.Fail(assignment.Delivery, "timeout", "operation_timeout");
        }
    }

    private void Hear(SocketConnection connection, string text)
    {
        if (connection.IsClosing && !connection.IsLeaving)
            return;
        if (SocketFrames.Read(text) is not { } answer || answer.Text("envelope_id") is not { } id)
        {
            server.Breach($"socket: sent something that is no acknowledgement: {text[..Math.Min(80, text.Length)]}");
            return;
        }

        if (!connection.Assignments.TryGetValue(id, out var assignment))
        {
            server.Breach("socket: acknowledged an envelope that this socket has not brought");
            return;
        }

        if (assignment.IsOver)
        {
            server.Breach($"socket: {assignment.Delivery.Name} was acknowledged twice, or too late");
            return;
        }

        if (_lostAcknowledgements > 0)
        {
            _lostAcknowledgements--;
            assignment.IsLost = true;
            LostAcknowledgements.Add();
            return;
        }

        assignment.IsOver = true;
        connection.Assignments.Remove(id);
        if (!assignment.Delivery.AcceptsAnswer && answer["payload"] is not (null or JsonObject { Count: 0 }))
            server.Breach($"socket: {assignment.Delivery.Name} was acknowledged with a payload, which it does not accept");
        assignment.Delivery.Acknowledge(answer["payload"]);
        Acknowledgements.Add();
    }

    private void Reassign(SocketConnection connection)
    {
        foreach (var assignment in connection.Assignments.Values.Where(assignment => !assignment.IsOver && !assignment.Delivery.IsDone).ToList())
        {
            if (assignment.Delivery.Kind is DeliveryKind.Event)
            {
                assignment.IsOver = true;
                server.Courier.Fail(assignment.Delivery, "connection_failed", "connection_failed");
            }
            else if (!assignment.IsWritten)
            {
                assignment.IsOver = true;
                Send(assignment.Delivery);
            }
        }
    }

    private void Dismiss(SocketConnection connection, string reason)
    {
        connection.IsLeaving = true;
        connection.Send(SocketFrames.Disconnect(reason));
        server.Courier.After(server.Settings.CloseAfterDisconnect, () =>
        {
            lock (server.Gate)
                connection.Close(WebSocketCloseStatus.NormalClosure);
        });
    }

    /// <summary>In turn; those that are leaving only when nobody else is there.</summary>
    private SocketConnection? Pick()
    {
        var open = _connections.Where(connection => !connection.IsClosing).ToList();
        var staying = open.Where(connection => !connection.IsLeaving).ToList();
        var choice = staying.Count > 0 ? staying : open;
        return choice.Count == 0 ? null : choice[_turn++ % choice.Count];
    }

    private void OnAll(Action<SocketConnection> act)
    {
        lock (server.Gate)
        {
            foreach (var connection in _connections.Where(connection => !connection.IsClosing).ToList())
                act(connection);
        }
    }
}
