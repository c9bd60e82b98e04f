using System.Threading.RateLimiting;

namespace Bot.Chat;

/// <summary>So many questions a minute of one person and of one channel; who asks more is told when to come back.</summary>
internal sealed class ChatLimits(ChatOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<ChatCall> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<ChatCall, string>(call => Partition($"{call.Place.Platform} {call.User.Id}", options.UserQuestionsPerMinute)),
        PartitionedRateLimiter.Create<ChatCall, string>(call => Partition($"{call.Place.Platform} {call.Place.Channel}", options.ChannelQuestionsPerMinute)));

    /// <summary>Null when it may be asked; else the sentence that says when.</summary>
    internal string? Refuse(ChatCall call)
    {
        using var lease = _limiter.AttemptAcquire(call);
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return $"That was many questions in a short time. Please ask again in {(seconds == 1 ? "1 second" : $"{seconds} seconds")}.";
    }

    public void Dispose() => _limiter.Dispose();

    // A bucket that fills again evenly: who is refused waits some seconds, not the rest of a minute.
    private static RateLimitPartition<string> Partition(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(60.0 / perMinute * Math.Max(1, perMinute / 60)),
        QueueLimit = 0,
    });
}
