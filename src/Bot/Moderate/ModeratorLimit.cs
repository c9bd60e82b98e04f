using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Bot.Web;
using Microsoft.AspNetCore.RateLimiting;

namespace Bot.Moderate;

/// <summary>How often one address may come to a door of the moderators.</summary>
/// <param name="what">"That were many tries to sign in."</param>
internal sealed class ModeratorLimit(int perMinute, string what) : IRateLimiterPolicy<IPAddress>
{
    internal const string SigningIn = "signing in";
    internal const string Moderating = "moderating";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => async (rejected, _) =>
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await WebSite.Problem($"{what} Please wait {(seconds == "1" ? "1 second" : $"{seconds} seconds")}.", StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
    };

    internal static void Add(IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(SigningIn, new ModeratorLimit(5, "Those were many tries to sign in."));
        limiter.AddPolicy(Moderating, new ModeratorLimit(120, "That was much in a short time."));
    });

    public RateLimitPartition<IPAddress> GetPartition(HttpContext httpContext) => RateLimits.Partition(RateLimits.AskerOf(httpContext), perMinute);
}
