using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>What Discord keeps of a client, also while it is away: every dispatch since READY, for a resume.</summary>
internal sealed class GatewaySession(string id, GatewayIntents intents, int shard, int shards)
{
    private readonly List<string> _dispatches = [];

    internal string Id { get; } = id;

    internal GatewayIntents Intents { get; } = intents;

    internal int Sequence => _dispatches.Count;

    internal GatewayConnection? Connection { get; set; }

    internal bool Hears(GatewayIntents intent) => intent is GatewayIntents.None || Intents.HasFlag(intent);

    /// <summary>A guild belongs to one shard; what has no guild comes to the first.</summary>
    internal bool Serves(string? guild) =>
        guild is null ? shard == 0 : (ulong.Parse(guild, System.Globalization.CultureInfo.InvariantCulture) >> 22) % (ulong)shards == (ulong)shard;

    internal void Dispatch(string name, JsonObject body)
    {
        var payload = new JsonObject { ["t"] = name, ["s"] = Sequence + 1, ["op"] = 0, ["d"] = body }.ToJsonString();
        _dispatches.Add(payload);
        Connection?.Send(payload);
    }

    internal void Replay(int after)
    {
        foreach (var payload in _dispatches.Skip(after).ToList())
            Connection?.Send(payload);
    }
}
