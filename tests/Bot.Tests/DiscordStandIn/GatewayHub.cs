using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

/// <summary>The gateway: takes sockets, and brings what happens to the sessions that hear it.</summary>
internal sealed class GatewayHub(DiscordServer server)
{
    private readonly List<GatewayConnection> _connections = [];
    private readonly GatewayLogin _login = new(server);
    private (string Name, Action<GatewaySession> Send)? _held;
    private bool _isNextSentTwice;
    private bool _isNextHeld;
    private bool _isNextGreetedWithReconnect;

    internal Tally Connections { get; } = new();

    internal Tally Disconnections { get; } = new();

    internal Tally Readies => _login.Readies;

    internal Tally Resumes => _login.Resumes;

    internal Tally Heartbeats { get; } = new();

    /// <summary>Those that can be resumed, or are connected.</summary>
    internal IReadOnlyList<GatewaySession> Sessions
    {
        get
        {
            lock (server.Gate)
                return _login.Sessions;
        }
    }

    internal int SessionStartsRemaining => _login.SessionStartsRemaining;

    internal bool AcknowledgesHeartbeats { get; set; } = true;

    /// <summary>An outage: sockets are answered with 503.</summary>
    internal bool RefusesConnections { get; set; }

    internal void DropAll() => OnAll(connection => connection.Abort());

    internal void CloseAll(int code) => OnAll(connection => Close(connection, code));

    internal void AskToReconnect() => OnAll(connection => connection.Send(7, null));

    internal void AskForHeartbeats() => OnAll(connection => connection.Send(1, null));

    internal void InvalidateSessions(bool resumable) => OnAll(connection =>
    {
        connection.WasToldInvalid = true;
        if (!resumable)
            _login.Forget(connection);
        connection.Send(9, resumable);
    });

    /// <summary>As after some minutes away: a resume will be answered with op 9.</summary>
    internal void ForgetSessions()
    {
        lock (server.Gate)
            _login.ForgetAll();
    }

    /// <summary>As a day later.</summary>
    internal void RenewSessionStarts()
    {
        lock (server.Gate)
            _login.RenewStarts();
    }

    internal void SendNextTwice() => _isNextSentTwice = true;

    /// <summary>The next dispatch comes after the one that follows it.</summary>
    internal void SwapNextTwo() => _isNextHeld = true;

    internal void ReconnectInsteadOfNextHello() => _isNextGreetedWithReconnect = true;

    internal void Dispatch(string name, JsonObject body, GatewayIntents intent, string? guild) =>
        Dispatch(name, intent, guild, _ => body.Clone());

    internal void Dispatch(string name, GatewayIntents intent, string? guild, Func<GatewaySession, JsonObject> body)
    {
        lock (server.Gate)
        {
            void Send(GatewaySession session)
            {
                if (session.Hears(intent) && session.Serves(guild))
                    session.Dispatch(name, body(session));
            }

            if (_isNextHeld)
            {
                _isNextHeld = false;
                _held = (name, Send);
                return;
            }

            var times = _isNextSentTwice ? 2 : 1;
            _isNextSentTwice = false;
            foreach (var session in _login.Sessions)
            {
                for (var time = 0; time < times; time++)
                    Send(session);
                _held?.Send(session);
            }

            _held = null;
        }
    }

    internal async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || RefusesConnections)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? 503 : 426;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var compress = context.Request.Query["compress"].ToString();
        var isResumeUrl = context.Request.Path.StartsWithSegments(DiscordServer.ResumePath, StringComparison.Ordinal);
        var connection = new GatewayConnection(context, socket, isResumeUrl, compress is "zlib-stream");
        var writing = connection.WriteAsync();
        Greet(connection, context.Request.Query["v"].ToString(), context.Request.Query["encoding"].ToString(), compress);

        var code = await ListenAsync(connection);
        lock (server.Gate)
        {
            _connections.Remove(connection);
            // A client that closes with these says that it will not come back; any other end can be resumed.
            if (code is 1000 or 1001)
                _login.Forget(connection);
            if (connection.Session is { } session && session.Connection == connection)
                session.Connection = null;
        }

        connection.Close(code is >= 1000 and < 5000 and not (1005 or 1006) ? code : 1000);
        await writing;
        Disconnections.Add();
    }

    private void Greet(GatewayConnection connection, string version, string encoding, string compress)
    {
        lock (server.Gate)
        {
            _connections.Add(connection);
            connection.LastHeartbeat = server.Now;
            if (version is not "10" || encoding is not "json" || compress is not ("" or "zlib-stream"))
            {
                server.Breach($"gateway: connected with v={version}&encoding={encoding}&compress={compress}");
                connection.Close(4012);
            }
            else if (_isNextGreetedWithReconnect)
            {
                _isNextGreetedWithReconnect = false;
                connection.Send(7, null);
            }
            else
            {
                connection.Send(10, new JsonObject { ["heartbeat_interval"] = (int)server.Settings.HeartbeatInterval.TotalMilliseconds });
            }
        }

        Connections.Add();
    }

    private async Task<int> ListenAsync(GatewayConnection connection)
    {
        // A client that misses two beats is gone for Discord; the session stays for a resume.
        var limit = (server.Settings.HeartbeatInterval * 2) + TimeSpan.FromSeconds(2);
        await using var watch = server.Settings.Time.CreateTimer(_ => CloseSilent(connection, limit), null, limit, server.Settings.HeartbeatInterval);
        while (true)
        {
            var (text, closed) = await connection.ReadAsync();
            if (closed is { } code)
                return code;
            lock (server.Gate)
            {
                if (!connection.IsClosing && Handle(connection, text) is { } refused)
                {
                    server.Breach($"gateway: closed with {refused}");
                    Close(connection, refused);
                }
            }
        }
    }

    private int? Handle(GatewayConnection connection, string? text)
    {
        if (text is null || Parse(text) is not { } payload)
            return 4002;
        if (connection.IsFlooded(server.Now))
            return 4008;
        switch (payload.Number("op"))
        {
            case 1:
                return Beat(connection, payload["d"]);
            case 2:
                return _login.Identify(connection, payload["d"] as JsonObject ?? []);
            case 6:
                return _login.Resume(connection, payload["d"] as JsonObject ?? []);
            case 3 or 4 or 8 or 31:
                return connection.Session is null ? 4003 : null;
            default:
                return 4001;
        }
    }

    private int? Beat(GatewayConnection connection, JsonNode? last)
    {
        if (last is not null && (last.GetValueKind() != JsonValueKind.Number || last.GetValue<long>() > _login.Known(connection)))
            server.Breach($"gateway: heartbeat with d {last.ToJsonString()}, a number that was never sent");
        connection.LastHeartbeat = server.Now;
        if (AcknowledgesHeartbeats)
            connection.Send(11, null);
        Heartbeats.Add();
        return null;
    }

    private void CloseSilent(GatewayConnection connection, TimeSpan limit)
    {
        lock (server.Gate)
        {
            if (connection.IsClosing || server.Now - connection.LastHeartbeat < limit)
                return;
            server.Breach("gateway: no heartbeat for two intervals");
            Close(connection, 4009);
        }
    }

    private void Close(GatewayConnection connection, int code)
    {
        if (code is 1000 or 1001 or 4003 or 4004 or 4005 or 4007 or (>= 4010 and <= 4014))
            _login.Forget(connection);
        connection.Close(code);
    }

    private void OnAll(Action<GatewayConnection> act)
    {
        lock (server.Gate)
        {
            foreach (var connection in _connections.Where(connection => !connection.IsClosing).ToList())
                act(connection);
        }
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
