using System.Globalization;

namespace Bot.Discord;

/// <summary>The servers that the bot is in, as all shards of the gateway tell, and those of them that are its operator's own.</summary>
internal sealed partial class DiscordServers(DiscordOptions options, ILogger<DiscordServers> logger)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _joined = new(StringComparer.Ordinal);
    private readonly HashSet<int> _told = [];
    private int _shards;
    private bool _wasWarned;

    /// <summary>
    /// Anybody can invite a public bot to a server of their own. So a server is trusted that the operator names, or that is the only one; where nobody tells
    /// how many there are, there may be others.
    /// </summary>
    internal bool IsTrusted(string? guild)
    {
        if (guild is null)
            return false;
        if (options.Guilds.Count > 0)
            return options.Guilds.Contains(guild);
        lock (_gate)
            return _shards > 0 && _told.Count == _shards && _joined.Count == 1 && _joined.Contains(guild);
    }

    /// <summary>A shard begins a session, with all servers that are its own.</summary>
    internal void Begin(Ready ready)
    {
        if (ready is { Guilds: { } guilds, Shard: [var shard, var shards and > 0] })
            Begin(shard, shards, guilds);
    }

    internal void Begin(int shard, int shards, IReadOnlyList<ReceivedGuild> guilds)
    {
        lock (_gate)
        {
            if (shards != _shards)
            {
                _told.Clear();
                _joined.Clear();
            }

            _shards = shards;
            _told.Add(shard);
            _joined.RemoveWhere(guild => ShardOf(guild, shards) == shard);
            _joined.UnionWith(guilds.Select(guild => guild.Id));
            Warn();
        }
    }

    /// <summary>The servers of a shard, as far as they are known.</summary>
    internal IReadOnlyList<ReceivedGuild> Of(int shard, int shards)
    {
        lock (_gate)
            return [.. _joined.Where(guild => ShardOf(guild, shards) == shard).Select(guild => new ReceivedGuild(guild, Unavailable: false))];
    }

    internal void Join(string guild)
    {
        lock (_gate)
        {
            _joined.Add(guild);
            Warn();
        }
    }

    internal void Leave(string guild)
    {
        lock (_gate)
            _joined.Remove(guild);
    }

    /// <summary>https://discord.com/developers/docs/events/gateway#sharding-sharding-formula</summary>
    private static int ShardOf(string guild, int shards) =>
        ulong.TryParse(guild, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (int)((id >> 22) % (ulong)shards) : 0;

    private void Warn()
    {
        if (_wasWarned || options.Guilds.Count > 0 || _joined.Count < 2)
            return;
        _wasWarned = true;
        LogSeveral(_joined.Count);
    }

    [LoggerMessage(LogLevel.Warning, "The bot is in {Servers} Discord servers, so managing one of them makes nobody a moderator: name your own in Discord:Guilds, or persons in Chat:Moderators")]
    private partial void LogSeveral(int servers);
}
