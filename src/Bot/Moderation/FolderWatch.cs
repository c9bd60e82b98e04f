using System.Threading.Channels;
using Bot.Core;
using Bot.Duties;

namespace Bot.Moderation;

/// <summary>Reloads when files of the corpus folder changed and then were left alone for a while. A version that somebody brought back stays.</summary>
internal sealed partial class FolderWatch(CorpusOptions folder, ModerationOptions options, Corpus corpus, CorpusKeeper keeper, IDuties duties, TimeProvider time, ILogger<FolderWatch> logger) : BackgroundService
{
    private static readonly Actor Watch = new("watch", "", "the watch of the folder");

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Watch ? duties.DoAsync("folder", (_, stopping) => WatchAsync(stopping), stoppingToken) : Task.CompletedTask;

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        using var watcher = TryWatch();
        if (watcher is null)
            return;
        // What changed between the reading of the folder and now is not told by the watcher.
        _changes.Writer.TryWrite(true);
        while (await _changes.Reader.WaitToReadAsync(stoppingToken))
        {
            await QuietAsync(stoppingToken);
            switch (await keeper.TryFollowFolderAsync(Watch, stoppingToken))
            {
                case null:
                    LogPinned(corpus.Current.State.Version);
                    break;
                case ReloadResult.Busy:
                    // Files may be copied meanwhile, so they are left alone anew before they are read.
                    _changes.Writer.TryWrite(true);
                    break;
                case ReloadResult.Done({ HeldBack: not HeldBack.No } report, _):
                    LogHeldBack(corpus.Current.State.Version, CorpusKeeper.Describe(report), report.Diff.After);
                    break;
                case ReloadResult.Done({ Diff.IsEmpty: false } report, _):
                    LogTakenOver(report.Diff.After, CorpusKeeper.Describe(report));
                    break;
                case ReloadResult.Refused(var reason):
                    LogRefused(reason);
                    break;
            }
        }
    }

    /// <summary>Waits until nothing changed for as long as is set.</summary>
    private async Task QuietAsync(CancellationToken cancellationToken)
    {
        while (_changes.Reader.TryRead(out _))
        {
            LogWaiting(options.QuietSeconds);
            await Task.Delay(TimeSpan.FromSeconds(options.QuietSeconds), time, cancellationToken);
        }
    }

    private FileSystemWatcher? TryWatch()
    {
        try
        {
            var watcher = new FileSystemWatcher(folder.Folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Created += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => _changes.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => _changes.Writer.TryWrite(true);
            // More changed at once than the watcher can name.
            watcher.Error += (_, _) => _changes.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            LogWatching(folder.Folder);
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogNotWatched(folder.Folder, exception.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "The folder {Folder} is watched; changes are taken over")]
    private partial void LogWatching(string folder);

    [LoggerMessage(LogLevel.Debug, "The folder of articles changed; it is read when it was left alone for {Seconds} s")]
    private partial void LogWaiting(int seconds);

    [LoggerMessage(LogLevel.Information, "The folder of articles changed, and corpus {Version} is in use ({Outcome})")]
    private partial void LogTakenOver(string version, string outcome);

    [LoggerMessage(LogLevel.Warning, "The folder of articles lost too much, so corpus {Version} goes on ({Outcome}). If that is meant, use rollback {HeldBack}")]
    private partial void LogHeldBack(string version, string outcome, string heldBack);

    [LoggerMessage(LogLevel.Warning, "The folder of articles changed and could not be taken over ({Reason})")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Information, "The folder of articles changed, but version {Version} was brought back and stays until somebody reloads")]
    private partial void LogPinned(string version);

    [LoggerMessage(LogLevel.Error, "The folder {Folder} cannot be watched, so that it is read only when somebody reloads ({Reason}). On Linux, raise fs.inotify.max_user_watches for many folders")]
    private partial void LogNotWatched(string folder, string reason);
}
