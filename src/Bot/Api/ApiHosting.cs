using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Web;

namespace Bot.Api;

/// <summary>What programs ask.</summary>
internal static class ApiHosting
{
    internal static void Add(IServiceCollection services)
    {
    }

    internal static void Map(IEndpointRouteBuilder site) =>
        site.MapMethods("/api/v1/ask", WebSite.Reading, async (string? q, string? explain, string? publisher, string? from, string? to, WebCorpus corpus, HttpRequest request, CancellationToken cancellation) => TypedFilter.Read(publisher, from, to, ArticleFilter.Everything) switch
        {
            TypedFilter.Meant(var filter) => Answered(await AskAsync(corpus.Asking, request, q ?? "", bool.TryParse(explain, out var why) && why, filter, cancellation)),
            TypedFilter.Wrong(var reason) => Refused(reason),
            _ => throw new UnreachableException(),
        }).RequireRateLimiting(RateLimits.Asking);

    // Who asks for the head alone reads no words of a model, so none is paid for them.
    private static Task<Asked> AskAsync(Asking asking, HttpRequest request, string text, bool explain, ArticleFilter? filter, CancellationToken cancellationToken) => HttpMethods.IsHead(request.Method)
        ? Task.FromResult(asking.Ask(text, [], explain, filter))
        : asking.AskAsync(WebChat.Platform, text, [], explain, filter, cancellationToken);

    private static IResult Answered(Asked asked) => asked switch
    {
        Asked.Answered answered => Json(AnswerJson.Print(AnswerDocument.Of(answered)), 200),
        Asked.Refused(var reason) => Refused(reason),
        _ => throw new UnreachableException(),
    };

    private static IResult Refused(string reason) => Json(JsonSerializer.Serialize(new ErrorDocument(reason), ApiJson.Default.ErrorDocument), 400);

    private static IResult Json(string document, int status) => Results.Text(document, "application/json; charset=utf-8", statusCode: status);
}

internal sealed record ErrorDocument(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class ApiJson : JsonSerializerContext;
