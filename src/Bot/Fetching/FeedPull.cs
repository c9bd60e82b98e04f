using System.Diagnostics;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Duties;
using Bot.Moderation;

namespace Bot.Fetching;

/// <summary>Brings new items of feeds, and pages that changed, into the corpus folder from time to time.</summary>
/// <param name="brought">Told how many files came, after a pull that brought some.</param>
internal sealed partial class FeedPull(
    FetchingOptions options,
    CorpusOptions corpus,
    PageFetcher fetcher,
    ArticleInbox inbox,
    FetchedPages fetched,
    IDuties duties,
    TimeProvider time,
    ILogger<FeedPull> logger,
    Func<int, CancellationToken, Task> brought) : BackgroundService
{
    // What is not taken so often is not asked for again; a new address is a new item.
    private const int MaxFailures = 3;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Pulls ? duties.DoAsync("feeds", (_, stopping) => PullOftenAsync(stopping), stoppingToken) : Task.CompletedTask;

    private async Task PullOftenAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.EveryMinutes), time);
        do
        {
            try
            {
                await PullAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many files came.</returns>
    internal async Task<int> PullAsync(CancellationToken cancellationToken)
    {
        var pauses = new HostPauses(time);
        var wanted = options.Pages.Select(page => new Wanted(new Uri(page), Published: null, IsPage: true)).ToList();
        foreach (var feed in options.Feeds)
            wanted.AddRange(await ItemsAsync(new Uri(feed), pauses, cancellationToken));
        var files = 0;
        foreach (var page in wanted.DistinctBy(page => page.Url).Where(IsDue).Take(options.MaxItems).ToList())
        {
            await pauses.WaitAsync(page.Url, cancellationToken);
            files += await TakeAsync(page, cancellationToken) ? 1 : 0;
        }
        if (files > 0)
        {
            LogBrought(files);
            await brought(files, cancellationToken);
        }
        return files;
    }

    private bool IsDue(Wanted wanted) => fetched.Find(wanted.Url) switch
    {
        null => true,
        // What somebody took away stays away.
        { File: { } file } => wanted.IsPage && File.Exists(Path.Combine(corpus.Folder, file)),
        { Failures: var failures } => wanted.IsPage || failures < MaxFailures,
    };

    private async Task<IEnumerable<Wanted>> ItemsAsync(Uri feed, HostPauses pauses, CancellationToken cancellationToken)
    {
        await pauses.WaitAsync(feed, cancellationToken);
        var problem = "";
        IReadOnlyList<FeedItem> items = [];
        switch (await fetcher.FetchFeedAsync(feed, cancellationToken))
        {
            case FetchResult.Refused refused:
                LogFeedFailed(PageFetcher.Shown(feed), refused.Reason);
                break;
            case FetchResult.Fetched page:
                items = FeedReader.Read(page.Content, page.Final, out problem);
                break;
            default:
                throw new UnreachableException();
        }
        if (problem.Length > 0)
            LogFeedFailed(PageFetcher.Shown(feed), problem);
        return items.Select(item => new Wanted(item.Link, item.Published, IsPage: false));
    }

    /// <returns>Whether a file came.</returns>
    private async Task<bool> TakeAsync(Wanted wanted, CancellationToken cancellationToken)
    {
        var known = fetched.Find(wanted.Url);
        switch (await fetcher.FetchAsync(wanted.Url, known?.State, cancellationToken))
        {
            case FetchResult.Unchanged:
                return false;
            case FetchResult.Refused refused:
                Fail(wanted, known, refused.Reason);
                return false;
            case FetchResult.Fetched page:
                return await PlaceAsync(wanted, known, page, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> PlaceAsync(Wanted wanted, FetchedPage? known, FetchResult.Fetched page, CancellationToken cancellationToken)
    {
        switch (await inbox.AddAsync(page.SuggestedName, page.Content, PageName.FolderOf(page.Final), known?.File, cancellationToken))
        {
            case InboxResult.Refused refused:
                Fail(wanted, known, refused.Reason);
                return false;
            case InboxResult.Placed placed:
                Describe(placed, page.Final, wanted.Published);
                fetched.Keep(wanted.Url, new FetchedPage(placed.File, page.State, Failures: 0), time.GetUtcNow());
                return !placed.WasThere;
            default:
                throw new UnreachableException();
        }
    }

    private void Describe(InboxResult.Placed placed, Uri url, DateTimeOffset? published)
    {
        // What was there may have been described by somebody since.
        if (placed.WasThere)
            return;
        try
        {
            EditsFile.Set(corpus.Folder, placed.File, "url", url.AbsoluteUri);
            if (published is { } date && !placed.HasDate)
                EditsFile.Set(corpus.Folder, placed.File, "date", date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (CorpusException e)
        {
            LogNotDescribed(placed.File, e.Message);
        }
    }

    private void Fail(Wanted wanted, FetchedPage? known, string reason)
    {
        LogPageFailed(PageFetcher.Shown(wanted.Url), reason);
        fetched.Keep(wanted.Url, new FetchedPage(known?.File, known?.State ?? new PageState(null, null), (known?.Failures ?? 0) + 1), time.GetUtcNow());
    }

    [LoggerMessage(LogLevel.Information, "Brought {Files} files from feeds and pages.")]
    private partial void LogBrought(int files);

    [LoggerMessage(LogLevel.Warning, "The feed {Feed} was not read and is tried again at the next pull: {Reason}")]
    private partial void LogFeedFailed(string feed, string reason);

    [LoggerMessage(LogLevel.Warning, "{Page} was not taken: {Reason}")]
    private partial void LogPageFailed(string page, string reason);

    [LoggerMessage(LogLevel.Warning, "{File} came without its address and date: {Reason}")]
    private partial void LogNotDescribed(string file, string reason);

    [LoggerMessage(LogLevel.Error, "A pull of feeds and pages broke off; the next one comes in time.")]
    private partial void LogFailed(Exception exception);

    private sealed record Wanted(Uri Url, DateTimeOffset? Published, bool IsPage);
}
