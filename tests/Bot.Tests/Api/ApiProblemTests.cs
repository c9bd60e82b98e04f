using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Tests.Models;
using Bot.Tests.Running;
using Bot.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Api;

public sealed class ApiProblemTests : IAsyncLifetime
{
    private TwoArticles _articles = null!; // set before each test

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ask", "q", "Please ask a question, for example: what is the Le Touquet treaty")]
    [InlineData("ask?q=hello", "q", "I answer questions about the articles. What would you like to know? For example: what is the Le Touquet treaty")]
    [InlineData("ask?q=what&from=soon", "from", "“soon” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.")]
    [InlineData("ask?q=what&from=2016&to=soon", "to", "“soon” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.")]
    [InlineData("ask?q=what&from=2017&to=2016", "from", "The articles cannot be from 2017 or later and from 2016 or earlier: swap the two dates.")]
    [InlineData("ask?q=what&explain=perhaps", "explain", "explain is true or false.")]
    [InlineData("ask?q=what&publiser=x", "publiser", "There is no parameter “publiser” here; there are q, publisher, from, to, explain.")]
    [InlineData("ask?q=what&q=who", "q", "q is given more than once: give it once.")]
    [InlineData("search", "q", "Please ask a question, for example: what is the Le Touquet treaty")]
    [InlineData("search?q=what&limit=31", "limit", "limit is a whole number from 1 to 30, for example 5.")]
    [InlineData("search?q=what&limit=99999999999", "limit", "limit is a whole number from 1 to 30, for example 5.")]
    [InlineData("search?q=what&limit=1.5", "limit", "limit is a whole number from 1 to 30, for example 5.")]
    [InlineData("figures?from=16", "from", "from is a whole number from 1000 to 9999, for example 2014.")]
    [InlineData("figures?from=2017&to=2016", "from", "from 2017 is after to 2016: swap them.")]
    [InlineData("figures?publishedFrom=2017&publishedTo=2016", "publishedFrom", "publishedFrom 2017 is after publishedTo 2016: swap them.")]
    [InlineData("articles?page=0", "page", "page is a whole number from 1 to 1000000, for example 1.")]
    [InlineData("articles/bridge.md?start=99999", "start", "start is behind the end of the article, which has ")]
    [InlineData("versions?x=1", "x", "There is no parameter “x” here: leave it out.")]
    public async Task A_wrong_parameter_is_named_with_what_to_do(string path, string parameter, string detail)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        var problem = await ReadAsync(await site.GetAsync("/api/v1/" + path), HttpStatusCode.BadRequest);

        Assert.Equal((parameter, "about:blank", "Bad Request", 400), ((string?)problem["parameter"], (string?)problem["type"], (string?)problem["title"], (int)problem["status"]!));
        Assert.StartsWith(detail, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/nothing", null)]
    [InlineData("/api/v1", null)]
    [InlineData("/api/v1/articles/none.md", "file")]
    [InlineData("/api/v1/articles/bridge.md?version=0000000000", "version")]
    public async Task What_is_not_there_is_told_as_programs_read_it(string path, string? parameter)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        Assert.Equal(parameter, (string?)(await ReadAsync(await site.GetAsync(path), HttpStatusCode.NotFound))["parameter"]);
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/ask", "GET, HEAD, POST")]
    [InlineData("POST", "/api/v1/search", "GET, HEAD")]
    [InlineData("PUT", "/api/v1/articles/bridge.md", "GET, HEAD")]
    public async Task A_method_that_is_not_taken_is_told_with_those_that_are(string method, string path, string allowed)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        await ReadAsync(response, HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("text/plain", """{"question": "what"}""", HttpStatusCode.UnsupportedMediaType, null)]
    [InlineData("application/json", """{"question": """, HttpStatusCode.BadRequest, null)]
    [InlineData("application/json", """["what"]""", HttpStatusCode.BadRequest, null)]
    [InlineData("application/json", """{"question": "what \ud800"}""", HttpStatusCode.BadRequest, null)]
    [InlineData("application/json", """{"\ud800": "what"}""", HttpStatusCode.BadRequest, null)]
    [InlineData("application/json", """{"question": 7}""", HttpStatusCode.BadRequest, "question")]
    [InlineData("application/json", """{"q": "what"}""", HttpStatusCode.BadRequest, "q")]
    [InlineData("application/json", """{"question": "what", "context": [{"answer": "x"}]}""", HttpStatusCode.BadRequest, "context")]
    [InlineData("application/json", """{"question": "what", "context": [{"question": "who", "role": "system"}]}""", HttpStatusCode.BadRequest, "context")]
    [InlineData("application/json", """{"question": "what", "explain": "yes"}""", HttpStatusCode.BadRequest, "explain")]
    public async Task A_body_that_cannot_be_read_is_told(string type, string body, HttpStatusCode status, string? parameter)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        Assert.Equal(parameter, (string?)(await PostAsync(site, type, body, status))["parameter"]);
    }

    [Fact]
    public async Task A_body_of_megabytes_is_not_read()
    {
        await using var site = await WebRig.StartAsync(_articles.Folder);

        await PostAsync(site, "application/json", $$"""{"question": "{{new string('a', 2 * 1024 * 1024)}}"}""", HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task An_error_of_ours_is_one_plain_sentence()
    {
        var asking = new Asking(_ => throw new InvalidOperationException("secret of the engine"), (_, _) => [], TimeProvider.System);
        await using var site = await WebRig.StartAsync(_articles.Folder, services => services.AddSingleton(asking));

        var problem = await ReadAsync(await site.GetAsync("/api/v1/ask?q=what"), HttpStatusCode.InternalServerError);

        Assert.Equal("Something went wrong on our side. Please try again.", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("/api/v1/versions")]
    [InlineData("/api/v1/openapi.json")]
    public async Task Who_asks_too_often_is_told_when_to_come_again(string path)
    {
        await using var site = await WebRig.StartAsync(_articles.Folder, settings: new JsonObject { ["Api"] = new JsonObject { ["RequestsPerMinute"] = 1 } });

        using var first = await site.GetAsync(path);
        using var second = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.InRange(second.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
        await ReadAsync(second, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task What_models_say_is_not_called_unchanged()
    {
        await using var rig = await ModelRig.StartAsync();
        var answerer = new Answerer(rig.Corpus, new AnswerOptions());
        var asking = new Asking(answerer.Answer, answerer.Check, TimeProvider.System) { Models = rig.Models };
        await using var site = await WebRig.StartAsync(rig.Folder, services => services.AddSingleton(asking));

        using var answer = await site.GetAsync("/api/v1/ask?q=When+did+the+harbour+bridge+open%3F");
        using var figures = await site.GetAsync("/api/v1/figures");

        Assert.Null(answer.Headers.ETag);
        Assert.NotNull(figures.Headers.ETag);
    }

    public async ValueTask InitializeAsync() => _articles = await TwoArticles.WriteAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _articles.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<JsonNode> PostAsync(WebRig site, string type, string body, HttpStatusCode status)
    {
        using var client = site.NewClient();
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await ReadAsync(await client.PostAsync("/api/v1/ask", content, Cancellation), status);
    }

    internal static async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(status == response.StatusCode, text);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            return JsonNode.Parse(text)!; // no document is null
        }
    }
}
