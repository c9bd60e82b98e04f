using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bot.Answers;
using Bot.Chat;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Tests.Running;
using Bot.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Web;

public sealed class WebSiteTests : IAsyncLifetime
{
    private const string Checks = "British & French officials check passports.";

    private static readonly Article Treaty = Some.Article($"Share this\n<script>alert(1)</script>\r\n\r\nFirst. {Checks} Last.\nEnd.", "uk/a b#1.txt") with
    {
        Title = "<b>Treaty</b>",
        Url = new Uri("https://example.org/a"),
        Asides = [new TextSpan(0, 10)],
    };

    private readonly List<Question> _asked = [];
    private Answer _answer = Some.Found(Some.Citation(Treaty, Checks));
    private TwoArticles? _articles;
    private WebRig? _site;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=what+is+it")]
    [InlineData("/health")]
    public async Task A_watchdog_may_ask_for_the_head_alone(string path)
    {
        using var client = _site?.NewClient() ?? throw new InvalidOperationException("The site is not started.");
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_answer_leads_to_its_quote_and_the_quote_to_its_spot_in_the_article()
    {
        var page = await ParseAsync("/?q=what+is+it");

        var start = Treaty.Text.IndexOf(Checks, StringComparison.Ordinal);
        Assert.Equal("what is it", Assert.Single(_asked).Text);
        var quote = Assert.Single(page.QuerySelectorAll("main figure"));
        Assert.Equal($"[1] {Checks}", quote.QuerySelector("blockquote")?.TextContent);
        Assert.Equal($"#{quote.Id}", page.QuerySelector(".lead a")?.GetAttribute("href"));
        Assert.Equal(
            [$"/a/uk/a%20b%231.txt?v=v1&s={start}-{Checks.Length}#quote", "https://example.org/a#:~:text=British%20%26%20French%20officials%20check%20passports."],
            quote.QuerySelectorAll("figcaption a").Select(link => link.GetAttribute("href")));
        Assert.Equal("<b>Treaty</b>", quote.QuerySelector("figcaption a")?.TextContent);
    }

    [Fact]
    public async Task Below_a_base_path_every_link_stays_below_it()
    {
        await using var site = await WebRig.StartAsync(_articles!.Folder, settings: new JsonObject { ["Web"] = new JsonObject { ["PublicUrl"] = "https://bot.example.org/desk/" } });
        foreach (var path in new[] { "/desk/?q=When+did+the+harbour+bridge+open%3F", "/?q=When+did+the+harbour+bridge+open%3F" })
        {
            using var response = await site.GetAsync(path);
            var page = await new HtmlParser().ParseDocumentAsync(await ReadAsync(response));

            Assert.NotEmpty(page.QuerySelectorAll("figure"));
            Assert.All(
                page.QuerySelectorAll("a, link, script[src], form").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")),
                link => Assert.Matches("^(/desk/|#|https://harbour.example/)", link));
        }
    }

    [Theory]
    [InlineData("/a/../../etc/passwd", "There is no such page")]
    [InlineData("/nowhere", "There is no such page")]
    public async Task An_unknown_page_is_said_to_be_unknown(string path, string sentence)
    {
        using var response = await SendAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(sentence, await ReadAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_text_and_never_markup()
    {
        var page = await GetAsync("/?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=what")]
    [InlineData("/a/uk/a%20b%231.txt")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/ask?q=what")]
    public async Task Every_response_forbids_what_is_not_of_ours_and_sniffing(string path)
    {
        using var response = await SendAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task A_page_that_breaks_forbids_the_same()
    {
        await using var site = await WebRig.StartAsync(
            _articles!.Folder, services => services.AddSingleton(provider => new WebCorpus(provider.GetRequiredService<Asking>(), () => Some.Corpus, (_, _) => throw new InvalidOperationException("broken"))));

        using var response = await site.GetAsync("/a/bridge.md");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.StartsWith("default-src 'none';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/?q=")]
    [InlineData("/api/v1/ask?q=")]
    public async Task A_question_of_10000_characters_is_told_to_be_too_long(string path)
    {
        using var response = await SendAsync(path + new string('a', 10_000));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Please ask in at most 2,000 characters.", await ReadAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_gives_the_document_of_ask()
    {
        var document = JsonElement.Parse(await GetAsync("/api/v1/ask?q=what"));

        Assert.Equal(Checks, document.GetProperty("citations")[0].GetProperty("quote").GetString());
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("&explain=false", false)]
    [InlineData("&explain=true", true)]
    public async Task The_api_explains_when_asked_to(string query, bool explained)
    {
        await GetAsync("/api/v1/ask?q=what" + query);

        Assert.Equal(explained, Assert.Single(_asked).Explain);
    }

    [Fact]
    public async Task The_api_limits_a_question_to_a_publisher_and_to_dates()
    {
        await GetAsync("/api/v1/ask?q=what&publisher=The+Post&from=2016-08&to=2016");

        var filter = Assert.Single(_asked).Filter;
        Assert.Equal(("The Post", new DateOnly(2016, 8, 1), new DateOnly(2016, 12, 31)), (filter.Publisher, filter.From, filter.To));
    }

    [Fact]
    public async Task The_api_asks_of_everything_when_nothing_limits_it()
    {
        await GetAsync("/api/v1/ask?q=what&publisher=&from=");

        Assert.True(Assert.Single(_asked).Filter.IsEverything);
    }

    [Theory]
    [InlineData("from=2016-13", "“2016-13” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.")]
    [InlineData("to=soon", "“soon” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.")]
    [InlineData("from=2017&to=2016", "The articles cannot be from 2017 or later and from 2016 or earlier: swap the two dates.")]
    public async Task A_wrong_date_is_told_by_the_api(string query, string reason)
    {
        using var response = await SendAsync("/api/v1/ask?q=what&" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(reason, JsonElement.Parse(await ReadAsync(response)).GetProperty("detail").GetString());
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_refusal_shows_what_is_missing_and_the_closest_passages()
    {
        _answer = Some.NotFound(Some.Citation(Treaty, "First."));

        var page = await ParseAsync("/?q=whales");
        Assert.Equal("The 5 articles do not answer this: No article mentions “whales”.", page.QuerySelector(".lead")?.TextContent);
        Assert.Equal("The closest passages", page.QuerySelector("h3")?.TextContent);
    }

    [Fact]
    public async Task An_error_of_the_engine_is_one_plain_sentence()
    {
        _answer = null!; // The engine never gives null: this stands for any error of ours.

        var page = await ParseAsync("/?q=what");
        Assert.Equal("Something went wrong on our side. Please ask again.", page.QuerySelector(".lead")?.TextContent);
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_back()
    {
        await using var site = await WebRig.StartAsync(_articles!.Folder, settings: new JsonObject { ["Web"] = new JsonObject { ["QuestionsPerMinute"] = 2 } });
        for (var i = 0; i < 2; i++)
        {
            using var answered = await site.GetAsync("/?q=When+did+the+harbour+bridge+open%3F");
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        using var refused = await site.GetAsync("/?q=When+did+the+harbour+bridge+open%3F");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(30, refused.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Contains("That was many questions in a short time. Please ask again in 30 seconds.", await ReadAsync(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_too_many_articles_can_still_ask()
    {
        await using var site = await WebRig.StartAsync(_articles!.Folder, settings: new JsonObject { ["Web"] = new JsonObject { ["QuestionsPerMinute"] = 1 } });
        using var first = await site.GetAsync("/a/bridge.md");
        using var second = await site.GetAsync("/a/bridge.md");

        using var asked = await site.GetAsync("/?q=When+did+the+harbour+bridge+open%3F");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], new[] { first, second, asked }.Select(response => response.StatusCode));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("192.0.2.1", HttpStatusCode.TooManyRequests)]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    public async Task Only_a_proxy_that_is_trusted_is_believed_who_asked(string? proxies, HttpStatusCode second)
    {
        await using var site = await WebRig.StartAsync(_articles!.Folder, settings: new JsonObject { ["Web"] = new JsonObject { ["QuestionsPerMinute"] = 1, ["Proxies"] = proxies } });
        using var client = site.NewClient();
        var answered = new List<HttpStatusCode>();
        foreach (var address in new[] { "198.51.100.1", "198.51.100.2" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/?q=When+did+the+harbour+bridge+open%3F");
            request.Headers.Add("X-Forwarded-For", address);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            answered.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, second], answered);
    }

    [Theory]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:2::1", HttpStatusCode.OK)]
    [InlineData("::ffff:198.51.100.1", "::ffff:198.51.100.2", HttpStatusCode.OK)]
    [InlineData("::ffff:198.51.100.1", "198.51.100.1", HttpStatusCode.TooManyRequests)]
    public async Task Who_has_many_addresses_is_limited_as_one(string first, string then, HttpStatusCode second)
    {
        var settings = new JsonObject
        {
            ["Web"] = new JsonObject { ["QuestionsPerMinute"] = 1, ["Proxies"] = "127.0.0.0/8" },
            ["Api"] = new JsonObject { ["RequestsPerMinute"] = 1 },
        };
        await using var site = await WebRig.StartAsync(_articles!.Folder, settings: settings);
        using var client = site.NewClient();
        foreach (var path in new[] { "/", "/api/v1/versions" })
        {
            var answered = new List<HttpStatusCode>();
            foreach (var address in new[] { first, then })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add("X-Forwarded-For", address);
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                answered.Add(response.StatusCode);
            }

            Assert.Equal([HttpStatusCode.OK, second], answered);
        }
    }

    [Theory]
    [InlineData("bot.example.org", HttpStatusCode.OK)]
    [InlineData("chat.example.org", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("evil.example.org", HttpStatusCode.BadRequest)]
    public async Task The_site_answers_to_its_own_names_and_to_no_name_of_others(string host, HttpStatusCode status)
    {
        await using var bot = await RunningBot.LaunchAsync(
            standIn: null, TestContext.Current.CancellationToken, new JsonObject { ["Web"] = new JsonObject { ["PublicUrl"] = "https://bot.example.org" }, ["AllowedHosts"] = "chat.example.org" }, _articles!.Folder);
        await bot.ServesAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Web, "/health/live"));
        request.Headers.Host = host;

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/c/0123")]
    [InlineData("/c/ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("/assets/appsettings.json")]
    public async Task What_is_no_page_is_said_to_be_none(string path)
    {
        using var response = await SendAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/health/live", "ok")]
    [InlineData("/health/ready", "\"status\":\"ok\"")]
    public async Task A_probe_is_told_in_a_word(string path, string told) => Assert.Contains(told, await GetAsync(path), StringComparison.Ordinal);

    [Fact]
    public async Task It_is_not_ready_while_a_chat_is_not_connected()
    {
        await using var site = await WebRig.StartAsync(_articles!.Folder, services => services.AddSingleton(new ConnectorHealth("discord")));

        using var ready = await site.GetAsync("/health/ready");
        using var live = await site.GetAsync("/health/live");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Contains("\"discord\":\"connecting\"", await ReadAsync(ready), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_the_corpus() =>
        Assert.Equal("""{"status":"ok","corpus":{"version":"v1","articles":5,"newest":"2024-12"},"connectors":{}}""", await GetAsync("/health"));

    public async ValueTask InitializeAsync()
    {
        _articles = await TwoArticles.WriteAsync(TestContext.Current.CancellationToken);
        var asking = new Asking(
            question =>
            {
                _asked.Add(question);
                return _answer;
            },
            (_, _) => [],
            TimeProvider.System);
        _site = await WebRig.StartAsync(_articles.Folder, services => services.AddSingleton(asking).AddSingleton(new WebCorpus(asking, () => Some.Corpus, FindArticle)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is { } site)
            await site.DisposeAsync();
        _articles?.Dispose();
    }

    private static Article? FindArticle(string version, string file) => (version, file) == ("v1", "uk/a b#1.txt") ? Treaty : null;

    private async Task<string> GetAsync(string path)
    {
        using var response = await SendAsync(path);
        response.EnsureSuccessStatusCode();
        return await ReadAsync(response);
    }

    private async Task<HttpResponseMessage> SendAsync(string path)
    {
        using var client = _site?.NewClient() ?? throw new InvalidOperationException("The site is not started.");
        return await client.GetAsync(path, TestContext.Current.CancellationToken);
    }

    private async Task<IHtmlDocument> ParseAsync(string path) => await new HtmlParser().ParseDocumentAsync(await GetAsync(path));

    private static Task<string> ReadAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
