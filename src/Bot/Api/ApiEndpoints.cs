using System.Diagnostics;
using System.Text.Json;
using Bot.Chat;
using Bot.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Bot.Api;

/// <summary>Operations over HTTP.</summary>
internal sealed class ApiEndpoints(ApiCorpus corpus, ApiTags tags, WebOptions web)
{
    private const string Platform = "api";
    private const string Json = "application/json";

    internal static void Map(IEndpointRouteBuilder site, ApiOperation operation)
    {
        // Slashes of a file may stand as they are.
        var path = operation.Path.Replace("{file}", "{**file}", StringComparison.Ordinal);
        string[] methods = operation.TakesBody ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"];
        ApiDescription.Describe(Add(site.MapGet(path, Read)), operation);
        Add(site.MapMethods(path, [HttpMethods.Head], Read)).ExcludeFromDescription();
        if (operation.TakesBody)
            ApiDescription.Describe(Add(site.MapPost(path, (HttpContext context, ApiEndpoints endpoints) => endpoints.PostAsync(context, operation))), operation);
        site.Map(path, (HttpResponse response) =>
        {
            response.Headers.Allow = string.Join(", ", methods);
            return ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, $"This address takes {string.Join(", ", methods)}.");
        }).ExcludeFromDescription();

        Task<IResult> Read(HttpContext context, ApiEndpoints endpoints) => endpoints.GetAsync(context, operation);

        RouteHandlerBuilder Add(RouteHandlerBuilder route) => route.WithMetadata(operation).RequireRateLimiting(ApiHosting.Limit);
    }

    private async Task<IResult> GetAsync(HttpContext context, ApiOperation operation)
    {
        var request = context.Request;
        if (ApiArguments.TryRead(operation.Parameters, request.Query, request.RouteValues, out var arguments) is { } wrong)
            return Refused(wrong);
        var tag = tags.Of(operation, corpus);
        var reply = operation.Run(corpus, new ApiCall(arguments, ApiLinks.Of(web.PublicUrl, request), HttpMethods.IsHead(request.Method)));
        if (reply is not ApiReply.Given given)
            return Refused(reply);
        if (tag is not null && ApiTags.IsKnown(request, tag))
            return NotModified(context, tag);

        var document = (await operation.MakeAsync(given, Platform, context.RequestAborted)).Print();
        tag ??= ApiTags.Of(operation, document);
        if (tag is not null && ApiTags.IsKnown(request, tag))
            return NotModified(context, tag);
        context.Response.GetTypedHeaders().ETag = tag;
        return Results.Bytes(document, Json);
    }

    private async Task<IResult> PostAsync(HttpContext context, ApiOperation operation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MatchesMediaType(Json))
            return ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, ApiProblem.Detail(StatusCodes.Status415UnsupportedMediaType));
        if (await RequestBody.ReadAsync(context) is not { } bytes)
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, ApiProblem.Detail(StatusCodes.Status413PayloadTooLarge));
        using var body = TryParse(bytes);
        if (body is not { RootElement.ValueKind: JsonValueKind.Object })
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $$"""The body is no JSON object, such as {"{{operation.Parameters[0].Name}}": {{operation.Parameters[0].Example.ToJsonString()}}}.""");
        if (ApiArguments.TryRead(operation.Parameters, body.RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)), out var arguments) is { } wrong)
            return Refused(wrong);
        var reply = operation.Run(corpus, new ApiCall(arguments, ApiLinks.Of(web.PublicUrl, context.Request)));
        return reply is ApiReply.Given given ? Results.Bytes((await operation.MakeAsync(given, Platform, context.RequestAborted)).Print(), Json) : Refused(reply);
    }

    private static StatusCodeHttpResult NotModified(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.GetTypedHeaders().ETag = tag;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static IResult Refused(ApiReply reply) => reply switch
    {
        ApiReply.Refused(var reason, var parameter) => ApiProblem.Of(StatusCodes.Status400BadRequest, reason, parameter),
        ApiReply.Missing(var reason, var parameter) => ApiProblem.Of(StatusCodes.Status404NotFound, reason, parameter),
        _ => throw new UnreachableException(),
    };

    private static JsonDocument? TryParse(byte[] bytes)
    {
        try
        {
            // Half a character, which JSON can write, is found only by who reads the text.
            for (var reader = new Utf8JsonReader(bytes); reader.Read();)
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }

            return JsonDocument.Parse(bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
