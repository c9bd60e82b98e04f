namespace Bot.Slack;

/// <summary>
/// When a call may go: https://docs.slack.dev/apis/web-api/rate-limits. Slack's limits are soft and their numbers are not told, so nothing is held
/// back before it refuses a call; then the method pauses as long as it says, and the channel is posted to once a second for a while.
/// </summary>
internal sealed class SlackPace(TimeProvider time)
{
    /// <summary>Longer, nobody waits for the answer.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>More channels than these are forgotten and learned anew.</summary>
    private const int MostRemembered = 10_000;

    /// <summary>A second, and some of the way: what is sent later may arrive sooner.</summary>
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromMilliseconds(1_050);

    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(5);

    /// <summary>For so long after a refusal short bursts are not tried again.</summary>
    private static readonly TimeSpan Caution = TimeSpan.FromMinutes(1);

    // Moments are counted from here, since a clock may be set.
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _turn = new();
    private readonly Dictionary<string, TimeSpan> _paused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlowChannel> _slow = new(StringComparer.Ordinal);

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <exception cref="SlackException">It would take too long.</exception>
    internal async Task EnterAsync(SlackRequest request, CancellationToken cancellationToken)
    {
        while (Next(request) is { } moment)
        {
            var wait = moment - Now;
            if (wait > LongestWait)
                throw new SlackException(SlackException.RateLimited, $"{request.Method}: not sent, since Slack asked for a pause that lasts longer than an answer is of use.") { Method = request.Method };
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
        }
    }

    internal void Refused(SlackRequest request, TimeSpan wait)
    {
        lock (_turn)
        {
            var moment = Now + wait + Rounding;
            _paused[request.Method] = _paused.TryGetValue(request.Method, out var other) && other > moment ? other : moment;
            if (request.Channel is not { } channel)
                return;
            if (_slow.Count > MostRemembered)
                _slow.Clear();
            _slow[channel] = new SlowChannel(moment, moment + Caution);
        }
    }

    /// <summary>Null when the request may go now, and is counted.</summary>
    private TimeSpan? Next(SlackRequest request)
    {
        lock (_turn)
        {
            var now = Now;
            if (_paused.TryGetValue(request.Method, out var paused) && paused > now)
                return paused;
            if (request.Channel is not { } channel || !_slow.TryGetValue(channel, out var slow))
                return null;
            if (slow.Next > now)
                return slow.Next;
            if (slow.Until > now)
                _slow[channel] = slow with { Next = now + BetweenPosts };
            else
                _slow.Remove(channel);
            return null;
        }
    }

    private sealed record SlowChannel(TimeSpan Next, TimeSpan Until);
}
