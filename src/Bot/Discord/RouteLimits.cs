using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace Bot.Discord;

/// <summary>
/// When a request may go: https://discord.com/developers/docs/topics/rate-limits. The limits of a route are learned from the headers of its
/// answers, and requests that share a limit go one after the other. Interactions have limits of their own and are not held back.
/// </summary>
internal sealed class RouteLimits(int requestsPerSecond, TimeProvider time)
{
    /// <summary>More channels than these are forgotten and learned anew.</summary>
    private const int MostRemembered = 10_000;

    /// <summary>A second, and some of the way: what is sent later may arrive sooner.</summary>
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1_050);

    /// <summary>Discord tells milliseconds, rounded.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan LongestReset = TimeSpan.FromDays(1);

    // Moments are counted from here, since a clock may be set.
    private readonly long _start = time.GetTimestamp();
    private readonly ConcurrentDictionary<string, string> _buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RouteLimit> _limits = new(StringComparer.Ordinal);
    private readonly Lock _pace = new();
    private readonly Queue<TimeSpan> _sent = new();
    private TimeSpan _globalReset;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Waits for the turn of the request; disposing what it returns lets the next one go.</summary>
    internal async Task<IDisposable> EnterAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        if (request.IsOfInteraction)
            return Turn.Free;

        var limit = await TurnAsync(request, cancellationToken);
        try
        {
            if (limit.Remaining == 0)
                await WaitUntilAsync(limit.Reset, cancellationToken);
            while (NextSecond() is { } later)
                await WaitUntilAsync(later, cancellationToken);
            return new Turn(limit.Turn);
        }
        catch
        {
            limit.Turn.Release();
            throw;
        }
    }

    internal void Learn(DiscordRequest request, HttpResponseHeaders headers)
    {
        if (request.IsOfInteraction)
            return;

        if (Value(headers, "X-RateLimit-Bucket") is { } bucket)
            _buckets[request.Route] = bucket;
        if (!int.TryParse(Value(headers, "X-RateLimit-Remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var remaining)
            || !double.TryParse(Value(headers, "X-RateLimit-Reset-After"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || seconds > LongestReset.TotalSeconds)
            return;
        LimitOf(request).Set(remaining, Now + TimeSpan.FromSeconds(seconds) + Rounding);
    }

    internal void Refused(DiscordRequest request, TimeSpan wait, bool isGlobal)
    {
        var reset = Now + wait + Rounding;
        if (isGlobal)
        {
            lock (_pace)
                _globalReset = reset;
        }
        else if (!request.IsOfInteraction)
        {
            LimitOf(request).Set(remaining: 0, reset);
        }
    }

    /// <summary>The first answer may tell that a route shares the limit of another one: who stood in line for its own stands in line again.</summary>
    private async Task<RouteLimit> TurnAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var limit = LimitOf(request);
            await limit.Turn.WaitAsync(cancellationToken);
            if (LimitOf(request) == limit)
                return limit;
            limit.Turn.Release();
        }
    }

    private RouteLimit LimitOf(DiscordRequest request)
    {
        if (_limits.Count > MostRemembered)
            _limits.Clear();
        var ofRoute = $"{request.Route} {request.Major}";
        // What is known of the route stays true when it turns out to share a bucket.
        return _buckets.TryGetValue(request.Route, out var bucket)
            ? _limits.GetOrAdd($"{bucket} {request.Major}", _ => _limits.GetValueOrDefault(ofRoute) ?? new RouteLimit())
            : _limits.GetOrAdd(ofRoute, _ => new RouteLimit());
    }

    /// <summary>Null when the request may go now, and is counted.</summary>
    private TimeSpan? NextSecond()
    {
        lock (_pace)
        {
            var now = Now;
            if (now < _globalReset)
                return _globalReset;
            while (_sent.TryPeek(out var first) && now - first >= Second)
                _sent.Dequeue();
            if (_sent.Count >= requestsPerSecond)
                return _sent.Peek() + Second;
            _sent.Enqueue(now);
            return null;
        }
    }

    private async Task WaitUntilAsync(TimeSpan moment, CancellationToken cancellationToken)
    {
        if (moment - Now is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private sealed class RouteLimit
    {
        internal SemaphoreSlim Turn { get; } = new(1);

        internal int Remaining { get; private set; } = 1;

        internal TimeSpan Reset { get; private set; }

        internal void Set(int remaining, TimeSpan reset) => (Remaining, Reset) = (remaining, reset);
    }

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        internal static readonly Turn Free = new(turn: null);

        public void Dispose() => turn?.Release();
    }
}
