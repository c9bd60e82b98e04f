using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Core.Articles;
using Bot.Telemetry;
using Bot.Tests.Models;
using Bot.Tests.Running;
using Bot.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Telemetry;

public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Question = "/?q=When+did+the+harbour+bridge+open%3F";

    private TwoArticles? _articles;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prometheus_reads_what_was_asked_and_how_large_the_corpus_is()
    {
        await using var site = await StartAsync(new JsonObject { ["Prometheus"] = true });
        using var client = site.NewClient();
        await client.GetStringAsync(Question, Cancellation);
        await client.GetStringAsync("/api/v1/ask?q=How+many+whales+live+in+Geneva%3F", Cancellation);

        var page = await client.GetStringAsync("/metrics", Cancellation);

        Assert.Matches("""bot_questions_seconds_count\{[^}]*kind="ask"[^}]*outcome="found"[^}]*platform="web"[^}]*\} [1-9]""", page);
        Assert.Matches("""bot_questions_seconds_count\{[^}]*kind="ask"[^}]*outcome="not found"[^}]*platform="api"[^}]*\} [1-9]""", page);
        Assert.Matches("""bot_corpus_articles\{[^}]*\} [1-9]""", page);
    }

    [Fact]
    public async Task Nothing_is_served_to_prometheus_unless_it_is_set()
    {
        await using var site = await StartAsync([]);
        using var response = await site.GetAsync("/metrics");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trace_goes_from_the_question_to_the_search_and_has_its_words_only_when_that_is_set(bool texts)
    {
        ConcurrentQueue<string> bodies = [];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, Cancellation);
            bodies.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        });
        await collector.StartAsync(Cancellation);

        string conversation;
        await using (var site = await StartAsync(new JsonObject { ["Otlp"] = collector.Urls.First(), ["OtlpProtocol"] = "HttpProtobuf", ["QuestionTexts"] = texts }))
        {
            using var client = site.NewClient();
            var page = await client.GetStringAsync(Question, Cancellation);
            conversation = page.Split("/c/")[1][..32];
            await client.GetStringAsync($"/c/{conversation}", Cancellation);
        }

        var told = string.Concat(bodies);
        Assert.All(["question", "search", "answer", "bot.outcome"], span => Assert.Contains(span, told, StringComparison.Ordinal));
        Assert.Contains("/c/{id}", told, StringComparison.Ordinal);
        Assert.DoesNotContain(conversation, told, StringComparison.Ordinal);
        // As it was typed, and as it stands in an address.
        Assert.Equal(texts, told.Contains("harbour", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_log_has_the_words_of_a_question_only_when_that_is_set(bool texts)
    {
        using var log = new LogLines();
        await using (var site = await StartAsync(new JsonObject { ["QuestionTexts"] = texts }, services => services.AddSingleton<ILoggerProvider>(log)))
        {
            using var answered = await site.GetAsync(Question);
            using var refused = await site.GetAsync("/?q=harbour+" + new string('a', 3_000));
        }

        Assert.Contains(log.All, line => line.Contains("found in", StringComparison.Ordinal));
        Assert.Equal(texts, log.All.Any(line => line.Contains("harbour", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_collector_without_an_address_is_told()
    {
        var settings = ModelRig.Settings(new JsonObject { ["Telemetry"] = new JsonObject { ["Otlp"] = "collector:4317" } });
        Assert.Contains("Otlp is the address of a collector", Assert.Throws<CorpusException>(() => TelemetryOptions.Read(settings)).Message, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => _articles = await TwoArticles.WriteAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _articles?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<WebRig> StartAsync(JsonObject telemetry, Action<IServiceCollection>? replace = null) =>
        WebRig.StartAsync(_articles!.Folder, replace, new JsonObject { ["Telemetry"] = telemetry });
}
