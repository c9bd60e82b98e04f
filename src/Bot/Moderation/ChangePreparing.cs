using Bot.Core;

namespace Bot.Moderation;

/// <summary>Does once, after the start, what the first moderator who changes an article would wait for.</summary>
internal sealed partial class ChangePreparing(Corpus corpus, ILogger<ChangePreparing> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(() => corpus.PrepareChange(stoppingToken), stoppingToken);
            LogPrepared();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it is, the change itself tells it to whom it concerns.
            LogNotPrepared(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The corpus is ready for changes")]
    private partial void LogPrepared();

    [LoggerMessage(LogLevel.Warning, "The corpus could not be made ready for changes ({Reason}); the first one may take a moment longer, or tell the same")]
    private partial void LogNotPrepared(string reason);
}
