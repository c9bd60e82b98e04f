using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>The methods of the Web API that the stand-in knows, with the scopes they ask for.</summary>
internal static class Methods
{
    internal static IReadOnlyDictionary<string, ApiMethod> Of(SlackServer server)
    {
        var chat = new ChatMethods(server);
        var conversations = new ConversationMethods(server);
        var views = new ViewMethods(server);
        return new Dictionary<string, ApiMethod>(StringComparer.Ordinal)
        {
            ["api.test"] = new(call => new JsonObject { ["args"] = call.Arguments.DeepClone() }, Token: TokenKind.None),
            ["apps.connections.open"] = new(_ => new JsonObject { ["url"] = server.Sockets.NewAddress() }, Token: TokenKind.App),
            ["auth.test"] = new(_ => conversations.Test()),
            ["chat.postMessage"] = new(chat.Post, "chat:write", Kind: "message"),
            ["chat.postEphemeral"] = new(chat.PostEphemeral, "chat:write", Kind: "ephemeral"),
            ["chat.update"] = new(chat.Update, "chat:write", Kind: "update"),
            ["chat.delete"] = new(chat.Delete, "chat:write"),
            ["conversations.open"] = new(conversations.Open, "im:write"),
            ["conversations.info"] = new(conversations.Find, TakesJson: false),
            ["conversations.history"] = new(conversations.History, TakesJson: false),
            ["conversations.replies"] = new(conversations.Replies, TakesJson: false),
            ["users.info"] = new(conversations.FindUser, "users:read", TakesJson: false),
            ["usergroups.users.list"] = new(conversations.ListGroup, "usergroups:read", TakesJson: false),
            ["views.open"] = new(views.Open, Kind: "open"),
            ["views.push"] = new(views.Push, Kind: "open"),
            ["views.update"] = new(views.Update, Kind: "open"),
            ["views.publish"] = new(views.Publish, Kind: "publish"),
            ["files.getUploadURLExternal"] = new(server.Files.Begin, "files:write", TakesJson: false),
            ["files.completeUploadExternal"] = new(server.Files.Complete, "files:write"),
        };
    }

    /// <summary>A channel the bot may know of; a private one that it is not in does not exist for it.</summary>
    internal static SlackChannel DemandChannel(SlackServer server, string id, bool toPost)
    {
        var channel = server.FindChannel(id) ?? throw new ApiRefusal("channel_not_found");
        if (channel.IsRemoved || (!channel.BotIsMember && channel.Kind is not SlackChannelKind.Public))
            throw new ApiRefusal("channel_not_found");
        if (toPost && channel.IsArchived)
            throw new ApiRefusal("is_archived");
        if (toPost && !channel.BotIsMember)
            throw new ApiRefusal("not_in_channel");
        return channel;
    }

    /// <summary>The ts of the thread that a ts stands in; a bot should name the parent, though Slack finds it.</summary>
    internal static string ParentOf(SlackServer server, SlackChannel channel, string threadTs, string route)
    {
        var message = channel.FindAny(threadTs) ?? throw new ApiRefusal("thread_not_found");
        if (message.IsEphemeral)
            server.Breach($"{route}: thread_ts is that of a message only one person sees");
        if (message.ThreadTs is { } parent && parent != threadTs)
        {
            server.Breach($"{route}: thread_ts is that of a reply, not of the message that began the thread");
            return parent;
        }

        return threadTs;
    }
}
