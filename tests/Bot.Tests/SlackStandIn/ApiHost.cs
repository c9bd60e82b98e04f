using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.SlackStandIn;

internal enum TokenKind { None, Bot, App }

/// <summary>A method of the Web API. Those that only read take their arguments from a form or the query: JSON they do not look at.</summary>
internal sealed record ApiMethod(Func<ApiCall, JsonObject> Handle, string? Scope = null, bool TakesJson = true, TokenKind Token = TokenKind.Bot, string? Kind = null);

/// <summary>The way of every call: faults, arguments, token, limits, then the method itself.</summary>
internal sealed class ApiHost(SlackServer server, IReadOnlyDictionary<string, ApiMethod> methods)
{
    private readonly List<(string Method, SlackFault Fault, int Times)> _faults = [];
    private readonly List<(string Kind, JsonNode Body)> _bodies = [];
    private readonly List<string> _requests = [];

    internal Pauses Pauses { get; } = new(server);

    /// <summary>What the bot has sent, by the kinds that SlackTypes knows.</summary>
    internal IReadOnlyList<(string Kind, JsonNode Body)> Bodies
    {
        get
        {
            lock (server.Gate)
                return [.. _bodies];
        }
    }

    /// <summary>The methods that were called, with what was answered, in order: "chat.postMessage ok", "views.open expired_trigger_id", "auth.test 429".</summary>
    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (server.Gate)
                return [.. _requests];
        }
    }

    /// <summary>The next calls of a method go wrong; "response_url" and "upload_url" are methods here too, "*" is any.</summary>
    internal void FailNext(string method, SlackFault fault, int times = 1)
    {
        lock (server.Gate)
            _faults.Add((method, fault, times));
    }

    internal void Keep(string kind, JsonNode body)
    {
        lock (server.Gate)
            _bodies.Add((kind, body.DeepClone()));
    }

    internal Task HandleAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["method"] as string ?? "";
        return HandleAsync(context, name, () => AnswerAsync(context, name));
    }

    /// <summary>Answers with the work, or with the fault that was ordered.</summary>
    internal async Task HandleAsync(HttpContext context, string name, Func<Task<Reply>> work)
    {
        var fault = TakeFault(name);
        if (fault is SlackFault.Slow slow)
            await slow.Until.WaitAsync(context.RequestAborted);
        if (fault is SlackFault.Cut { AfterWork: false })
        {
            Note(name, "cut");
            context.Abort();
            return;
        }

        var reply = fault switch
        {
            SlackFault.Status { AfterWork: false } status => Reply.Page(status.Code),
            SlackFault.Error { AfterWork: false } error => Refuse(error),
            SlackFault.Page => Reply.Page(200),
            SlackFault.RateLimited limited => Pauses.Refuse(name, limited.RetryAfter),
            _ => await work(),
        };
        if (fault is SlackFault.SlowAnswer late)
            await late.Until.WaitAsync(context.RequestAborted);
        reply = fault switch
        {
            SlackFault.Status { AfterWork: true } broken => Reply.Page(broken.Code),
            SlackFault.Error { AfterWork: true } error => Refuse(error),
            _ => reply,
        };
        Note(name, fault is SlackFault.Cut ? "cut" : reply.Told);
        if (fault is SlackFault.Cut)
            context.Abort();
        else
            await reply.WriteAsync(context);
    }

    private async Task<Reply> AnswerAsync(HttpContext context, string name)
    {
        var isBotCall = false;
        try
        {
            if (!methods.TryGetValue(name, out var method))
                throw new ApiRefusal("unknown_method", more: new JsonObject { ["req_method"] = name });
            var call = await ApiCall.ReadAsync(context, name, context.RequestAborted);
            CheckToken(call, method);
            isBotCall = method.Token is TokenKind.Bot;
            Demand(method.Scope);
            if (call.IsJson && !method.TakesJson)
                call.Arguments.Clear();
            if (Pauses.Take(name, ChannelOf(call)) is { } refused)
                return refused;
            lock (server.Gate)
            {
                // Bolt adds the workspace to every call, for organizations with several.
                call.Arguments.Remove("team_id");
                if (method.Kind is { } kind)
                    _bodies.Add((kind, call.Arguments.DeepClone()));
                var body = new JsonObject { ["ok"] = true };
                foreach (var (key, value) in method.Handle(call))
                    body[key] = value?.DeepClone();
                if (!call.HasCharset)
                    Warn(body, "missing_charset");
                return Ok(body, isBotCall, method.Scope);
            }
        }
        catch (ApiRefusal refusal)
        {
            if (refusal.IsBreach)
                server.Breach($"{name}: {refusal.Told}");
            return Ok(refusal.Body(), isBotCall, null);
        }
    }

    internal void Demand(string? scope)
    {
        if (scope is not null && !server.Scopes.Contains(scope))
            throw new ApiRefusal("missing_scope", more: new JsonObject { ["needed"] = scope, ["provided"] = string.Join(',', server.Scopes) });
    }

    internal static void Warn(JsonObject body, string warning)
    {
        body["warning"] = body["warning"] is { } before ? $"{before},{warning}" : warning;
        var metadata = body["response_metadata"] as JsonObject ?? [];
        var warnings = metadata["warnings"]?.DeepClone() as JsonArray ?? [];
        warnings.Add(warning);
        metadata["warnings"] = warnings;
        body["response_metadata"] = metadata.DeepClone();
    }

    private void CheckToken(ApiCall call, ApiMethod method)
    {
        if (method.Token is TokenKind.None)
            return;
        if (call.Token is null)
            throw new ApiRefusal("not_authed");
        if (method.Token is TokenKind.App && call.Place is not TokenPlace.Header)
        {
            server.Breach($"{call.Method}: the token stands in the {call.Place.ToString().ToLowerInvariant()}, not only in the Authorization header");
            throw new ApiRefusal("invalid_auth");
        }

        if (call.Place is TokenPlace.Query)
            server.Breach($"{call.Method}: the token stands in the query");
        var (wanted, other) = method.Token is TokenKind.App ? (server.AppToken, server.BotToken) : (server.BotToken, server.AppToken);
        if (call.Token == other)
            throw new ApiRefusal("not_allowed_token_type");
        if (call.Token != wanted)
            throw new ApiRefusal("invalid_auth");
        if (server.TokenError is { } error)
            throw new ApiRefusal(error);
    }

    private Reply Ok(JsonObject body, bool isBotCall, string? accepted)
    {
        var headers = new Dictionary<string, string>();
        if (isBotCall)
        {
            headers["x-oauth-scopes"] = string.Join(',', server.Scopes);
            headers["x-accepted-oauth-scopes"] = accepted ?? "";
        }

        return new Reply(200, body, headers);
    }

    private Reply Refuse(SlackFault.Error error)
    {
        var more = error.Needed is null ? null : new JsonObject { ["needed"] = error.Needed, ["provided"] = string.Join(',', server.Scopes) };
        return new Reply(200, new ApiRefusal(error.Code, more: more).Body());
    }

    private void Note(string name, string answered)
    {
        lock (server.Gate)
            _requests.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {answered}"));
    }

    private SlackFault? TakeFault(string name)
    {
        lock (server.Gate)
        {
            var number = _faults.FindIndex(fault => fault.Method == name || fault.Method == "*");
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

    private static string? ChannelOf(ApiCall call) =>
        call.Method.StartsWith("chat.", StringComparison.Ordinal) ? call.Arguments.Text("channel") : null;
}
