using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Bot.Chat;

/// <summary>So many questions a minute of one person and of one channel, its threads included; who asks more is told when to come back.</summary>
internal sealed class ChatLimits(ChatOptions options, TimeProvider time) : IDisposable
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan ToldFor = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<ChatCall> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<ChatCall, string>(call => Partition(PersonOf(call), options.UserQuestionsPerMinute)),
        PartitionedRateLimiter.Create<ChatCall, string>(call => Partition($"{call.Place.Platform} {call.Place.Parent ?? call.Place.Channel}", options.ChannelQuestionsPerMinute)));

    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    /// <summary>Null when it may be asked; else the sentence that says when.</summary>
    /// <param name="wasTold">The same person was told a moment ago.</param>
    internal string? Refuse(ChatCall call, out bool wasTold)
    {
        wasTold = false;
        using var lease = _limiter.AttemptAcquire(call);
        if (lease.IsAcquired)
            return null;

        var now = time.GetUtcNow();
        wasTold = _told.TryGetValue(PersonOf(call), out var last) && now - last < ToldFor;
        if (!wasTold)
        {
            if (_told.Count > MostRemembered)
                _told.Clear();
            _told[PersonOf(call)] = now;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return $"That was many questions in a short time. Please ask again in {(seconds == 1 ? "1 second" : $"{seconds} seconds")}.";
    }

    public void Dispose() => _limiter.Dispose();

    private static string PersonOf(ChatCall call) => $"{call.Place.Platform} {call.User.Id}";

    // A bucket that fills again evenly: who is refused waits some seconds, not the rest of a minute.
    private static RateLimitPartition<string> Partition(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(60.0 / perMinute * Math.Max(1, perMinute / 60)),
        QueueLimit = 0,
    });
}
