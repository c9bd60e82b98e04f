using Bot.Core;
using Bot.Core.Articles;
using Bot.Duties;
using Bot.Fetching;
using Bot.Tests.Moderation;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Fetching;

public sealed class FeedPullTests : IAsyncDisposable
{
    private const string Feed = "http://news.test/feed";

    private readonly InboxFolders _folders = new();
    private readonly ScriptedWeb _web = new();
    private readonly LogLines _log = new();

    // The pauses between requests of one host pass at once.
    private readonly SkippingTime _time = new(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2));
    private readonly List<int> _brought = [];
    private readonly List<IDisposable> _disposables = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        foreach (var disposable in _disposables)
            disposable.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folders.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task New_items_come_in_with_their_address_and_date_and_no_item_twice()
    {
        WithFeed("a", "b");
        WithArticle("a");
        WithArticle("b");
        var pull = Pull(Feed);

        Assert.Equal(2, await pull.PullAsync(Cancellation));
        WithFeed("c", "a", "b");
        WithArticle("c");
        Assert.Equal(1, await pull.PullAsync(Cancellation));

        Assert.Equal(["fetched/news.test/a.html", "fetched/news.test/b.html", "fetched/news.test/c.html"], _folders.Taken());
        Assert.Equal([2, 1], _brought);
        Assert.Single(_web.Asked, "news.test/a");
        var article = Articles().Single(article => article.File == "fetched/news.test/a.html");
        Assert.Equal((new Uri("http://news.test/a"), new DateOnly(2016, 8, 30)), (article.Url, article.Published.Earliest));
    }

    [Fact]
    public async Task What_was_fetched_is_known_after_a_restart()
    {
        WithFeed("a");
        WithArticle("a");

        await Pull(Feed).PullAsync(Cancellation);
        await Pull(Feed).PullAsync(Cancellation);

        Assert.Single(_web.Asked, "news.test/a");
    }

    [Fact]
    public async Task An_article_that_somebody_took_away_stays_away()
    {
        WithFeed("a");
        WithArticle("a");
        var pull = Pull(Feed);
        await pull.PullAsync(Cancellation);
        _folders.Inbox.Remove("fetched/news.test/a.html", Path.Combine(_folders.Options.Data, "removed"));

        Assert.Equal(0, await pull.PullAsync(Cancellation));

        Assert.Empty(_folders.Taken());
    }

    [Fact]
    public async Task A_feed_that_fails_is_told_and_the_others_are_read()
    {
        WithFeed("a");
        WithArticle("a");
        _web.Status("broken.test/feed", 500).Page("odd.test/feed", "text/xml", "<html/>");

        Assert.Equal(1, await Pull("http://broken.test/feed", "http://odd.test/feed", Feed).PullAsync(Cancellation));

        Assert.Contains(_log.All, line => line.Contains("The feed http://broken.test/feed was not read", StringComparison.Ordinal) && line.Contains("500", StringComparison.Ordinal));
        Assert.Contains(_log.All, line => line.Contains("The feed http://odd.test/feed was not read", StringComparison.Ordinal) && line.Contains("it is no feed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_that_says_nothing_changed_although_nobody_asked_is_told()
    {
        _web.Status("odd.test/feed", 304);

        Assert.Equal(0, await Pull("http://odd.test/feed").PullAsync(Cancellation));

        Assert.Contains(_log.All, line => line.Contains("The feed http://odd.test/feed was not read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_never_taken_is_asked_for_three_times_and_told_each_time()
    {
        WithFeed("picture");
        _web.Page("news.test/picture", "image/png", "no article");
        var pull = Pull(Feed);

        for (var i = 0; i < 5; i++)
            await pull.PullAsync(Cancellation);

        Assert.Equal(3, _web.Asked.Count(page => page == "news.test/picture"));
        Assert.Equal(3, _log.All.Count(line => line.Contains("http://news.test/picture was not taken", StringComparison.Ordinal)));
        Assert.Empty(_brought);
    }

    [Fact]
    public async Task A_feed_that_leads_inside_brings_nothing()
    {
        _web.Host("inside.test", "10.0.0.1");
        _web.Page("news.test/feed", "application/rss+xml", FeedOf("http://169.254.169.254/a", "http://inside.test/b", "http://[::1]/c"));

        Assert.Equal(0, await Pull(Feed).PullAsync(Cancellation));

        Assert.All(_web.Dialed, at => Assert.Equal(ScriptedWeb.Public, at.Address));
        Assert.Empty(_folders.Taken());
    }

    [Fact]
    public async Task A_page_is_fetched_again_and_takes_its_own_place_when_it_changed()
    {
        _web.Page("site.test/page", "text/html", SomeFiles.Html("<p>The first state.</p>"), "ETag: \"1\"");
        var pull = PullPages("http://site.test/page");
        Assert.Equal(1, await pull.PullAsync(Cancellation));
        Assert.Equal(0, await pull.PullAsync(Cancellation));

        _web.Page("site.test/page", "text/html", SomeFiles.Html("<p>The second state.</p>"), "ETag: \"2\"");
        Assert.Equal(1, await pull.PullAsync(Cancellation));

        Assert.Equal(["fetched/site.test/page.html"], _folders.Taken());
        Assert.Contains("second", Articles().Single().Text, StringComparison.Ordinal);
        Assert.Contains(_web.Heads, head => head.Contains("If-None-Match: \"1\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pull_takes_no_more_than_its_share()
    {
        WithFeed("a", "b", "c");
        foreach (var page in (string[])["a", "b", "c"])
            WithArticle(page);
        var pull = Pull(new FetchingOptions { Feeds = { Feed }, MaxItems = 2 });

        Assert.Equal(2, await pull.PullAsync(Cancellation));
        Assert.Equal(1, await pull.PullAsync(Cancellation));
    }

    [Fact]
    public async Task A_host_is_left_two_seconds_between_requests()
    {
        WithFeed("a");
        WithArticle("a");

        await Pull(Feed).PullAsync(Cancellation);

        Assert.Equal([TimeSpan.FromSeconds(2)], _time.Skipped);
    }

    [Fact]
    public async Task It_pulls_at_the_start_and_then_from_time_to_time()
    {
        WithFeed("a");
        WithArticle("a");
        using var pull = Pull(Feed);
        await pull.StartAsync(Cancellation);
        await _log.NextAsync("Brought 1 files", Cancellation);

        WithFeed("b");
        WithArticle("b");
        _time.Advance(TimeSpan.FromMinutes(60));

        await _log.NextAsync("Brought 1 files", Cancellation);
        await pull.StopAsync(Cancellation);
        Assert.Equal([1, 1], _brought);
    }

    [Fact]
    public async Task Without_feeds_and_pages_it_does_nothing()
    {
        using var pull = Pull(new FetchingOptions());

        await pull.StartAsync(Cancellation);

        Assert.NotNull(pull.ExecuteTask);
        await pull.ExecuteTask.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    private FeedPull Pull(params IEnumerable<string> feeds)
    {
        var options = new FetchingOptions();
        foreach (var feed in feeds)
            options.Feeds.Add(feed);
        return Pull(options);
    }

    private FeedPull PullPages(string page) => Pull(new FetchingOptions { Pages = { page } });

    private FeedPull Pull(FetchingOptions options)
    {
        var fetcher = new PageFetcher(options, _web.Dialer(), _time);
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _disposables.AddRange([fetcher, loggers]);
        return new FeedPull(options, _folders.Options, fetcher, _folders.Inbox, FetchedPages.Open(new LocalDatabases(_folders.Options.Data)), new OwnDuties(), _time, loggers.CreateLogger<FeedPull>(), (files, _) =>
        {
            _brought.Add(files);
            return Task.CompletedTask;
        });
    }

    private void WithFeed(params IEnumerable<string> pages) => _web.Page("news.test/feed", "application/rss+xml", FeedOf(pages.Select(page => $"http://news.test/{page}")));

    private static string FeedOf(params IEnumerable<string> links) =>
        $"<rss version='2.0'><channel>{string.Concat(links.Select(link => $"<item><title>News</title><link>{link}</link><pubDate>Tue, 30 Aug 2016 10:00:00 GMT</pubDate></item>"))}</channel></rss>";

    private void WithArticle(string page) => _web.Page($"news.test/{page}", "text/html", SomeFiles.Html($"<p>An article about {page}, of some words.</p>"));

    private IReadOnlyList<Article> Articles() => new ArticleFolder(_folders.Options).Read(progress: null, Cancellation).Articles;
}
