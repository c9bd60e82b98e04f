using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Chat;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Web;

/// <summary>The routes: question page, article reader, API, health.</summary>
internal static class WebSite
{
    // A question of 10,000 characters must reach the page that says it is too long: percent-encoded it has up to 90,000.
    // Link previews and watchdogs ask for the head alone.
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Nobody is known by name here, so all who ask share one budget of the models.</summary>
    private const string Asker = "web";

    private const int MaxRequestLine = 128 * 1024;

    // Nothing is scripted, and nothing is loaded from elsewhere.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="open">Of what the host has.</param>
    internal static WebApplication Build(WebApplicationBuilder builder, Func<IServiceProvider, WebCorpus> open)
    {
        // A port that is taken is told in one sentence by the command; the host would print the stack trace too.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // It would log addresses, and these hold the questions.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        });

        var site = builder.Build();
        var corpus = open(site.Services);
        site.Use(AddSecurityHeaders);
        site.UseExceptionHandler(failed => failed.Run(context =>
            Page(Pages.Problem("Something went wrong on our side. Please try again."), 500).ExecuteAsync(context)));

        var style = Style();
        site.MapMethods("/style.css", Reading, () => Results.Text(style, "text/css"));
        site.MapMethods("/", Reading, async (string? q, HttpRequest request, CancellationToken cancellation) => q is null
            ? Page(AskPage.Empty(corpus.State()))
            : Page(AskPage.Of(q, await AskAsync(corpus.Asking, request, q, explain: false, filter: null, cancellation), corpus.State()), Asking.Refuse(q) is null ? 200 : 400));
        site.MapMethods("/a/{**file}", Reading, (string file, string? v, string? s) => corpus.Read(file, v) is { } read
            ? Page(ArticlePage.Of(read, SpanLink.TryParse(s)))
            : Page(Pages.Problem($"There is no article {file} in the corpus. It may have been removed or renamed."), 404));
        site.MapMethods("/api/v1/ask", Reading, async (string? q, string? explain, string? publisher, string? from, string? to, HttpRequest request, CancellationToken cancellation) => TypedFilter.Read(publisher, from, to, ArticleFilter.Everything) switch
        {
            TypedFilter.Meant(var filter) => Answered(await AskAsync(corpus.Asking, request, q ?? "", bool.TryParse(explain, out var why) && why, filter, cancellation)),
            TypedFilter.Wrong(var reason) => Refused(reason),
            _ => throw new UnreachableException(),
        });
        site.MapMethods("/health", Reading, () => Json(
            JsonSerializer.Serialize(HealthDocument.Of(corpus.State(), site.Services.GetServices<ConnectorHealth>(), corpus.Asking.Models.Health), WebJson.Default.HealthDocument), 200));
        site.MapFallback(() => Page(Pages.Problem("There is no such page."), 404));
        return site;
    }

    private static Task AddSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return next(context);
    }

    private static IResult Page(Html page, int status = 200) =>
        Results.Text(page.Markup, "text/html; charset=utf-8", statusCode: status);

    private static IResult Json(string document, int status) =>
        Results.Text(document, "application/json; charset=utf-8", statusCode: status);

    // Who asks for the head alone reads no words of a model, so none is paid for them.
    private static Task<Asked> AskAsync(Asking asking, HttpRequest request, string text, bool explain, ArticleFilter? filter, CancellationToken cancellationToken) => HttpMethods.IsHead(request.Method)
        ? Task.FromResult(asking.Ask(text, [], explain, filter))
        : asking.AskAsync(Asker, text, [], explain, filter, cancellationToken);

    private static IResult Answered(Asked asked) => asked switch
    {
        Asked.Answered answered => Json(AnswerJson.Print(AnswerDocument.Of(answered)), 200),
        Asked.Refused(var reason) => Refused(reason),
        _ => throw new UnreachableException(),
    };

    private static IResult Refused(string reason) => Json(JsonSerializer.Serialize(new ErrorDocument(reason), WebJson.Default.ErrorDocument), 400);

    private static string Style()
    {
        using var stream = typeof(WebSite).Assembly.GetManifestResourceStream("style.css")
            ?? throw new InvalidOperationException("style.css is not embedded in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

internal sealed record ErrorDocument(string Error);

/// <param name="Status">"ok", or "degraded" when a chat is not connected.</param>
/// <param name="Connectors">The state of each chat that is switched on, by its name.</param>
internal sealed record HealthDocument(string Status, CorpusDocument Corpus, IReadOnlyDictionary<string, string> Connectors)
{
    /// <summary>How it goes with the language model; absent where none is set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelHealthDocument? Model { get; init; }

    internal static HealthDocument Of(CorpusState corpus, IEnumerable<ConnectorHealth> connectors, ModelHealth model)
    {
        var states = connectors.ToDictionary(connector => connector.Name, connector => connector.State, StringComparer.Ordinal);
        return new HealthDocument(states.Values.All(state => state == ConnectorHealth.Up) ? "ok" : "degraded", CorpusDocument.Of(corpus), states)
        {
            Model = model.Model is null ? null : ModelHealthDocument.Of(model.Model, model),
        };
    }
}

/// <param name="LastFailure">Of those since the last success.</param>
/// <param name="Stopped">Sentences that the guard stopped, by the reason.</param>
internal sealed record ModelHealthDocument(string Name, DateTimeOffset? LastSuccess, long FailuresSince, string? LastFailure, long SentencesPassed, IReadOnlyDictionary<string, long> Stopped)
{
    internal static ModelHealthDocument Of(string name, ModelHealth health) => new(
        PlainText.OneLine(name), health.LastSuccess, health.FailuresSince, health.LastFailure?.ToString(), health.SentencesPassed,
        health.Stopped.ToDictionary(stopped => JsonNamingPolicy.CamelCase.ConvertName(stopped.Key.ToString()), stopped => stopped.Value, StringComparer.Ordinal));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(HealthDocument))]
internal sealed partial class WebJson : JsonSerializerContext;
