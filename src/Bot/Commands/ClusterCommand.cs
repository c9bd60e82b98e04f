using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Chat;
using Bot.Cluster;
using Bot.Core.Articles;
using Bot.Fetching;
using Bot.Moderation;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using StackExchange.Redis;

namespace Bot.Commands;

/// <summary>Prepares what the nodes of a cluster share, and tells how it stands with them.</summary>
internal static class ClusterCommand
{
    internal static Command Create(CorpusArguments corpus, Terminal terminal)
    {
        var init = new Command("init", "Prepare PostgreSQL and Redis, and store the articles of the folder as the first version; may be repeated");
        init.SetAction((parsed, cancellation) => InitAsync(corpus, parsed, terminal, cancellation));
        var json = new Option<bool>("--json") { Description = "As JSON, for programs" };
        var status = new Command("status", "List the nodes, what they answer from and which connections they have") { json };
        status.SetAction((parsed, _) => StatusAsync(corpus, terminal, parsed.GetValue(json)));
        return new Command("cluster", "Prepare and look after a cluster: several nodes that answer as one (docs/scale.md)") { init, status };
    }

    private static async Task<int> InitAsync(CorpusArguments corpus, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = Read(corpus);
        if (options.Redis is { Length: > 0 } redis)
            await terminal.Out.WriteLineAsync(await PingAsync(redis));
        else
            await terminal.Out.WriteLineAsync($"Redis is not set, so the nodes are processes of this machine; the first one listens on port {options.FirstPort.ToString(CultureInfo.InvariantCulture)}.");
        var opened = await CorpusOpening.OpenAsync(corpus, parsed, terminal, cancellationToken);
        if (opened.Databases is not ClusterDatabases databases)
            throw Off();
        _ = new ClusterStore(databases);
        ChatDatabase.Open(databases);
        AuditLog.Open(databases, NullLogger<AuditLog>.Instance);
        FetchedPages.Open(databases);
        await terminal.Out.WriteLineAsync($"{databases.Shared.Server} has the tables of the bot.");
        await terminal.Out.WriteLineAsync($"{Wording.Freshness(opened.Corpus.Current.State)}: version {opened.Corpus.Current.State.Version}, which each node loads from there.");
        return ExitCode.Success;
    }

    /// <exception cref="CorpusException">It is out of reach.</exception>
    private static async Task<string> PingAsync(string redis)
    {
        var options = ClusterHosting.RedisOf(redis);
        options.AbortOnConnectFail = true;
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            await connection.GetDatabase().PingAsync();
            return $"Redis at {string.Join(", ", options.EndPoints)} answers; it needs no preparation.";
        }
        catch (RedisException)
        {
            throw new CorpusException($"Redis at {string.Join(", ", options.EndPoints)} does not answer: start it, or name the right one in Cluster:Redis, such as HOST:6379,password=WORD.");
        }
    }

    private static async Task<int> StatusAsync(CorpusArguments corpus, Terminal terminal, bool isJson)
    {
        using var databases = ClusterHosting.Open(Read(corpus)).Shared;
        var store = new ClusterStore(new ClusterDatabases(databases, new Reach(TimeProvider.System)));
        var duties = store.Duties;
        List<NodeDocument> nodes = [.. store.Nodes.Select(node => NodeDocument.Of(node, [.. duties.Where(duty => duty.Node == node.Id).Select(duty => duty.Duty)]))];
        if (isJson)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(nodes, ClusterJson.Default.ListNodeDocument));
        }
        else if (nodes.Count == 0)
        {
            await terminal.Out.WriteLineAsync("No node lives, nor did one in the last hour. Start one with `serve`.");
        }
        else
        {
            var table = new Table().AddColumns("Node", "State", "Corpus", "Has", "Address", "Since");
            foreach (var node in nodes)
                table.AddRow([.. new[] { node.Name, node.State, node.Version ?? "", string.Join(", ", node.Duties), node.Address, node.Started.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) }.Select(Markup.Escape)]);
            terminal.Drawing(terminal.Out).Write(table);
            if (nodes.Where(node => node.State == NodeDocument.Serving).Select(node => node.Version).Distinct(StringComparer.Ordinal).Count() > 1)
                await terminal.Out.WriteLineAsync("The nodes answer from different versions, which passes within seconds: look again.");
        }

        return nodes.Exists(node => node.State == NodeDocument.Serving) ? ExitCode.Success : ExitCode.Error;
    }

    private static ClusterOptions Read(CorpusArguments corpus) => ClusterHosting.Read(corpus.Settings()) is { Enabled: true } options ? options : throw Off();

    private static CorpusException Off() => new("No cluster is set: set Cluster__Enabled=true and Cluster__Postgres to the database that the nodes share, see docs/scale.md.");
}

/// <summary>A node as `cluster status` tells it.</summary>
internal sealed record NodeDocument(string Name, string State, string? Version, IReadOnlyList<string> Duties, string Address, DateTimeOffset Started)
{
    internal const string Serving = "serving";

    internal static NodeDocument Of(Cluster.ClusterNode node, IReadOnlyList<string> duties) => new(
        node.Name,
        node switch
        {
            { IsSilent: true } => string.Create(CultureInfo.InvariantCulture, $"silent for {node.Silent.TotalSeconds:0} s"),
            { IsLeaving: true } => "leaving",
            { Problem: { } problem } => $"cannot load {node.Ready}: {PlainText.OneLine(problem)}",
            _ => Serving,
        },
        node.Version,
        duties,
        node.Address,
        node.Started);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(List<NodeDocument>))]
internal sealed partial class ClusterJson : JsonSerializerContext;
