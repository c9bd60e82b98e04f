using System.Runtime.CompilerServices;
using Bot.Chat;

namespace Bot.Moderate;

/// <summary>A work that a moderator started. It goes on when nobody looks, and what came of it can be read afterwards.</summary>
internal sealed class ModeratorRun(string title, Moderator by, DateTimeOffset since)
{
    private readonly Lock _turn = new();
    private RunState _state = new([], Progress: null, IsDone: false);
    private TaskCompletionSource _changed = NewChange();

    /// <summary>Of 32 hexadecimal digits.</summary>
    internal string Id { get; } = Guid.CreateVersion7().ToString("N");

    internal string Title => title;

    internal Moderator By => by;

    internal DateTimeOffset Since => since;

    internal RunState State
    {
        get
        {
            lock (_turn)
                return _state;
        }
    }

    /// <summary>How far it is.</summary>
    internal Task ShowAsync(Card progress, CancellationToken cancellationToken)
    {
        Change(state => state with { Progress = progress });
        return Task.CompletedTask;
    }

    /// <summary>What came of it, or of a part of it.</summary>
    internal void Add(Card result) => Change(state => state with { Results = [.. state.Results, result], Progress = null });

    internal void End() => Change(state => state with { Progress = null, IsDone = true });

    /// <summary>The state now, and whatever it becomes until the end.</summary>
    internal async IAsyncEnumerable<RunState> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (state, changed) = Now();
            yield return state;
            if (state.IsDone)
                yield break;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private (RunState State, Task Changed) Now()
    {
        lock (_turn)
            return (_state, _changed.Task);
    }

    private void Change(Func<RunState, RunState> change)
    {
        lock (_turn)
        {
            _state = change(_state);
            _changed.SetResult();
            _changed = NewChange();
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <param name="Progress">How far what goes on is; null when it tells nothing.</param>
public sealed record RunState(IReadOnlyList<Card> Results, Card? Progress, bool IsDone);
