using System.Net;
using System.Text.Json.Nodes;
using Bot.Api;
using Bot.Core.Articles;
using Bot.Tests.Models;
using Bot.Tests.Running;
using Bot.Tests.Web;

namespace Bot.Tests.Api;

public sealed class ApiKeyTests : IAsyncLifetime
{
    private const string One = "0123456789abcdef-one";
    private const string Two = "0123456789abcdef-two";

    private TwoArticles _articles = null!; // set before each test

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Authorization", $"Bearer {One}", HttpStatusCode.OK)]
    [InlineData("Authorization", $"bearer {Two}", HttpStatusCode.OK)]
    [InlineData("X-Api-Key", Two, HttpStatusCode.OK)]
    [InlineData("Authorization", One, HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer 0123456789abcdef", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "", HttpStatusCode.Unauthorized)]
    [InlineData("X-Other", One, HttpStatusCode.Unauthorized)]
    public async Task Who_has_a_key_is_let_in(string header, string value, HttpStatusCode status)
    {
        await using var site = await StartAsync(new JsonObject { ["Key"] = One, ["Keys"] = new JsonArray(Two) });

        using var response = await GetAsync(site, "/api/v1/ask?q=what", header, value);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/ask?q=what")]
    [InlineData("/api/v1/articles/bridge.md")]
    [InlineData("/api/v1/versions")]
    [InlineData("/mcp")]
    public async Task Who_has_none_is_told_how_to_send_one(string path)
    {
        await using var site = await StartAsync(new JsonObject { ["Key"] = One });

        using var response = await site.GetAsync(path);

        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        await ApiProblemTests.ReadAsync(response, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1/openapi.json")]
    public async Task What_the_api_is_is_no_secret(string path)
    {
        await using var site = await StartAsync(new JsonObject { ["Key"] = One });

        using var response = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(One, await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_key_has_a_limit_of_its_own()
    {
        await using var site = await StartAsync(new JsonObject { ["Keys"] = $"{One}, {Two}", ["RequestsPerMinute"] = 1 });

        using var first = await GetAsync(site, "/api/v1/versions", "X-Api-Key", One);
        using var second = await GetAsync(site, "/api/v1/versions", "X-Api-Key", One);
        using var other = await GetAsync(site, "/api/v1/versions", "X-Api-Key", Two);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], new[] { first, second, other }.Select(response => response.StatusCode));
    }

    [Theory]
    [InlineData("Key", "short", "a key has at least 16 letters, digits and signs, without blanks")]
    [InlineData("Keys", "0123456789abcdef 0123456789abcdef", "a key has at least 16 letters, digits and signs, without blanks")]
    [InlineData("Origins", "https://example.org/path", "Origins are addresses without a path")]
    [InlineData("RequestsPerMinute", "0", "RequestsPerMinute is from 1 to 1,000,000; 0 is not.")]
    [InlineData("RequestsPerMinute", "many", "")]
    public void A_wrong_setting_is_told_without_the_key(string name, string value, string sentence)
    {
        var told = Assert.Throws<CorpusException>(() => ApiOptions.Read(ModelRig.Settings(new JsonObject { ["Api"] = new JsonObject { [name] = value } }))).Message;

        Assert.Contains("section Api", told, StringComparison.Ordinal);
        Assert.Contains(sentence, told, StringComparison.Ordinal);
        Assert.False(name.StartsWith("Key", StringComparison.Ordinal) && told.Contains(value, StringComparison.Ordinal), told);
    }

    [Fact]
    public async Task The_doctor_finds_a_wrong_setting_of_the_api()
    {
        var folder = Directory.CreateTempSubdirectory("bot-doctor-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), """{"Api": {"Key": "short"}}""", Cancellation);

            var run = await CommandLineRun.OfAsync(["doctor", "--corpus", Path.Combine(Checkout.Folder, "seeds")], folder: folder.FullName);

            Assert.Contains("FAIL  appsettings.json or environment, section Api: a key has at least 16", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("https://intranet.example.org", "https://intranet.example.org")]
    [InlineData("https://other.example.org", null)]
    public async Task Pages_of_named_origins_may_ask_from_a_browser(string origin, string? allowed)
    {
        await using var site = await StartAsync(new JsonObject { ["Key"] = One, ["Origins"] = new JsonArray("https://intranet.example.org") });
        using var client = site.NewClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/ask");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");

        using var response = await client.SendAsync(preflight, Cancellation);

        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : null);
    }

    [Fact]
    public async Task No_page_elsewhere_may_ask_unless_it_is_named()
    {
        await using var site = await StartAsync([]);

        using var response = await GetAsync(site, "/api/v1/versions", "Origin", "https://intranet.example.org");

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    public async ValueTask InitializeAsync() => _articles = await TwoArticles.WriteAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _articles.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<WebRig> StartAsync(JsonObject api) => WebRig.StartAsync(_articles.Folder, settings: new JsonObject { ["Api"] = api });

    private static async Task<HttpResponseMessage> GetAsync(WebRig site, string path, string header, string value)
    {
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request, Cancellation);
    }
}
