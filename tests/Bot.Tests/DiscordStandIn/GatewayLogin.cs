using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Who may begin or resume a session, and what the session begins with.</summary>
internal sealed class GatewayLogin(DiscordServer server)
{
    // The bits that have a meaning in v10: 0 to 16, 20, 21, 24 and 25.
    private const long KnownIntents = 0x1FFFF | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

    private static readonly string[] Properties = ["os", "browser", "device"];

    private readonly Dictionary<string, GatewaySession> _sessions = [];
    private readonly List<GatewaySession> _begun = [];
    private readonly Queue<DateTimeOffset> _identifies = [];
    private int _started;

    internal Tally Readies { get; } = new();

    internal Tally Resumes { get; } = new();

    internal IReadOnlyList<GatewaySession> Sessions => [.. _sessions.Values];

    internal int SessionStartsRemaining => server.Settings.SessionStarts - _started;

    internal void Forget(GatewayConnection connection)
    {
        if (connection.Session is { } session)
            _sessions.Remove(session.Id);
        connection.Session = null;
    }

    /// <summary>The highest sequence that a client of this socket can know: of any session, while it has none (an op 9 under way, or before a resume).</summary>
    internal int Known(GatewayConnection connection) =>
        connection.Session?.Sequence ?? _begun.Select(session => session.Sequence).DefaultIfEmpty().Max();

    internal void ForgetAll() => _sessions.Clear();

    internal void RenewStarts() => _started = 0;

    /// <summary>Null, or the code that the socket is closed with.</summary>
    internal int? Identify(GatewayConnection connection, JsonObject body)
    {
        if (connection.Session is not null)
            return 4005;
        if (connection.IsResumeUrl && !connection.WasToldInvalid)
            server.Breach("gateway: identified at resume_gateway_url");
        if (body.Text("token") != server.Token || server.IsTokenRevoked)
            return 4004;
        if (body["properties"] is not JsonObject properties || Properties.Any(name => properties.Text(name) is null))
        {
            server.Breach("gateway: identified without properties os, browser and device");
            return 4002;
        }

        if (ShardOf(body) is not var (shard, shards))
            return 4010;
        if (shards < server.Settings.Shards)
            return 4011;
        if (body.Number("intents") is not { } bits || (bits & ~KnownIntents) != 0)
            return 4013;
        var intents = (GatewayIntents)bits;
        if ((intents & GatewayIntents.Privileged & ~server.Settings.PrivilegedIntents) != GatewayIntents.None)
            return 4014;
        if (!MayStart(connection))
            return null;

        var session = new GatewaySession(Guid.NewGuid().ToString("N"), intents, shard, shards) { Connection = connection };
        connection.Session = session;
        _sessions.Add(session.Id, session);
        _begun.Add(session);
        session.Dispatch("READY", Ready(session, body["shard"]));
        foreach (var guild in server.GuildIds.Where(guild => session.Hears(GatewayIntents.Guilds) && session.Serves(guild)))
            session.Dispatch("GUILD_CREATE", server.Descriptions.Guild(guild));
        Readies.Add();
        return null;
    }

    internal int? Resume(GatewayConnection connection, JsonObject body)
    {
        if (connection.Session is not null && !connection.WasToldInvalid)
            return 4005;
        if (!connection.IsResumeUrl && !connection.WasToldInvalid)
            server.Breach("gateway: resumed elsewhere than at resume_gateway_url");
        if (body.Text("token") != server.Token || server.IsTokenRevoked)
            return 4004;
        if (!_sessions.TryGetValue(body.Text("session_id") ?? "", out var session))
        {
            connection.WasToldInvalid = true;
            connection.Send(9, false);
            return null;
        }

        if (body.Number("seq") is not { } last || last > session.Sequence || last < 0)
            return 4007;
        if (session.Connection is { } earlier && earlier != connection)
            earlier.Abort();
        session.Connection = connection;
        connection.Session = session;
        session.Replay((int)last);
        session.Dispatch("RESUMED", new JsonObject { ["_trace"] = new JsonArray("stand-in") });
        Resumes.Add();
        return null;
    }

    private bool MayStart(GatewayConnection connection)
    {
        if (SessionStartsRemaining <= 0)
        {
            // Discord ends all sessions and resets the token.
            server.Breach("gateway: identified with session_start_limit.remaining 0");
            server.RevokeToken();
            _sessions.Clear();
            connection.Close(4004);
            return false;
        }

        var now = server.Now;
        while (_identifies.TryPeek(out var first) && now - first >= server.Settings.IdentifyWindow)
            _identifies.Dequeue();
        if (_identifies.Count >= server.Settings.MaxConcurrency && server.Settings.IdentifyWindow > TimeSpan.Zero)
        {
            server.Breach("gateway: identified more often than max_concurrency allows");
            connection.WasToldInvalid = true;
            connection.Send(9, false);
            return false;
        }

        _identifies.Enqueue(now);
        _started++;
        return true;
    }

    private static (int Shard, int Shards)? ShardOf(JsonObject body) => body["shard"] switch
    {
        null => (0, 1),
        JsonArray { Count: 2 } shard when shard[0] is JsonValue first && shard[1] is JsonValue second
            && first.TryGetValue(out int number) && second.TryGetValue(out int count) && number >= 0 && number < count => (number, count),
        _ => null,
    };

    private JsonObject Ready(GatewaySession session, JsonNode? shard)
    {
        var ready = new JsonObject
        {
            ["v"] = 10,
            ["user_settings"] = new JsonObject(),
            ["user"] = server.Descriptions.BotUser(),
            ["session_type"] = "normal",
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = server.ResumeUrl,
            ["relationships"] = new JsonArray(),
            ["private_channels"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["guilds"] = server.GuildIds.Where(session.Serves).Select(guild => new JsonObject { ["id"] = guild, ["unavailable"] = true }).ToJson(),
            ["guild_join_requests"] = new JsonArray(),
            ["geo_ordered_rtc_regions"] = new JsonArray(),
            ["auth"] = new JsonObject(),
            ["application"] = new JsonObject { ["id"] = server.ApplicationId, ["flags"] = server.ApplicationFlags },
            ["_trace"] = new JsonArray("stand-in"),
        };
        if (shard is not null)
            ready["shard"] = shard.DeepClone();
        return ready;
    }
}
