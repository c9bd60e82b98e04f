using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Buckets by route and top-level id, and the global limit (topics/rate-limits).</summary>
internal sealed class RateLimits(DiscordServer server)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(100);
    private static readonly RateLimit Usual = new(5, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, RateLimit> Defaults = new()
    {
        ["GET /channels/{channel}/messages/{message}"] = new(50, TimeSpan.FromSeconds(1)),
        ["GET /users/@me"] = new(50, TimeSpan.FromSeconds(1)),
        ["POST /channels/{channel}/messages"] = new(5, TimeSpan.FromSeconds(5)),
        ["PATCH /channels/{channel}/messages/{message}"] = new(5, TimeSpan.FromSeconds(5)),
        ["POST /channels/{channel}/typing"] = new(5, TimeSpan.FromSeconds(5)),
        ["POST /webhooks/{app}/{token}"] = new(5, TimeSpan.FromSeconds(2)),
        ["PATCH /webhooks/{app}/{token}/messages/{message}"] = new(5, TimeSpan.FromSeconds(2)),
    };

    private readonly Dictionary<string, (int Used, DateTimeOffset Reset)> _buckets = [];
    private readonly Dictionary<string, (DateTimeOffset Told, DateTimeOffset Until)> _refused = [];
    private (int Used, DateTimeOffset Reset) _global;

    /// <summary>Answers of 429 that nobody had ordered.</summary>
    internal int Exceeded { get; private set; }

    /// <summary>Null when the request may go on; its headers are set either way.</summary>
    internal RestReply? Take(HttpContext context, string route, string key, bool isInteraction)
    {
        lock (server.Gate)
        {
            CheckPatience(route, key);
            if (!isInteraction && CountGlobal() is { } wait)
                return Refuse(context, wait, isGlobal: true, "global");
            if (route.EndsWith("/callback", StringComparison.Ordinal))
                return null;
            var limit = server.Settings.Limits.GetValueOrDefault(route) ?? Defaults.GetValueOrDefault(route) ?? Usual;
            var bucket = _buckets.GetValueOrDefault(key);
            if (bucket.Reset <= server.Now)
                bucket = (0, server.Now + limit.Window);
            var isOver = bucket.Used >= limit.Count;
            if (!isOver)
                bucket.Used++;
            _buckets[key] = bucket;
            var after = bucket.Reset - server.Now;
            var headers = context.Response.Headers;
            headers["X-RateLimit-Limit"] = Told(limit.Count);
            headers["X-RateLimit-Remaining"] = Told(limit.Count - bucket.Used);
            headers["X-RateLimit-Reset"] = Told(bucket.Reset.ToUnixTimeMilliseconds() / 1000.0);
            headers["X-RateLimit-Reset-After"] = Told(after.TotalSeconds);
            headers["X-RateLimit-Bucket"] = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(route)));
            if (!isOver)
                return null;
            Exceeded++;
            Remember(key, after);
            return Refuse(context, after, isGlobal: false, "user");
        }
    }

    /// <summary>Notes that a client was told to wait.</summary>
    internal void Remember(string key, TimeSpan wait)
    {
        lock (server.Gate)
            _refused[key] = (server.Now, server.Now + wait);
    }

    internal static RestReply Refuse(HttpContext context, TimeSpan wait, bool isGlobal, string scope)
    {
        var headers = context.Response.Headers;
        headers["X-RateLimit-Scope"] = scope;
        if (isGlobal)
            headers["X-RateLimit-Global"] = "true";
        headers.RetryAfter = Told(Math.Ceiling(wait.TotalSeconds));
        return new RestReply(429, new JsonObject
        {
            ["message"] = "You are being rate limited.",
            ["retry_after"] = Math.Round(wait.TotalSeconds, 3),
            ["global"] = isGlobal,
        });
    }

    /// <summary>What was under way when the client was told to wait is not its fault, what comes a while later is.</summary>
    private void CheckPatience(string route, string key)
    {
        if (!_refused.TryGetValue(key, out var refused))
            return;
        if (server.Now >= refused.Until - Tolerance)
            _refused.Remove(key);
        else if (server.Now - refused.Told > UnderWay)
            server.Breach($"{route}: sent {(refused.Until - server.Now).TotalSeconds:0.###} s before retry_after was over");
    }

    private TimeSpan? CountGlobal()
    {
        if (_global.Reset <= server.Now)
            _global = (0, server.Now + TimeSpan.FromSeconds(1));
        if (_global.Used < server.Settings.GlobalLimit)
        {
            _global.Used++;
            return null;
        }

        Exceeded++;
        return _global.Reset - server.Now;
    }

    private static string Told(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
