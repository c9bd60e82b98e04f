using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Tests.Running;
using Bot.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Api;

public sealed class McpServerTests : IAsyncLifetime
{
    private TwoArticles _articles = null!; // set before each test

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", null, HttpStatusCode.OK)]
    [InlineData("[::1]:5080", "http://[::1]:5080", HttpStatusCode.OK)]
    [InlineData("bot.example.org", "https://bot.example.org", HttpStatusCode.OK)]
    [InlineData("bot.example.org", "https://intranet.example.org", HttpStatusCode.OK)]
    [InlineData("localhost:5080", "http://evil.example:5080", HttpStatusCode.Forbidden)]
    [InlineData("localhost:5080", "null", HttpStatusCode.Forbidden)]
    [InlineData("evil.example:5080", "http://evil.example:5080", HttpStatusCode.Forbidden)]
    [InlineData("evil.example:5080", null, HttpStatusCode.Forbidden)]
    public async Task A_page_whose_name_was_made_to_lead_here_is_refused(string host, string? origin, HttpStatusCode status)
    {
        await using var site = await WebRig.StartAsync(
            _articles.Folder,
            settings: new JsonObject { ["Web"] = new JsonObject { ["PublicUrl"] = "https://bot.example.org" }, ["Api"] = new JsonObject { ["Origins"] = new JsonArray("https://intranet.example.org") } });

        using var response = await SendAsync(site, "tools/list", [], host, origin);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_quote_is_shown_with_its_number_source_and_link()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        var text = await CallAsync(site, "ask", new JsonObject { ["question"] = "When did the harbour bridge open?" });

        Assert.Contains("The harbour bridge opened in 1998 after six years of work. [1]\n\n[1] “The harbour bridge opened in 1998 after six years of work.”\n    The harbour bridge · Harbour News · 2019-04-02 (given) · paragraph 1 · bridge.md\n    http://localhost/a/bridge.md?v=", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", """{}""", "Please ask a question, for example: what is the Le Touquet treaty")]
    [InlineData("ask", """{"question": "what", "from": "soon"}""", "“soon” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.")]
    [InlineData("search", """{"query": "what", "limit": "ten"}""", "limit is a whole number from 1 to 30, for example 5.")]
    [InlineData("article", """{"file": "none.md"}""", "There is no article none.md in the corpus; it may have been removed or renamed.")]
    [InlineData("delete", """{}""", "There is no tool “delete”; there are ask, search, figures, articles, article.")]
    public async Task What_is_wrong_is_an_error_of_the_tool_in_one_sentence(string tool, string arguments, string sentence)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        Assert.Equal(sentence, await CallAsync(site, tool, JsonNode.Parse(arguments)!.AsObject(), isError: true));
    }

    [Fact]
    public async Task An_error_of_ours_is_one_plain_sentence()
    {
        var asking = new Asking(_ => throw new InvalidOperationException("secret of the engine"), (_, _) => [], TimeProvider.System);
        await using var site = await WebRig.StartAsync(_articles.Folder, services => services.AddSingleton(asking));

        Assert.Equal("Something went wrong on our side. Please try again.", await CallAsync(site, "ask", new JsonObject { ["question"] = "what" }, isError: true));
    }

    [Fact]
    public async Task Nothing_is_told_of_an_article_out_of_scope()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder, settings: new JsonObject { ["Chat"] = new JsonObject { ["Folders"] = new JsonArray("culture") } });

        Assert.DoesNotContain("bridge.md", await CallAsync(site, "articles", []), StringComparison.Ordinal);
        await CallAsync(site, "article", new JsonObject { ["file"] = "bridge.md" }, isError: true);
    }

    [Fact]
    public async Task Figures_are_shown_with_their_sentences_and_years()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        var text = await CallAsync(site, "figures", new JsonObject { ["from"] = 2006, ["to"] = 2006 });

        Assert.Contains("[1] 2006 (stated): 90,000", text, StringComparison.Ordinal);
        Assert.Contains("“About 90,000 people visited the museum in 2006, the city council said.”", text, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => _articles = await TwoArticles.WriteAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _articles.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string> CallAsync(WebRig site, string tool, JsonObject arguments, bool isError = false)
    {
        using var response = await SendAsync(site, "tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, "localhost", origin: null);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        var result = JsonNode.Parse(body[body.IndexOf('{', StringComparison.Ordinal)..])?["result"] ?? throw new InvalidOperationException(body);
        Assert.Equal(isError, (bool?)result["isError"] ?? false);
        return (string?)result["content"]?[0]?["text"] ?? throw new InvalidOperationException(body);
    }

    private static async Task<HttpResponseMessage> SendAsync(WebRig site, string method, JsonObject parameters, string host, string? origin)
    {
        using var client = site.NewClient();
        var call = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Host = host;
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await client.SendAsync(request, Cancellation);
    }
}
