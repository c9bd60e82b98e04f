using Bot.Core.Tests.Stores;
using Bot.Fetching;

namespace Bot.Tests.Fetching;

public abstract class FetchedPagesTests : IDisposable
{
    private static readonly Uri Page = new("https://news.test/a?b=ü");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly StorePlace _place;

    private protected FetchedPagesTests(StorePlace place) => _place = place;

    [Fact]
    public void What_was_last_known_of_a_page_is_there_after_a_restart()
    {
        var pages = FetchedPages.Open(_place.Databases);
        pages.Keep(Page, new FetchedPage("fetched/a.html", new PageState("\"tag\"", Noon), Failures: 0), Noon);
        pages.Keep(new Uri("https://news.test/c"), new FetchedPage(null, new PageState(null, null), Failures: 3), Noon);

        var after = FetchedPages.Open(_place.Open());
        var first = after.Find(Page);
        after.Keep(Page, new FetchedPage("fetched/a.html", new PageState(null, null), Failures: 1), Noon.AddHours(1));

        Assert.Equal(new FetchedPage("fetched/a.html", new PageState("\"tag\"", Noon), Failures: 0), first);
        Assert.Equal(new FetchedPage("fetched/a.html", new PageState(null, null), Failures: 1), pages.Find(Page));
        Assert.Equal(3, pages.Find(new Uri("https://news.test/c"))?.Failures);
        Assert.Null(pages.Find(new Uri("https://news.test/A")));
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class LocalFetchedPagesTests() : FetchedPagesTests(StorePlace.Local());

public sealed class SharedFetchedPagesTests() : FetchedPagesTests(StorePlace.Shared());
