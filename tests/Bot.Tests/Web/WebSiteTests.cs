using System.Net;
using System.Text.Json;
using Bot.Answers;
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
        var page = await GetAsync("/?q=what+is+it");

        var start = Treaty.Text.IndexOf(Checks, StringComparison.Ordinal);
        Assert.Equal("what is it", Assert.Single(_asked).Text);
        Assert.Contains("""British &amp; French officials check passports. <a class="marker" href="#q1">[1]</a>""", page, StringComparison.Ordinal);
        Assert.Contains($"""<a href="/a/uk/a%20b%231.txt?v=v1&amp;s={start}-{Checks.Length}#quote">&lt;b&gt;Treaty&lt;/b&gt;</a>""", page, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://example.org/a#:~:text=British%20%26%20French%20officials%20check%20passports." rel="noopener noreferrer nofollow">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_article_reader_marks_the_span_and_fades_the_asides()
    {
        var page = await GetAsync(SpanLink.Of(Some.Citation(Treaty, Checks), Some.Corpus));

        Assert.Contains(
            """
            <p><span class="faint">Share this</span></p>
            <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
            <p>First. <mark id="quote">British &amp; French officials check passports.</mark> Last.</p>
            <p>End.</p>
            """.ReplaceLineEndings("\n"),
            page,
            StringComparison.Ordinal);
        Assert.DoesNotContain("notice", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_over_several_paragraphs_is_named_once()
    {
        var page = await GetAsync($"/a/uk/a%20b%231.txt?s=0-{Treaty.Text.Length}");

        Assert.Equal(2, page.Split("id=\"quote\"").Length);
        Assert.Contains("<p><mark>End.</mark></p>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?s=5-99999", "not in the article")]
    [InlineData("?s=2147483647-2147483647", "not in the article")]
    [InlineData("?v=old&s=0-5", "reloaded since")]
    public async Task A_link_that_may_be_wrong_says_so(string query, string note) =>
        Assert.Contains(note, await GetAsync("/a/uk/a%20b%231.txt" + query), StringComparison.Ordinal);

    [Fact]
    public async Task A_link_of_an_earlier_version_opens_the_article_as_it_was_then()
    {
        var page = await GetAsync("/a/uk/a%20b%231.txt?v=kept&s=0-8");

        Assert.Contains("""<mark id="quote">Formerly</mark>""", page, StringComparison.Ordinal);
        Assert.Contains("as it was in corpus kept, which is quoted. It was changed since", page, StringComparison.Ordinal);
        Assert.Contains("""href="/a/uk/a%20b%231.txt">read it as it is now""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_an_article_that_was_removed_opens_it_as_long_as_its_version_is_kept()
    {
        Assert.Contains("not in the corpus any more", await GetAsync("/a/gone.txt?v=kept&s=0-5"), StringComparison.Ordinal);
        using var response = await SendAsync("/a/gone.txt?v=old&s=0-5");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/a/nothing.txt", "There is no article nothing.txt")]
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

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=what")]
    [InlineData("/a/uk/a%20b%231.txt")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/ask?q=what")]
    public async Task Every_response_forbids_scripts_and_sniffing(string path)
    {
        using var response = await SendAsync(path);

        Assert.StartsWith("default-src 'none'; style-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
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

        var page = await GetAsync("/?q=whales");
        Assert.Contains("The 5 articles do not answer this: No article mentions “whales”.", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Closest passages</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_engine_is_one_plain_sentence()
    {
        _answer = null!; // The engine never gives null: this stands for any error of ours.

        using var response = await SendAsync("/?q=what");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("Something went wrong on our side.", await ReadAsync(response), StringComparison.Ordinal);
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

    private static Article? FindArticle(string version, string file) => (version, file) switch
    {
        ("v1", "uk/a b#1.txt") => Treaty,
        ("kept", "uk/a b#1.txt") => Treaty with { Text = "Formerly something else." },
        ("kept", "gone.txt") => Treaty with { File = "gone.txt" },
        _ => null,
    };

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

    private static Task<string> ReadAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
