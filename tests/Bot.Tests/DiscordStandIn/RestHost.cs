using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

/// <summary>The way of every request: headers, faults, authorization, limits, then the route itself.</summary>
internal sealed partial class RestHost(DiscordServer server)
{
    internal const string Prefix = "/api/v10";

    private readonly List<(string Route, Fault Fault, int Times)> _faults = [];
    private readonly List<(string Kind, JsonNode Body)> _bodies = [];
    private readonly List<string> _requests = [];

    internal RateLimits Limits { get; } = new(server);

    internal int Unauthorized { get; private set; }

    /// <summary>What the bot has sent, by the kinds that DiscordSpec knows.</summary>
    internal IReadOnlyList<(string Kind, JsonNode Body)> Bodies
    {
        get
        {
            lock (server.Gate)
                return [.. _bodies];
        }
    }

    /// <summary>The routes that were asked, with the answered status, in order: "POST /channels/{channel}/messages 200".</summary>
    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (server.Gate)
                return [.. _requests];
        }
    }

    /// <summary>The next requests of a route, written as "POST /channels/{channel}/messages", go wrong; "*" is any route.</summary>
    internal void FailNext(string route, Fault fault, int times = 1)
    {
        lock (server.Gate)
            _faults.Add((route, fault, times));
    }

    internal void Map(WebApplication site, string method, string template, Func<RestCall, RestReply> handle, string? kind = null)
    {
        var route = $"{method} {template}";
        site.MapMethods(Prefix + template, [method], context => HandleAsync(context, route, handle, kind));
    }

    internal async Task RefuseUnknownAsync(HttpContext context)
    {
        server.Breach($"{context.Request.Method} {context.Request.Path}: no such route");
        await WriteAsync(context, new RestReply(404, new JsonObject { ["message"] = "404: Not Found", ["code"] = 0 }));
    }

    private async Task HandleAsync(HttpContext context, string route, Func<RestCall, RestReply> handle, string? kind)
    {
        var fault = TakeFault(route);
        if (fault is Fault.Slow slow)
            await slow.Until.WaitAsync(context.RequestAborted);
        if (fault is Fault.Cut { AfterWork: false })
        {
            context.Abort();
            return;
        }

        var reply = fault switch
        {
            Fault.Status { AfterWork: false } status => Broken(status),
            Fault.RateLimited limited => Limit(context, route, limited),
            _ => await AnswerAsync(context, route, handle, kind),
        };
        if (fault is Fault.SlowAnswer late)
            await late.Until.WaitAsync(context.RequestAborted);
        lock (server.Gate)
            _requests.Add($"{route} {reply.Status}");
        if (fault is Fault.Cut)
            context.Abort();
        else
            await WriteAsync(context, fault is Fault.Status { AfterWork: true } broken ? Broken(broken) : reply);
    }

    private async Task<RestReply> AnswerAsync(HttpContext context, string route, Func<RestCall, RestReply> handle, string? kind)
    {
        try
        {
            if (!UserAgent().IsMatch(context.Request.Headers.UserAgent.ToString()))
                throw new RestRefusal(400, 0, $"User-Agent \"{context.Request.Headers.UserAgent}\" is not `DiscordBot (url, version)`");
            var call = await RestCall.ReadAsync(context, route, context.RequestAborted);
            var needsToken = !context.Request.RouteValues.ContainsKey("token");
            if (needsToken && (server.IsTokenRevoked || context.Request.Headers.Authorization != $"Bot {server.Token}"))
            {
                lock (server.Gate)
                    Unauthorized++;
                throw RestRefusal.Unauthorized();
            }

            if (Limits.Take(context, route, BucketKey(context, route), !needsToken) is { } refused)
                return refused;
            lock (server.Gate)
            {
                if (kind is not null && call.Json is { } json)
                    _bodies.Add((kind, json.DeepClone()));
                return handle(call);
            }
        }
        catch (RestRefusal refusal)
        {
            if (refusal.IsBreach)
                server.Breach($"{route}: {refusal.Told}");
            return new RestReply(refusal.Status, refusal.Body());
        }
    }

    private RestReply Limit(HttpContext context, string route, Fault.RateLimited limited)
    {
        Limits.Remember(BucketKey(context, route), limited.RetryAfter);
        return RateLimits.Refuse(context, limited.RetryAfter, limited.IsGlobal, limited.IsGlobal ? "global" : "user");
    }

    private Fault? TakeFault(string route)
    {
        lock (server.Gate)
        {
            var number = _faults.FindIndex(fault => fault.Route == route || fault.Route == "*");
            if (number < 0)
                return null;
            var (of, fault, times) = _faults[number];
            if (times > 1)
                _faults[number] = (of, fault, times - 1);
            else
                _faults.RemoveAt(number);
            return fault;
        }
    }

    private static RestReply Broken(Fault.Status status) => new(status.Code, new JsonObject { ["message"] = $"{status.Code}: Server Error", ["code"] = 0 });

    private static string BucketKey(HttpContext context, string route)
    {
        var values = context.Request.RouteValues;
        return $"{route} {values["channel"] ?? values["guild"] ?? values["token"]}";
    }

    private static async Task WriteAsync(HttpContext context, RestReply reply)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.Body is null)
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(reply.Body.ToJsonString(), context.RequestAborted);
    }

    [GeneratedRegex(@"^DiscordBot \([^\s,]+, [^)]+\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UserAgent();
}
