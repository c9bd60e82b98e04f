using Bot.Chat;

namespace Bot.Cluster;

/// <summary>Takes over what other nodes changed and this one keeps in memory; and watches whether the shared database is in reach.</summary>
internal sealed class NodeChanges(SharedListener listener, ClusterDatabases databases, ChannelSettings settings, ILogger<Reach> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        databases.Reach.LogTo(logger);
        return Task.WhenAll(
            databases.Reach.WatchAsync(stoppingToken),
            listener.ListenAsync(ChannelSettings.Changed, _ => settings.Refresh(), stoppingToken),
            listener.ListenAsync(ClusterDatabases.Erased, databases.Heard, stoppingToken));
    }
}
