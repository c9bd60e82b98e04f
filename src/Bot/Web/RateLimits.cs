using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Bot.Web;

/// <summary>How much one address may ask for.</summary>
internal static class RateLimits
{
    /// <summary>The policy of whatever asks the engine.</summary>
    internal const string Asking = "asking";

    internal static void Add(IServiceCollection services, WebOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Asking, context => Partition(context.Connection.RemoteIpAddress ?? IPAddress.None, options.QuestionsPerMinute));
        limiter.OnRejected = async (rejected, cancellation) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await WebSite.Problem($"That was many questions in a short time. Please ask again in {(seconds == 1 ? "1 second" : $"{seconds} seconds")}.", StatusCodes.Status429TooManyRequests)
                .ExecuteAsync(rejected.HttpContext);
        };
    });

    /// <summary>A bucket that fills again evenly.</summary>
    internal static RateLimitPartition<TKey> Partition<TKey>(TKey key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(60.0 / perMinute * Math.Max(1, perMinute / 60)),
        QueueLimit = 0,
    });
}
