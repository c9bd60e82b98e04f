using System.Data.Common;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Moderation;

/// <summary>Takes over what another process on the same data folder put in use: a reload in the terminal.</summary>
internal sealed partial class CorpusFollower(Corpus corpus, TimeProvider time, ILogger<CorpusFollower> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Loading a version takes a while, and what waits for this is the next look alone.
                if (await Task.Run(() => corpus.Follow(stoppingToken), stoppingToken))
                    LogFollowed(corpus.Current.State.Version);
            }
            catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or CorpusException)
            {
                LogNotFollowed(exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Another process put corpus {Version} in use; it answers from now on")]
    private partial void LogFollowed(string version);

    [LoggerMessage(LogLevel.Warning, "What another process put in use could not be taken over ({Reason}); it is tried again in a moment")]
    private partial void LogNotFollowed(string reason);
}
