using System.Net;
using Bot.Web;

namespace Bot.Api;

/// <summary>What stands before the API and the MCP server: who is let in, and that whatever fails is told as programs read it.</summary>
internal sealed partial class ApiGuard(ApiKeys keys, ApiOptions options, WebOptions web, IConfiguration settings, ILogger<ApiGuard> logger)
{
    /// <summary>Names that nobody can have lead here but by the settings.</summary>
    private readonly HashSet<string> _hosts = new(
        [.. (settings["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), .. web.PublicUrl is { } url ? new[] { url.Host } : [], "localhost"],
        StringComparer.OrdinalIgnoreCase);

    internal async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (Refusal(context) is { } refusal)
                await refusal.ExecuteAsync(context);
            else
                await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } response)
                await ApiProblem.Of(response.StatusCode, ApiProblem.Detail(response.StatusCode)).ExecuteAsync(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await ApiProblem.Of(exception.StatusCode, ApiProblem.Detail(exception.StatusCode)).ExecuteAsync(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(context.Request.Path, exception);
            await ApiProblem.Of(StatusCodes.Status500InternalServerError, ApiProblem.WentWrong).ExecuteAsync(context);
        }
    }

    private IResult? Refusal(HttpContext context)
    {
        if (ApiHosting.IsMcp(context) && !IsOfHere(context.Request))
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "This address may not be asked from there: name it in Web:PublicUrl, AllowedHosts or Api:Origins.");
        // What the API is, is no secret.
        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() is null && !ApiHosting.IsMcp(context);
        return isOpen || keys.LetsIn(context) ? null : ApiKeys.Refuse(context);
    }

    /// <summary>A page elsewhere whose name was made to lead here has that name as host and origin.</summary>
    private bool IsOfHere(HttpRequest request)
    {
        if (!IsKnown(request.Host.Host))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || options.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && (from.Authority == request.Host.Value || from.Authority == web.PublicUrl?.Authority));
    }

    private bool IsKnown(string host) => _hosts.Contains(host) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    [LoggerMessage(LogLevel.Error, "The request {Path} failed")]
    private partial void LogFailed(string path, Exception exception);
}
