using Bot.Core;

namespace Bot.Moderation;

/// <summary>Merges the segments that changes left, once the corpus is left alone for a moment, or when there are many.</summary>
internal sealed partial class SegmentMerging(Corpus corpus, TimeProvider time, ILogger<SegmentMerging> logger) : BackgroundService
{
    /// <summary>So many are merged though changes go on.</summary>
    private const int Many = 12;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = corpus.Current;
        while (true)
        {
            await Task.Delay(BetweenLooks, time, stoppingToken);
            var current = corpus.Current;
            var isAtRest = ReferenceEquals(current, last);
            last = current;
            if (corpus.IsMerged || (!isAtRest && corpus.Segments < Many))
                continue;
            try
            {
                await Task.Run(() => corpus.Merge(stoppingToken), stoppingToken);
                LogMerged(current.State.Version);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever it is, questions are answered and changes made without it.
                LogNotMerged(exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "The segments of corpus {Version} are merged")]
    private partial void LogMerged(string version);

    [LoggerMessage(LogLevel.Warning, "The segments of the corpus could not be merged ({Reason}); it answers from them as they are, and merging is tried again in a moment")]
    private partial void LogNotMerged(string reason);
}
