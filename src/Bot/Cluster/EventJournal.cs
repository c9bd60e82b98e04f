using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Chat;

namespace Bot.Cluster;

/// <summary>
/// The events that the chats brought, in the shared database: each is worked on by the node that took it first, and when that one dies, by another.
/// While the database is out of reach each node goes by what it remembers itself, and writes down later what it worked on.
/// </summary>
internal sealed partial class EventJournal(ClusterStore store, Reach reach, ThisNode node, ILogger<EventJournal> logger) : IEventJournal, IDisposable
{
    /// <summary>A platform sends all at once what nobody received for a while; fewer than the connections that there are.</summary>
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _writing = new(AtOnce);
    private readonly ConcurrentDictionary<string, string> _late = new(StringComparer.Ordinal);

    public bool Survives => true;

    public async Task DoAsync(string id, string kind, Func<string> payload, Func<Task> work, CancellationToken cancellationToken, Func<Task>? taken = null)
    {
        var isNew = await InTurnAsync(() => Take(new ChatEvent(id, kind, payload())));
        if (taken is not null)
            await taken();
        if (!isNew)
            return;
        await EndAsync(id, kind, work, cancellationToken);
    }

    /// <summary>Works on what another node took.</summary>
    internal Task AgainAsync(ChatEvent happened, IEventTaker taker, CancellationToken cancellationToken) =>
        EndAsync(happened.Id, happened.Kind, () => taker.AgainAsync(happened, cancellationToken), cancellationToken);

    /// <summary>Writes down what could not be, while the database was out of reach.</summary>
    internal void CatchUp()
    {
        foreach (var (id, kind) in _late)
        {
            store.End(id, kind, node.Id);
            _late.TryRemove(id, out _);
        }
    }

    private async Task EndAsync(string id, string kind, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It is another node's when this one is gone.
            throw;
        }
        catch
        {
            await InTurnAsync(() => End(id, kind));
            throw;
        }

        await InTurnAsync(() => End(id, kind));
    }

    public void Dispose() => _writing.Dispose();

    private async Task<bool> InTurnAsync(Func<bool> write)
    {
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            return write();
        }
        finally
        {
            _writing.Release();
        }
    }

    private bool Take(ChatEvent happened)
    {
        // Nobody who is to hear within three seconds that it came waits for a server that does not answer.
        if (reach.IsAway)
            return true;
        try
        {
            return store.Take(happened, node.Id);
        }
        catch (DbException exception)
        {
            reach.IsReason(exception);
            LogAway(exception.Message);
            return true;
        }
    }

    /// <returns>It is written down.</returns>
    private bool End(string id, string kind)
    {
        if (reach.IsAway)
        {
            _late[id] = kind;
            return false;
        }

        try
        {
            store.End(id, kind, node.Id);
            return true;
        }
        catch (DbException exception)
        {
            reach.IsReason(exception);
            _late[id] = kind;
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a chat brought could not be written down, so it would be lost with this node: {Reason}")]
    private partial void LogAway(string reason);
}
