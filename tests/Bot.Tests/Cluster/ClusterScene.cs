using System.Text.Json.Nodes;
using Bot.Cluster;
using Bot.Core.Tests.Stores;
using Bot.Tests.Running;
using Bot.Tests.Scenarios;
using Npgsql;

namespace Bot.Tests.Cluster;

/// <summary>Three nodes in processes of their own, the PostgreSQL and the Redis that they share, and people who ask in Discord and Slack.</summary>
internal sealed class ClusterScene : IAsyncDisposable
{
    private static readonly string[] Names = ["ada", "ben", "cleo"];

    private readonly PostgresServer _postgres;
    private readonly RedisServer _redis;
    private readonly DiscordChat _discord;
    private readonly SlackChat _slack;

    private ClusterScene(PostgresServer postgres, RedisServer redis, DiscordChat discord, SlackChat slack, TwoArticles articles, JsonObject more, string? corpus)
    {
        (_postgres, _redis, _discord, _slack, Articles) = (postgres, redis, discord, slack, articles);
        Nodes = [.. Names.Select(name => new NodeProcess(name, Settings(more, corpus)))];
    }

    internal IReadOnlyList<NodeProcess> Nodes { get; }

    internal TwoArticles Articles { get; }

    internal PostgresServer Postgres => _postgres;

    internal RedisServer Redis => _redis;

    internal DiscordChat Discord => _discord;

    internal SlackChat Slack => _slack;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Skips the test where a server is missing.</summary>
    /// <param name="more">Settings of the cluster.</param>
    internal static async Task<ClusterScene> StartAsync(JsonObject? more = null, string? corpus = null)
    {
        _ = Core.Tests.Stores.Postgres.ConnectionString;
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not on the PATH: install it, as with `apt install redis-server`.");
        // Who does an answer again looks whether it stands there, which needs the right to read.
        var settings = SceneSettings.Unlimited with { ReadsThreads = true };
        var redis = new RedisServer();
        redis.Start();
        var scene = new ClusterScene(PostgresServer.Start(), redis, await DiscordChat.OpenAsync(settings, Cancellation), await SlackChat.OpenAsync(settings, Cancellation), await TwoArticles.WriteAsync(Cancellation), more ?? [], corpus);
        await scene.Nodes[0].CommandAsync("cluster", "init");
        var connected = scene.ConnectedAsync();
        await Task.WhenAll(scene.Nodes.Select(node => node.StartAsync()));
        await scene.OrSaidAsync(connected);
        return scene;
    }

    /// <summary>Ends when both chats have connected anew, counted from the call on.</summary>
    internal Task ConnectedAsync() => Task.WhenAll(DiscordConnectedAsync(), SlackConnectedAsync());

    internal Task DiscordConnectedAsync() => Task.WhenAny(
        _discord.Server.Gateway.Readies.ReachAsync(_discord.Server.Gateway.Readies.Value + 1, Cancellation), _discord.Server.Gateway.Resumes.ReachAsync(_discord.Server.Gateway.Resumes.Value + 1, Cancellation));

    internal Task SlackConnectedAsync() => _slack.Server.Sockets.Connections.ReachAsync(_slack.Server.Sockets.Connections.Value + 1, Cancellation);

    /// <summary>What the nodes wrote, and the events that they work on.</summary>
    internal string Said => string.Join('\n', [.. Nodes.Select(node => $"--- {node.Name}\n{node.Said}"), "--- events at work", .. Events("NOT done")]);

    /// <summary>The events of a message: where they are, and since when.</summary>
    internal IEnumerable<string> EventsOf(string message) => Events($"id LIKE '%{message}'");

    private IReadOnlyList<string> Events(string which)
    {
        using var databases = new SharedDatabases(_postgres.ConnectionString);
        return databases.Open(ClusterStore.Schema).Read(
            $"SELECT id, node, taken, done FROM event WHERE {which} ORDER BY taken",
            row => $"{row.GetString(0)} {row.GetString(1)} {DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)):HH:mm:ss.fff} {(row.GetBoolean(3) ? "done" : "at work")}");
    }

    /// <summary>Fails with what the nodes wrote instead of waiting for ever.</summary>
    internal async Task OrSaidAsync(Task awaited)
    {
        if (await Task.WhenAny(awaited, Task.Delay(TimeSpan.FromMinutes(1), Cancellation)) != awaited)
            throw new InvalidOperationException(Said);
        await awaited;
    }

    /// <summary>Questions that are kept, of all nodes.</summary>
    internal long Turns
    {
        get
        {
            using var connection = new NpgsqlConnection(_postgres.ConnectionString);
            connection.Open();
            using var command = new NpgsqlCommand("SELECT COUNT(*) FROM chat.turn", connection);
            return (long)command.ExecuteScalar()!; // a count is a number
        }
    }

    /// <summary>The version that is to come into use.</summary>
    internal string? Next
    {
        get
        {
            using var databases = new SharedDatabases(_postgres.ConnectionString);
            return databases.Open(ClusterStore.Schema).Read("SELECT version FROM next_version", row => row.GetString(0)).SingleOrDefault();
        }
    }

    /// <summary>Looks again and again; fails with what the nodes wrote instead of for ever.</summary>
    internal async Task UntilAsync(Func<bool> isSo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        await OrSaidAsync(LookAsync());

        async Task LookAsync()
        {
            while (!isSo())
                await timer.WaitForNextTickAsync(Cancellation);
        }
    }

    /// <summary>The node that has a duty, by its name.</summary>
    internal async Task<string?> HolderAsync(string duty) =>
        (JsonNode.Parse(await Nodes[0].CommandAsync("cluster", "status", "--json")) as JsonArray ?? [])
            .FirstOrDefault(node => node?["state"]?.ToString() == "serving" && (node["duties"] as JsonArray ?? []).Any(own => own?.ToString() == duty))?["name"]?.ToString();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            node.Dispose();
        await _discord.DisposeAsync();
        await _slack.DisposeAsync();
        _postgres.Dispose();
        _redis.Dispose();
        Articles.Dispose();
    }

    private JsonObject Settings(JsonObject more, string? corpus)
    {
        var settings = new JsonObject
        {
            ["Corpus"] = new JsonObject { ["Folder"] = corpus ?? Articles.Folder },
            ["Telemetry"] = new JsonObject { ["Prometheus"] = true },
            ["Chat"] = SceneSettings.Unlimited.Chat(_discord),
            ["Cluster"] = new JsonObject { ["Enabled"] = true, [nameof(Postgres)] = _postgres.ConnectionString, [nameof(Redis)] = _redis.Address },
        };
        foreach (var (name, value) in more)
            settings["Cluster"]![name] = value?.DeepClone(); // as it was made above
        foreach (var chat in new IChat[] { _discord, _slack })
        {
            var section = chat.StandIn.Settings.DeepClone().AsObject();
            foreach (var (name, value) in chat.Settings)
                section[name] = value?.DeepClone();
            settings[chat.StandIn.Section] = section;
        }

        return settings;
    }
}
