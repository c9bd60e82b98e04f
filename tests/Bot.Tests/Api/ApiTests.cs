using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Bot.Tests.Web;

namespace Bot.Tests.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private const string Bridge = "When did the harbour bridge open?";

    private TwoArticles _articles = null!; // set before each test
    private WebRig _site = null!; // as above

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_has_its_quotes_with_links_to_the_reader()
    {
        var answer = await GetAsync("/api/v1/ask?q=When+did+the+harbour+bridge+open%3F");

        var quote = answer["citations"]![0]!;
        Assert.Equal("The harbour bridge opened in 1998 after six years of work.", (string?)quote["quote"]);
        Assert.Equal($"http://localhost/a/bridge.md?v={answer["corpus"]!["version"]}&s={quote["start"]}-{quote["length"]}#quote", (string?)quote["reader"]);
    }

    [Fact]
    public async Task A_question_may_be_sent_as_json()
    {
        var typed = await GetAsync("/api/v1/ask?q=When+did+the+harbour+bridge+open%3F&publisher=Harbour+News");
        var sent = await ReadAsync(await PostAsync(new JsonObject { ["question"] = Bridge, ["publisher"] = "Harbour News", ["from"] = null }));

        Assert.Equal(WithoutTime(typed), WithoutTime(sent));
    }

    [Fact]
    public async Task A_follow_up_is_understood_by_the_turns_before_it()
    {
        var context = new JsonArray(new JsonObject { ["question"] = "When did the city museum open?", ["answer"] = "In 2005." });

        var answer = await ReadAsync(await PostAsync(new JsonObject { ["question"] = "And how much did it cost?", ["context"] = context }));

        Assert.Contains("12 million euros", (string?)answer["answer"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_gives_the_best_passages_verbatim()
    {
        var found = await GetAsync("/api/v1/search?q=Its+architect&limit=1");

        var passage = Assert.Single(found["passages"]!.AsArray())!;
        var text = (string)(await GetAsync($"/api/v1/articles/{passage["file"]}"))["text"]!;
        Assert.Equal((string?)passage["quote"], text.Substring((int)passage["start"]!, (int)passage["length"]!));
        Assert.Contains("Its architect was", (string?)passage["quote"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_may_be_limited_to_a_publisher()
    {
        var found = await GetAsync("/api/v1/search?q=Its+architect&publisher=kest+daily");

        Assert.All(found["passages"]!.AsArray(), passage => Assert.Equal("Kest Daily", (string?)passage!["publisher"]));
        Assert.NotEmpty(found["passages"]!.AsArray());
    }

    [Theory]
    [InlineData("", "40 million euros", "12 million euros")]
    [InlineData("?topic=bridge&unit=EUR", "40 million euros", null)]
    [InlineData("?publisher=Kest+Daily&unit=EUR", "12 million euros", null)]
    [InlineData("?from=2006&to=2006", "90,000", null)]
    [InlineData("?publishedFrom=2020&unit=EUR", "12 million euros", null)]
    [InlineData("?article=museum&unit=EUR", "12 million euros", null)]
    public async Task Figures_are_those_that_are_asked_for(string query, string first, string? second)
    {
        var surfaces = (await GetAsync("/api/v1/figures" + query))["figures"]!.AsArray().Select(figure => (string?)figure!["surface"]).ToList();

        Assert.Contains(surfaces, surface => surface!.Contains(first, StringComparison.Ordinal));
        Assert.True(second is null ? surfaces.Count == 1 : surfaces.Exists(surface => surface!.Contains(second, StringComparison.Ordinal)), string.Join('|', surfaces));
    }

    [Fact]
    public async Task Articles_come_in_pages()
    {
        await _articles.AddFerryAsync(Cancellation);
        _site.Opened.Corpus.Reload("test", isDryRun: false, mayLose: false, progress: null, Cancellation);

        var first = await GetAsync("/api/v1/articles?limit=2");
        var second = await GetAsync($"/api/v1/articles?limit=2&page={first["next"]}");

        Assert.Equal(["bridge.md", "culture/museum.md"], first["articles"]!.AsArray().Select(article => (string?)article!["file"]));
        Assert.Equal(["ferry.md"], second["articles"]!.AsArray().Select(article => (string?)article!["file"]));
        Assert.Equal((3, null), ((int)first["total"]!, second["next"]));
    }

    [Theory]
    [InlineData("title=MUSEUM", "culture/museum.md")]
    [InlineData("publisher=harbour+news", "bridge.md")]
    [InlineData("from=2020", "culture/museum.md")]
    [InlineData("to=2019-04", "bridge.md")]
    public async Task Articles_are_found_by_title_publisher_and_date(string query, string file) =>
        Assert.Equal(file, (string?)Assert.Single((await GetAsync("/api/v1/articles?" + query))["articles"]!.AsArray())!["file"]);

    [Fact]
    public async Task A_page_behind_the_last_is_empty() =>
        Assert.Empty((await GetAsync("/api/v1/articles?page=1000000&limit=100"))["articles"]!.AsArray());

    [Theory]
    [InlineData("culture/museum.md")]
    [InlineData("culture%2Fmuseum.md")]
    public async Task An_article_has_its_text_and_its_figures(string file)
    {
        var read = await GetAsync("/api/v1/articles/" + file);

        Assert.Equal("The city museum", (string?)read["article"]!["title"]);
        Assert.Contains("About 90,000 people visited the museum in 2006", (string?)read["text"], StringComparison.Ordinal);
        Assert.Contains(read["figures"]!.AsArray(), figure => (string?)figure!["unit"] == "EUR");
        Assert.True((bool)read["inUse"]!);
    }

    [Fact]
    public async Task A_long_article_is_read_in_parts()
    {
        var whole = (string)(await GetAsync("/api/v1/articles/bridge.md"))["text"]!;

        var text = "";
        for (JsonNode? next = 0; next is not null;)
        {
            var part = await GetAsync($"/api/v1/articles/bridge.md?length=100&start={next}");
            text += (string)part["text"]!;
            next = part["next"];
        }

        Assert.Equal(whole, text);
    }

    [Fact]
    public async Task Characters_of_two_units_are_not_cut()
    {
        await _articles.AddAsync("emoji.md", "😀😀😀 are three faces of joy.", Cancellation);
        _site.Opened.Corpus.Reload("test", isDryRun: false, mayLose: false, progress: null, Cancellation);

        var part = await GetAsync("/api/v1/articles/emoji.md?start=1&length=1");

        Assert.Equal(("😀", 2), ((string?)part["text"], (int)part["next"]!));
    }

    [Fact]
    public async Task An_article_is_read_as_it_was_in_a_version_that_is_kept()
    {
        var before = (string)(await GetAsync("/api/v1/versions"))["inUse"]!;
        await _articles.AddAsync("bridge.md", "The harbour bridge was closed in 2024 for good.", Cancellation);
        _site.Opened.Corpus.Reload("test", isDryRun: false, mayLose: false, progress: null, Cancellation);

        var old = await GetAsync($"/api/v1/articles/bridge.md?version={before}");
        var versions = await GetAsync("/api/v1/versions");

        Assert.Contains("opened in 1998", (string?)old["text"], StringComparison.Ordinal);
        Assert.Equal((before, false, null), ((string?)old["version"], (bool)old["inUse"]!, old["figures"]));
        Assert.Equal([(false, before)], versions["versions"]!.AsArray().Where(version => (string?)version!["id"] == before).Select(version => ((bool)version!["inUse"]!, (string)version["id"]!)));
        Assert.NotEqual(before, (string?)versions["inUse"]);
    }

    [Fact]
    public async Task Who_asks_for_the_head_gets_no_body()
    {
        using var client = _site.NewClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, "/api/v1/ask?q=When+did+the+harbour+bridge+open%3F");

        using var response = await client.SendAsync(head, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("/api/v1/ask?q=When+did+the+harbour+bridge+open%3F")]
    [InlineData("/api/v1/search?q=bridge")]
    [InlineData("/api/v1/figures")]
    [InlineData("/api/v1/articles")]
    [InlineData("/api/v1/articles/culture/museum.md")]
    [InlineData("/api/v1/versions")]
    public async Task What_is_still_right_is_not_sent_again(string path)
    {
        var tag = await TagAsync(path);

        using var again = await SendAsync(path, tag);
        await _articles.AddFerryAsync(Cancellation);
        _site.Opened.Corpus.Reload("test", isDryRun: false, mayLose: false, progress: null, Cancellation);
        using var afterwards = await SendAsync(path, tag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag?.ToString());
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.OK, afterwards.StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_not_called_unchanged()
    {
        using var response = await SendAsync("/api/v1/articles/none.md", "*");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public async ValueTask InitializeAsync()
    {
        _articles = await TwoArticles.WriteAsync(Cancellation);
        _site = await WebRig.StartAsync(_articles.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _articles.Dispose();
    }

    private async Task<JsonNode> GetAsync(string path) => await ReadAsync(await _site.GetAsync(path));

    private async Task<HttpResponseMessage> PostAsync(JsonObject body)
    {
        using var client = _site.NewClient();
        return await client.PostAsJsonAsync("/api/v1/ask", body, Cancellation);
    }

    private async Task<string> TagAsync(string path)
    {
        using var response = await _site.GetAsync(path);
        return response.Headers.ETag?.ToString() ?? "";
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string tag)
    {
        using var client = _site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.ParseAdd(tag);
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(response.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!; // no document is null
        }
    }

    private static string WithoutTime(JsonNode answer)
    {
        answer.AsObject().Remove("elapsedMs");
        return answer.ToJsonString();
    }
}
