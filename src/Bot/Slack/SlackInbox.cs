using System.Collections.Concurrent;

namespace Bot.Slack;

/// <summary>Takes what arrives, and has it worked on aside, so that no connection ever waits for an answer.</summary>
internal sealed partial class SlackInbox(ILogger<SlackInbox> logger)
{
    private readonly ConcurrentDictionary<Task, byte> _working = new();

    internal void Receive(SlackDelivery delivery)
    {
        var task = Task.Run(() => AcknowledgeAsync(delivery));
        _working[task] = 0;
        _ = task.ContinueWith(done => _working.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for what is worked on, but no longer than this.</summary>
    internal async Task DrainAsync(TimeSpan longest) => await Task.WhenAny(Task.WhenAll(_working.Keys), Task.Delay(longest));

    private async Task AcknowledgeAsync(SlackDelivery delivery)
    {
        try
        {
            await delivery.Acknowledge(null);
        }
        catch (SlackException exception)
        {
            LogNotAcknowledged(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What Slack brought could not be acknowledged: {Reason}")]
    private partial void LogNotAcknowledged(string reason);
}
