using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Web;

/// <summary>Conversations of the page, without a browser.</summary>
public sealed class ChatRoutesTests : IAsyncLifetime
{
    private const string Conversation = "0123456789abcdef0123456789abcdef";

    private static readonly Article Treaty = Some.Article("British and French officials check passports.", "treaty.txt");

    private readonly Answer _answer = Some.Found(Some.Citation(Treaty, Treaty.Text));
    private int _asked;
    private TwoArticles _articles = null!; // set before each test

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_button_asks_nothing_of_the_conversation_anew()
    {
        await using var site = await StartAsync();
        await AskAsync(site);
        var turn = await AskAsync(site);
        var before = _asked;

        using var rated = await PostAsync(site, "/press", ("conversation", Conversation), ("button", $"good:{turn}:0"));

        Assert.Equal(HttpStatusCode.OK, rated.StatusCode);
        Assert.Equal(before, _asked);
    }

    [Theory]
    [InlineData("text/event-stream, text/html")]
    [InlineData("text/html")]
    public async Task A_further_question_asks_nothing_of_those_before_it_anew(string accept)
    {
        await using var site = await StartAsync();
        await AskAsync(site);
        var before = _asked;

        using var answered = await PostAsync(site, "/ask", accept, ("conversation", Conversation), ("q", "and then what happened"));
        await answered.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(before + 1, _asked);
    }

    [Fact]
    public async Task A_question_that_is_refused_leaves_those_before_it_on_the_page()
    {
        await using var site = await StartAsync();
        var turn = await AskAsync(site);

        using var refused = await PostAsync(site, "/ask", ("conversation", Conversation), ("q", " "));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains($"id=\"t-{turn}\"", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_a_conversation_without_end_is_limited_as_asking_is()
    {
        await using var site = await StartAsync(perMinute: 1);
        using var first = await site.GetAsync($"/c/{Conversation}");

        using var second = await site.GetAsync($"/c/{Conversation}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden, 0)]
    [InlineData("same-site", HttpStatusCode.Forbidden, 0)]
    [InlineData("same-origin", HttpStatusCode.Redirect, 1)]
    public async Task The_form_of_another_site_asks_nothing(string from, HttpStatusCode status, int asked)
    {
        await using var site = await StartAsync();
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);
        using var form = new FormUrlEncodedContent([new("conversation", Conversation), new("q", "who checks passports")]);

        using var response = await client.PostAsync("/ask", form, Cancellation);

        Assert.Equal((status, asked), (response.StatusCode, _asked));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_told_on_a_page()
    {
        await using var site = await StartAsync();
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var content = new StringContent("without parts", System.Text.Encoding.UTF8, "multipart/form-data");

        using var response = await client.PostAsync("/ask", content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("This request cannot be read", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ask", "application/x-www-form-urlencoded")]
    [InlineData("/press", "application/x-www-form-urlencoded")]
    [InlineData("/mcp", "application/json")]
    public async Task Megabytes_are_not_read(string path, string type)
    {
        await using var bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, corpus: _articles.Folder);
        await bot.ServesAsync(Cancellation);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream, text/html");
        using var content = new StringContent($"\"q={new string('a', 2 * 1024 * 1024)}\"", System.Text.Encoding.UTF8, type);

        using var response = await http.PostAsync(new Uri(bot.Web, path), content, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    public async ValueTask InitializeAsync() => _articles = await TwoArticles.WriteAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _articles.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<WebRig> StartAsync(int perMinute = 120)
    {
        var asking = new Asking(
            _ =>
            {
                Interlocked.Increment(ref _asked);
                return _answer;
            },
            (_, _) => [],
            TimeProvider.System);
        return WebRig.StartAsync(_articles.Folder, services => services.AddSingleton(asking), new JsonObject { ["Web"] = new JsonObject { ["QuestionsPerMinute"] = perMinute } });
    }

    /// <returns>The id of the turn.</returns>
    private static async Task<string> AskAsync(WebRig site)
    {
        using var asked = await PostAsync(site, "/ask", ("conversation", Conversation), ("q", "who checks passports"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        return asked.Headers.Location?.OriginalString.Split("#t-")[1] ?? "";
    }

    private static Task<HttpResponseMessage> PostAsync(WebRig site, string path, params (string Name, string Value)[] fields) => PostAsync(site, path, "text/html", fields);

    private static async Task<HttpResponseMessage> PostAsync(WebRig site, string path, string accept, params (string Name, string Value)[] fields)
    {
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(path, form, Cancellation);
    }
}
