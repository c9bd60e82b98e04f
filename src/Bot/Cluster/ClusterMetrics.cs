using System.Diagnostics.Metrics;
using Bot.Telemetry;

namespace Bot.Cluster;

/// <summary>What this node does in the cluster, and what it knows of the others.</summary>
internal sealed class ClusterMetrics : IHostedService, IDisposable
{
    private readonly Meter _meter;

    public ClusterMetrics(IMeterFactory meters, Nodes nodes, ClusterDuties duties, ClusterShards shards, Reach reach)
    {
        _meter = meters.Create(BotTelemetry.Name);
        _meter.CreateObservableGauge("bot.cluster.nodes", () => nodes.Living.Count, unit: null, "Nodes of the cluster, as this one knows them");
        _meter.CreateObservableGauge(
            "bot.cluster.duties", () => duties.Own.Select(duty => new Measurement<int>(1, KeyValuePair.Create<string, object?>("duty", duty))), unit: null, "1 for each duty that this node has: a connection, the folder");
        _meter.CreateObservableGauge("bot.cluster.shards", () => shards.Count, unit: null, "Shards that this node holds, of all versions");
        _meter.CreateObservableGauge("bot.cluster.database.up", () => reach.IsAway ? 0 : 1, unit: null, "1 while PostgreSQL can be reached");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();
}
