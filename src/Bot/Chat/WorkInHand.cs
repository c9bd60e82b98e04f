using System.Collections.Concurrent;

namespace Bot.Chat;

/// <summary>What is worked on aside, so that no connection ever waits for an answer; at the end it is waited for.</summary>
internal sealed partial class WorkInHand(ILogger<WorkInHand> logger) : IDisposable
{
    private readonly ConcurrentDictionary<Task, byte> _working = new();
    private readonly CancellationTokenSource _stopping = new();

    internal CancellationToken Stopping => _stopping.Token;

    internal void Start(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => RunAsync(work));
        _working[task] = 0;
        _ = task.ContinueWith(done => _working.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for all of it, but no longer than this.</summary>
    internal async Task DrainAsync(TimeSpan longest)
    {
        _stopping.CancelAfter(longest);
        await Task.WhenAll(_working.Keys);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            LogLeftBehind();
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The bot was stopped before an answer was sent")]
    private partial void LogLeftBehind();

    [LoggerMessage(LogLevel.Error, "What a chat brought could not be worked on")]
    private partial void LogFailed(Exception exception);
}
