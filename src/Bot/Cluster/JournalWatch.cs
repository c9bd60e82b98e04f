using System.Data.Common;
using Bot.Chat;

namespace Bot.Cluster;

/// <summary>Takes over the events of nodes that died.</summary>
internal sealed partial class JournalWatch(
    ClusterStore store, EventJournal journal, IEnumerable<IEventTaker> takers, ThisNode node, ISiloStatusOracle silos, Reach reach, WorkInHand work, TimeProvider time, ILogger<JournalWatch> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        var forgotten = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (reach.IsAway)
                    continue;
                journal.CatchUp();
                Look();
                if (time.GetElapsedTime(forgotten) > BetweenForgetting)
                {
                    forgotten = time.GetTimestamp();
                    store.Forget();
                }
            }
            catch (DbException exception)
            {
                LogAway(exception.Message);
            }
        }
    }

    private void Look()
    {
        if (store.Working.Where(other => other != node.Id).ToList() is not { Count: > 0 } others)
            return;
        // Who ends what it has is no member any more, but says that it lives; who cannot reach the database says nothing, but is a member.
        var living = store.Nodes.Where(other => !other.IsSilent).Select(other => other.Id).Concat(ClusterHosting.Living(silos)).ToHashSet(StringComparer.Ordinal);
        foreach (var dead in others.Where(other => !living.Contains(other)))
        {
            var kinds = takers.SelectMany(taker => taker.Kinds).ToList();
            if (store.TakeOver(dead, node.Id, kinds) is not { Count: > 0 } taken)
                continue;
            LogTaken(taken.Count, dead);
            foreach (var happened in taken)
                work.Start(stopping => journal.AgainAsync(happened, takers.First(taker => taker.Kinds.Contains(happened.Kind)), stopping));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Node {Node} died while it worked on {Events} events; this node answers them")]
    private partial void LogTaken(int events, string node);

    [LoggerMessage(LogLevel.Debug, "Events of other nodes are not looked for: {Reason}")]
    private partial void LogAway(string reason);
}
