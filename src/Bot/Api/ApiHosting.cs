using System.Globalization;
using System.Threading.RateLimiting;
using Bot.Answers;
using Bot.Core;
using Bot.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace Bot.Api;

/// <summary>Puts together what programs and assistants ask.</summary>
internal static class ApiHosting
{
    /// <summary>The page for people.</summary>
    internal const string Page = "/api";

    /// <summary>The OpenAPI document.</summary>
    internal const string Document = $"{ApiOperation.Root}/openapi.json";

    internal const string Mcp = "/mcp";

    /// <summary>The policy of the rate limiter.</summary>
    internal const string Limit = "api";

    internal static void Add(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiGuard>();
        services.AddSingleton<ApiTags>();
        services.AddSingleton<ApiEndpoints>();
        services.AddSingleton(provider => new ApiCorpus(
            provider.GetRequiredService<Corpus>(), provider.GetRequiredService<Asking>(), provider.GetRequiredService<WebScope>().Filter));
        services.Configure<RateLimiterOptions>(limiter =>
        {
            limiter.AddPolicy(Limit, context => RateLimits.Partition(ApiKeys.Caller(context), options.RequestsPerMinute));
            var ofPages = limiter.OnRejected;
            limiter.OnRejected = (rejected, cancellation) => IsOurs(rejected.HttpContext) ? TooManyAsync(rejected) : ofPages?.Invoke(rejected, cancellation) ?? ValueTask.CompletedTask;
        });
        if (options.Origins.Count > 0)
            services.AddCors();
        ApiDescription.Add(services, options);
        McpHosting.Add(services);
    }

    /// <summary>Between routing and rate limits.</summary>
    internal static void Use(WebApplication site)
    {
        var (guard, options) = (site.Services.GetRequiredService<ApiGuard>(), site.Services.GetRequiredService<ApiOptions>());
        site.UseWhen(IsOurs, ours =>
        {
            if (options.Origins.Count > 0)
            {
                ours.UseCors(policy => policy.WithOrigins([.. options.Origins]).WithMethods("GET", "HEAD", "POST").WithHeaders("Authorization", ApiKeys.Header, "Content-Type", "If-None-Match", "Mcp-Protocol-Version", "Mcp-Method", "Mcp-Name")
                    .WithExposedHeaders("ETag", "Retry-After", "WWW-Authenticate"));
            }

            ours.Use(guard.RunAsync);
        });
    }

    internal static void Map(IEndpointRouteBuilder site)
    {
        foreach (var operation in ApiOperations.All)
            ApiEndpoints.Map(site, operation);
        site.MapOpenApi(Document).ExcludeFromDescription().RequireRateLimiting(Limit); // it is drawn anew each time
        site.MapMethods(Page, WebSite.Reading, () => new RazorComponentResult<ApiPage>()).ExcludeFromDescription();
        site.MapFallback($"{Page}/{{**path}}", () => ApiProblem.Of(StatusCodes.Status404NotFound, ApiProblem.Detail(StatusCodes.Status404NotFound)));
        McpHosting.Map(site);
    }

    internal static bool IsMcp(HttpContext context) => context.Request.Path.StartsWithSegments(Mcp, StringComparison.OrdinalIgnoreCase);

    private static bool IsOurs(HttpContext context) => IsMcp(context) || context.Request.Path.StartsWithSegments(Page, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask TooManyAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"That was many requests in a short time. Please ask again in {(seconds == 1 ? "1 second" : $"{seconds} seconds")}.").ExecuteAsync(rejected.HttpContext);
    }
}
