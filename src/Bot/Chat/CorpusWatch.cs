using Microsoft.Data.Sqlite;

namespace Bot.Chat;

/// <summary>Looks after the start, beside everything else, for what changed in the corpus since the last one.</summary>
internal sealed partial class CorpusWatch(CorpusChanges changes, ILogger<CorpusWatch> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            try
            {
                changes.Remember();
            }
            catch (SqliteException exception)
            {
                LogNotRemembered(exception.Message);
            }
        },
        stoppingToken);

    [LoggerMessage(LogLevel.Error, "What changed in the corpus could not be kept ({Reason}); it is tried again at the next start. Is the disk of the data folder full?")]
    private partial void LogNotRemembered(string reason);
}
