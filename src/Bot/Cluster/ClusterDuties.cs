using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Duties;

namespace Bot.Cluster;

/// <summary>
/// The duties of this node among those of the cluster. Each is a grain, of which Orleans activates one in all the cluster; every node asks for it each second, so that one
/// that was on a node that died is soon on another.
/// </summary>
internal sealed partial class ClusterDuties(IGrainFactory grains, ClusterStore store, ThisNode node, TimeProvider time, ILogger<ClusterDuties> logger) : IDuties
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Duty> _duties = new(StringComparer.Ordinal);

    internal string NodeId => node.Id;

    /// <summary>Those that this node has.</summary>
    internal IReadOnlyList<string> Own => [.. _duties.Where(duty => duty.Value.IsAtWork).Select(duty => duty.Key).Order(StringComparer.Ordinal)];

    public async Task DoAsync(string duty, Func<DutyNotes, CancellationToken, Task> work, CancellationToken stopping, Action? elsewhere = null)
    {
        var own = _duties.GetOrAdd(duty, _ => new Duty());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var asking = AskAsync(duty, own, elsewhere, over.Token);
        try
        {
            while (true)
            {
                using var turn = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                await own.BeginAsync(turn, stopping);
                LogBegun(duty);
                var notes = Read(duty);
                using var end = new CancellationTokenSource();
                var keeping = KeepAsync(duty, notes, end.Token);
                try
                {
                    await work(notes, turn.Token);
                    return;
                }
                catch (OperationCanceledException) when (turn.IsCancellationRequested && !stopping.IsCancellationRequested)
                {
                    LogGivenUp(duty);
                }
                finally
                {
                    await end.CancelAsync();
                    await keeping;
                    own.Ended();
                }
            }
        }
        finally
        {
            await over.CancelAsync();
            await asking;
        }
    }

    /// <summary>It is this node's from now on.</summary>
    internal void Begin(string duty) => _duties.GetOrAdd(duty, _ => new Duty()).Give();

    /// <summary>It is to be another's. Returns when nothing of it goes on here.</summary>
    internal Task EndAsync(string duty) => _duties.GetOrAdd(duty, _ => new Duty()).TakeAsync();

    /// <summary>Asks for the duty, so that some node has it.</summary>
    private async Task AskAsync(string name, Duty duty, Action? elsewhere, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        try
        {
            do
            {
                try
                {
                    if (await grains.GetGrain<IDutyGrain>(name).KeepAsync().WaitAsync(cancellationToken) != node.Id && !duty.IsAtWork)
                        elsewhere?.Invoke();
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    // Its node died, or this one is not yet part of the cluster.
                    LogNotAsked(name, exception.Message);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // It is not for this node any more.
        }
    }

    private DutyNotes Read(string duty)
    {
        try
        {
            store.Begin(duty, node.Id);
            return new DutyNotes(store.NotesOf(duty));
        }
        catch (DbException exception)
        {
            LogNoNotes(duty, exception.Message);
            return new DutyNotes(new Dictionary<string, string>());
        }
    }

    /// <summary>Writes down what is told.</summary>
    private async Task KeepAsync(string duty, DutyNotes notes, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        var kept = new Dictionary<string, string?>(StringComparer.Ordinal);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                Keep(notes.Told());
        }
        catch (OperationCanceledException)
        {
            Keep(notes.Told());
        }

        void Keep(IReadOnlyDictionary<string, string?> all)
        {
            var changed = all.Where(note => !kept.TryGetValue(note.Key, out var before) || before != note.Value).ToList();
            if (changed.Count == 0)
                return;
            try
            {
                store.Note(duty, changed);
                foreach (var (name, text) in changed)
                    kept[name] = text;
            }
            catch (DbException exception)
            {
                LogNoNotes(duty, exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "This node has {Duty} from now on")]
    private partial void LogBegun(string duty);

    [LoggerMessage(LogLevel.Information, "This node gave up {Duty}, which another one takes")]
    private partial void LogGivenUp(string duty);

    [LoggerMessage(LogLevel.Debug, "Who has {Duty} is not known: {Reason}")]
    private partial void LogNotAsked(string duty, string reason);

    [LoggerMessage(LogLevel.Warning, "Whoever has {Duty} next may not go on from here: {Reason}")]
    private partial void LogNoNotes(string duty, string reason);

    /// <summary>Given by the grain, done by <see cref="DoAsync"/>.</summary>
    private sealed class Duty
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _given = NewSource();
        private TaskCompletionSource? _working;
        private CancellationTokenSource? _turn;

        internal bool IsAtWork
        {
            get
            {
                lock (_lock)
                    return _working is not null;
            }
        }

        internal void Give()
        {
            lock (_lock)
                _given.TrySetResult();
        }

        /// <summary>Returns when the work has ended.</summary>
        internal async Task TakeAsync()
        {
            Task stopped, over;
            lock (_lock)
            {
                if (_given.Task.IsCompleted)
                    _given = NewSource();
                // Within the lock, since it is disposed after its end.
                (stopped, over) = (_turn?.CancelAsync() ?? Task.CompletedTask, _working?.Task ?? Task.CompletedTask);
            }

            await stopped;
            await over;
        }

        /// <summary>Waits until it is this node's.</summary>
        /// <param name="turn">Cancelled when it is not any more.</param>
        internal async Task BeginAsync(CancellationTokenSource turn, CancellationToken cancellationToken)
        {
            while (true)
            {
                Task given;
                lock (_lock)
                {
                    if (_given.Task.IsCompleted)
                    {
                        (_turn, _working) = (turn, NewSource());
                        return;
                    }

                    given = _given.Task;
                }

                await given.WaitAsync(cancellationToken);
            }
        }

        internal void Ended()
        {
            lock (_lock)
            {
                _working?.TrySetResult();
                (_turn, _working) = (null, null);
            }
        }

        private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
