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

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, string> _buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RouteLimit> _limits = new(StringComparer.Ordinal);
    private readonly Lock _pace = new();
    private DateTimeOffset _second;
    private int _sentThisSecond;
    private DateTimeOffset _globalReset;

    /// <summary>Waits for the turn of the request; disposing what it returns lets the next one go.</summary>
    internal async Task<IDisposable> EnterAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        if (request.IsOfInteraction)
            return Turn.Free;

        var limit = LimitOf(request);
        await limit.Turn.WaitAsync(cancellationToken);
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
            || !double.TryParse(Value(headers, "X-RateLimit-Reset-After"), CultureInfo.InvariantCulture, out var seconds))
            return;
        var limit = LimitOf(request);
        limit.Remaining = remaining;
        limit.Reset = time.GetUtcNow() + TimeSpan.FromSeconds(seconds);
    }

    internal void Refused(DiscordRequest request, TimeSpan wait, bool isGlobal)
    {
        var reset = time.GetUtcNow() + wait;
        if (isGlobal)
        {
            lock (_pace)
                _globalReset = reset;
        }
        else if (!request.IsOfInteraction)
        {
            var limit = LimitOf(request);
            limit.Remaining = 0;
            limit.Reset = reset;
        }
    }

    private RouteLimit LimitOf(DiscordRequest request)
    {
        if (_limits.Count > MostRemembered)
            _limits.Clear();
        return _limits.GetOrAdd($"{_buckets.GetValueOrDefault(request.Route, request.Route)} {request.Major}", _ => new RouteLimit());
    }

    /// <summary>Null when the request may go now, and is counted.</summary>
    private DateTimeOffset? NextSecond()
    {
        lock (_pace)
        {
            var now = time.GetUtcNow();
            if (now < _globalReset)
                return _globalReset;
            if (now - _second >= Second)
                (_second, _sentThisSecond) = (now, 0);
            if (_sentThisSecond >= requestsPerSecond)
                return _second + Second;
            _sentThisSecond++;
            return null;
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        if (moment - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private sealed class RouteLimit
    {
        internal SemaphoreSlim Turn { get; } = new(1);

        internal int Remaining { get; set; } = 1;

        internal DateTimeOffset Reset { get; set; }
    }

    private sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        internal static readonly Turn Free = new(turn: null);

        public void Dispose() => turn?.Release();
    }
}
