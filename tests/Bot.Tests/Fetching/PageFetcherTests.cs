using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Fetching;
using Bot.Tests.Moderation;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Fetching;

public sealed class PageFetcherTests : IAsyncDisposable
{
    private readonly ScriptedWeb _web = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("text/html; charset=utf-8", "/news/calais", "calais.html")]
    [InlineData("TEXT/HTML", "/", "site.test.html")]
    [InlineData("application/xhtml+xml", "/a.html", "a.html")]
    [InlineData("text/plain", "/a%20b.txt", "a b.txt")]
    [InlineData("text/markdown", "/README.md", "README.md")]
    [InlineData("application/pdf", "/report?id=7", "report.pdf")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "/..%2f..%2fetc/letter", "letter.docx")]
    public async Task A_page_of_a_known_type_is_fetched(string type, string path, string name)
    {
        _web.Page($"site.test{path}", type, SomeFiles.Text());

        var fetched = await FetchedAsync($"http://site.test{path}");

        Assert.Equal(SomeFiles.Text(), fetched.Content);
        Assert.Equal((type.Split(';')[0].ToLowerInvariant(), name), (fetched.ContentType, fetched.SuggestedName));
    }

    [Fact]
    public async Task A_redirect_is_followed_and_the_last_address_told()
    {
        _web.Redirect("site.test/a", "/b").Redirect("site.test/b", "http://other.test/c", 308).Page("other.test/c", "text/plain", SomeFiles.Text());

        Assert.Equal(new Uri("http://other.test/c"), (await FetchedAsync("http://site.test/a")).Final);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task What_is_packed_is_unpacked(string packing)
    {
        _web.Page("site.test/", "text/plain", packing == "gzip" ? SomeFiles.Gzip(1_000) : SomeFiles.Zlib(1_000, 'a'), $"Content-Encoding: {packing}");

        Assert.Equal(SomeFiles.Of('a', 1_000), (await FetchedAsync("http://site.test/")).Content);
    }

    [Fact]
    public async Task The_encoding_that_the_server_tells_goes_with_the_content()
    {
        _web.Page("site.test/", "text/html; charset=windows-1251", [0xCA, 0xE0, 0xEB, 0xE5]);

        Assert.Equal("\uFEFFКале", Encoding.UTF8.GetString((await FetchedAsync("http://site.test/")).Content));
    }

    [Fact]
    public async Task A_request_says_who_asks_and_nothing_else_of_it()
    {
        _web.Page("site.test/", "text/plain", SomeFiles.Text(), "Set-Cookie: id=7; Path=/");
        using var fetcher = Fetcher();

        await fetcher.FetchAsync(new Uri("http://site.test/"), Cancellation);
        await fetcher.FetchAsync(new Uri("http://site.test/"), Cancellation);

        Assert.All(_web.Heads, head => Assert.Contains("User-Agent: ArticleBot/1.0 (takes articles into the corpus of a team's question bot)", head, StringComparison.Ordinal));
        Assert.All(_web.Heads, head => Assert.DoesNotMatch("(?im)^(cookie|authorization|referer|traceparent|proxy-.*):", head));
    }

    [Fact]
    public async Task Robots_txt_is_asked_for_once_an_hour_and_host()
    {
        _web.Page("site.test/a", "text/plain", SomeFiles.Text()).Page("site.test/robots.txt", "text/plain", "User-agent: *\nDisallow: /private");
        using var fetcher = Fetcher();

        for (var i = 0; i < 3; i++)
            await fetcher.FetchAsync(new Uri("http://site.test/a"), Cancellation);
        Assert.Single(_web.Asked, "site.test/robots.txt");

        _time.Advance(TimeSpan.FromMinutes(61));
        await fetcher.FetchAsync(new Uri("http://site.test/a"), Cancellation);
        Assert.Equal(2, _web.Asked.Count(page => page == "site.test/robots.txt"));
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_for()
    {
        _web.Page("site.test/robots.txt", "text/plain", "User-agent: *\nDisallow: /private");

        Assert.Contains("robots.txt of site.test forbids", await ReasonAsync("http://site.test/private/a"), StringComparison.Ordinal);
        Assert.DoesNotContain("site.test/private/a", _web.Asked);
    }

    [Fact]
    public async Task A_robots_txt_out_of_order_is_asked_for_again_after_five_minutes()
    {
        _web.Page("site.test/a", "text/plain", SomeFiles.Text()).Status("site.test/robots.txt", 500);
        using var fetcher = Fetcher();
        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri("http://site.test/a"), Cancellation));

        _web.Status("site.test/robots.txt", 404);
        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri("http://site.test/a"), Cancellation));
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(new Uri("http://site.test/a"), Cancellation));
    }

    [Fact]
    public async Task A_page_that_did_not_change_is_not_sent_again()
    {
        _web.Page("site.test/", ScriptedWeb.Answer("304 Not Modified", []));
        using var fetcher = Fetcher();

        var result = await fetcher.FetchAsync(new Uri("http://site.test/"), new PageState("\"v1\"", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), Cancellation);

        Assert.IsType<FetchResult.Unchanged>(result);
        Assert.Contains(_web.Heads, head => head.Contains("If-None-Match: \"v1\"", StringComparison.Ordinal) && head.Contains("If-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_with_an_inner_and_a_public_address_is_connected_to_at_the_public_one()
    {
        _web.Host("site.test", [IPAddress.Loopback, ScriptedWeb.Public]).Page("site.test/", "text/plain", SomeFiles.Text());

        await FetchedAsync("http://site.test/");

        Assert.All(_web.Dialed, at => Assert.Equal(ScriptedWeb.Public, at.Address));
    }

    [Fact]
    public async Task A_network_that_the_settings_name_is_connected_to_and_no_other()
    {
        _web.Host("inside.test", "10.1.2.3").Host("other.test", "10.2.0.1").Page("inside.test/", "text/plain", SomeFiles.Text());
        using var fetcher = new PageFetcher(new FetchingOptions(), _web.Dialer("10.1.0.0/16"), _time);

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(new Uri("http://inside.test/"), Cancellation));
        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri("http://other.test/"), Cancellation));
    }

    [Fact]
    public async Task A_server_on_this_machine_that_is_allowed_cannot_lead_to_another_one()
    {
        using var forbidden = new TcpListener(IPAddress.Parse("127.0.0.2"), _web.Local.Port);
        forbidden.Start();
        var options = new FetchingOptions { AllowedNetworks = { "127.0.0.1/32" }, AllowedPorts = { _web.Local.Port } };
        _web.Page($"{_web.Local}/a", "text/plain", SomeFiles.Text()).Redirect($"{_web.Local}/b", $"http://127.0.0.2:{_web.Local.Port}/");
        using var fetcher = new PageFetcher(options, TimeProvider.System);

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(new Uri($"http://{_web.Local}/a"), Cancellation));
        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri($"http://{_web.Local}/b"), Cancellation));

        Assert.Contains("address that is of this machine", refused.Reason, StringComparison.Ordinal);
        Assert.False(forbidden.Pending());
    }

    [Fact]
    public async Task A_reason_holds_no_secret_of_the_address()
    {
        Assert.Equal("http://site.test/a answers 404; open it in a browser and see.", await ReasonAsync("http://site.test/a?token=secret#secret"));
    }

    [Theory]
    [InlineData("https://a.test/", "http://a.test/", true)]
    [InlineData("http://a.test/", "https://a.test/", false)]
    [InlineData("https://a.test/", "https://b.test/", false)]
    public void A_page_that_came_safely_does_not_lead_to_one_that_does_not(string from, string to, bool isRefused)
    {
        Assert.Equal(isRefused, UrlRules.Refusal(new Uri(from), new Uri(to)) is not null);
    }

    [Theory]
    [InlineData("93.184.215.14")]
    [InlineData("1.1.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("223.255.255.254")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    [InlineData("2002:101:101::1")]
    public void A_public_address_is_connected_to(string address)
    {
        Assert.Null(new AddressRules([]).Forbids(IPAddress.Parse(address)));
    }

    [Fact]
    public void An_allowed_network_is_allowed_behind_IPv6_too()
    {
        var rules = new AddressRules(["10.0.0.0/8"]);

        Assert.Null(rules.Forbids(IPAddress.Parse("::ffff:10.0.0.1")));
        Assert.Null(rules.Forbids(IPAddress.Parse("64:ff9b::a00:1")));
        Assert.NotNull(rules.Forbids(IPAddress.Parse("::ffff:192.168.0.1")));
    }

    private PageFetcher Fetcher() => new(new FetchingOptions(), _web.Dialer(), _time);

    private async Task<FetchResult.Fetched> FetchedAsync(string url)
    {
        using var fetcher = Fetcher();
        return Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(new Uri(url), Cancellation));
    }

    private async Task<string> ReasonAsync(string url)
    {
        using var fetcher = Fetcher();
        return Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri(url), Cancellation)).Reason;
    }
}
