using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>conversations.*, users.*, usergroups.* and auth.test</summary>
internal sealed class ConversationMethods(SlackServer server)
{
    internal JsonObject Test() => new()
    {
        ["url"] = $"https://{SlackServer.TeamDomain}.slack.com/",
        ["team"] = "Newsroom",
        ["user"] = "newsbot",
        ["team_id"] = server.TeamId,
        ["user_id"] = server.BotUserId,
        ["bot_id"] = server.BotId,
        ["is_enterprise_install"] = false,
    };

    internal JsonObject Open(ApiCall call)
    {
        var users = call.Demand("users").Split(',');
        if (users.Length != 1)
            throw new ApiRefusal("missing_scope", more: new JsonObject { ["needed"] = "mpim:write", ["provided"] = string.Join(',', server.Scopes) });
        var person = server.FindPerson(users[0]) ?? throw new ApiRefusal("user_not_found");
        if (person.IsBot)
            throw new ApiRefusal("cannot_dm_bot");
        if (person.IsDeactivated)
            throw new ApiRefusal("user_disabled");
        return new JsonObject { ["channel"] = call.Flag("return_im") is true ? person.Direct.Describe() : new JsonObject { ["id"] = person.Direct.Id } };
    }

    internal JsonObject Find(ApiCall call)
    {
        var channel = Methods.DemandChannel(server, call.Demand("channel"), toPost: false);
        server.Api.Demand($"{channel.ScopeKind}:read");
        return new JsonObject { ["channel"] = channel.Describe() };
    }

    /// <summary>The newest first, without what stands in threads.</summary>
    internal JsonObject History(ApiCall call)
    {
        var channel = DemandReadable(call);
        return Page(call, [.. channel.Messages.Where(message => !message.IsEphemeral && (message.ThreadTs is null || message.ThreadTs == message.Ts) && IsBehind(message, call)).Reverse()]);
    }

    internal JsonObject Replies(ApiCall call)
    {
        var channel = DemandReadable(call);
        var ts = call.Demand("ts");
        var parent = channel.Find(ts) ?? throw new ApiRefusal("thread_not_found");
        var thread = parent.ThreadTs ?? ts;
        var all = channel.Messages.Where(message => !message.IsEphemeral && (message.Ts == thread || (message.ThreadTs == thread && IsBehind(message, call)))).ToList();
        return Page(call, all);
    }

    private SlackChannel DemandReadable(ApiCall call)
    {
        var channel = Methods.DemandChannel(server, call.Demand("channel"), toPost: false);
        server.Api.Demand($"{channel.ScopeKind}:history");
        return channel.BotIsMember ? channel : throw new ApiRefusal("not_in_channel");
    }

    /// <summary>Time stamps are as long as each other.</summary>
    private static bool IsBehind(SlackMessage message, ApiCall call) => call.Text("oldest") is not { } oldest || string.CompareOrdinal(message.Ts, oldest) > 0;

    private static JsonObject Page(ApiCall call, List<SlackMessage> all)
    {
        var limit = call.Number("limit") ?? 1000;
        if (limit is < 1 or > 1000)
            throw new ApiRefusal("invalid_limit");
        var start = call.Text("cursor") is { } cursor
            ? int.TryParse(cursor, CultureInfo.InvariantCulture, out var number) ? number : throw new ApiRefusal("invalid_cursor")
            : 0;
        var hasMore = start + limit < all.Count;
        var body = new JsonObject { ["messages"] = new JsonArray([.. all.Skip(start).Take(limit).Select(message => Told(message, call))]), ["has_more"] = hasMore };
        if (hasMore)
            body["response_metadata"] = new JsonObject { ["next_cursor"] = (start + limit).ToString(CultureInfo.InvariantCulture) };
        return body;
    }

    private static JsonObject Told(SlackMessage message, ApiCall call)
    {
        var json = message.Json;
        if (call.Flag("include_all_metadata") is true && message.Metadata is { } metadata)
            json["metadata"] = metadata.Clone();
        return json;
    }

    internal JsonObject FindUser(ApiCall call)
    {
        var id = call.Demand("user");
        var person = server.FindPerson(id) ?? throw new ApiRefusal("user_not_found");
        return new JsonObject { ["user"] = person.Describe() };
    }

    internal JsonObject ListGroup(ApiCall call)
    {
        var people = server.FindGroup(call.Demand("usergroup")) ?? throw new ApiRefusal("no_such_subteam");
        return new JsonObject { ["users"] = new JsonArray([.. people.Select(person => JsonValue.Create(person.Id))]) };
    }
}
