using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Bot.Web;

/// <summary>How much one address may ask for.</summary>
internal static class RateLimits
{
    /// <summary>The policy of whatever asks the engine.</summary>
    internal const string Asking = "asking";

    /// <summary>The policy of articles, so that who opens many can still ask.</summary>
    internal const string Opening = "opening";

    private const int IPv6Bytes = 16;

    /// <summary>RFC 6177: nobody gets less than a network of 64 bits.</summary>
    private const int SubscriberBytes = 8;

    internal static void Add(IServiceCollection services, WebOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Opening, context => Partition(AskerOf(context), options.QuestionsPerMinute));
        limiter.AddPolicy(Asking, context => Partition(AskerOf(context), options.QuestionsPerMinute));
        limiter.OnRejected = async (rejected, cancellation) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await WebSite.Problem($"That was many questions in a short time. Please ask again in {(seconds == 1 ? "1 second" : $"{seconds} seconds")}.", StatusCodes.Status429TooManyRequests)
                .ExecuteAsync(rejected.HttpContext);
        };
    });

    /// <summary>The address that asks; of IPv6 its network, of which one subscriber has all addresses.</summary>
    internal static IPAddress AskerOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes().AsSpan(0, SubscriberBytes), .. new byte[IPv6Bytes - SubscriberBytes]]),
        var address => address,
    };

    /// <summary>A bucket that fills again evenly.</summary>
    internal static RateLimitPartition<TKey> Partition<TKey>(TKey key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(60.0 / perMinute * Math.Max(1, perMinute / 60)),
        QueueLimit = 0,
    });
}
