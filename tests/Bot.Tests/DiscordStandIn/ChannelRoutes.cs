using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

internal sealed class ChannelRoutes(DiscordServer server)
{
    private static readonly long[] ArchiveMinutes = [60, 1440, 4320, 10080];

    private readonly Dictionary<string, PostedMessage> _nonces = [];

    internal RestReply Get(RestCall call) => RestReply.Ok(server.Descriptions.Channel(Find(call)));

    internal RestReply PostMessage(RestCall call)
    {
        var channel = Find(call);
        channel.Demand(channel.SendPermission);
        if (call.Body.Objects("embeds").Count > 0)
            channel.Demand(Permissions.EmbedLinks);
        if (call.Files.Count > 0)
            channel.Demand(Permissions.AttachFiles);
        var errors = new FormErrors();
        MessageRules.Check(call.Body, call.Files, server.Settings.AttachmentSizeLimit, errors);
        errors.ThrowIfAny();
        if (MessageRules.IsEmpty(call.Body) && call.Files.Count == 0)
            throw new RestRefusal(400, 50006, "Cannot send an empty message");
        server.ExpectNoPing(call.Body, call.Route);
        var nonce = call.Body.Flag("enforce_nonce") is true ? $"{channel.Id} {call.Body["nonce"]}" : null;
        if (nonce is not null && _nonces.TryGetValue(nonce, out var earlier))
            return RestReply.Ok(earlier.Json);
        var reference = Reference(channel, call.Body["message_reference"] as JsonObject);

        var message = server.Messages.Create(channel, server.Descriptions.BotUser(), call.Body, call.Files, type: reference is null ? 0 : 19);
        if (reference is not null)
        {
            var json = message.Json;
            json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = channel.Id, ["message_id"] = reference.Id, ["guild_id"] = channel.Guild };
            json["referenced_message"] = reference.Json;
            message.Complete(json);
        }

        if (nonce is not null)
            _nonces[nonce] = message;
        server.Announcements.Created(message);
        channel.Announce(message);
        return RestReply.Ok(message.Json);
    }

    internal RestReply GetMessage(RestCall call)
    {
        var channel = Find(call);
        channel.Demand(Permissions.ReadMessageHistory);
        return RestReply.Ok(FindMessage(call).Json);
    }

    internal RestReply EditMessage(RestCall call)
    {
        var message = Own(call, 50005, "Cannot edit a message authored by another user");
        if (call.Body.Objects("embeds").Count > 0)
            message.Channel.Demand(Permissions.EmbedLinks);
        if (call.Files.Count > 0)
            message.Channel.Demand(Permissions.AttachFiles);
        var errors = new FormErrors();
        MessageRules.Check(call.Body, call.Files, server.Settings.AttachmentSizeLimit, errors);
        errors.ThrowIfAny();
        server.ExpectNoPing(call.Body, call.Route, isNew: false);
        server.Messages.Edit(message, call.Body, call.Files, call.Route);
        server.Announcements.Updated(message);
        return RestReply.Ok(message.Json);
    }

    internal RestReply DeleteMessage(RestCall call)
    {
        var message = Own(call, 50013, "Missing Permissions");
        message.IsDeleted = true;
        server.Announcements.Deleted(message);
        return RestReply.Nothing;
    }

    internal RestReply Type(RestCall call)
    {
        var channel = Find(call);
        channel.Demand(channel.SendPermission);
        channel.Typing.Add();
        return RestReply.Nothing;
    }

    internal RestReply StartThread(RestCall call)
    {
        var message = FindMessage(call);
        if (message.Channel.Type != 0)
            throw new RestRefusal(400, 50024, "Cannot execute action on this channel type");
        message.Channel.Demand(Permissions.CreatePublicThreads);
        if (message.Thread is not null)
            throw new RestRefusal(400, 160004, "A thread has already been created for this message");
        var errors = new FormErrors();
        errors.CheckLength(call.Body, "name", "name", 100, 1);
        if (call.Body["auto_archive_duration"] is not null && !ArchiveMinutes.Contains(call.Body.Number("auto_archive_duration") ?? 0))
            errors.Add("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).");
        errors.ThrowIfAny();

        var thread = new TextChannel(server, message.Id, call.Body.Text("name") ?? "") { Parent = message.Channel };
        server.Add(thread);
        message.Thread = thread;
        server.Announcements.ThreadCreated(thread);
        return new RestReply(201, server.Descriptions.Channel(thread));
    }

    internal RestReply OpenDirect(RestCall call) => server.People.FirstOrDefault(person => person.Id == call.Body.Text("recipient_id")) is { } person
        ? RestReply.Ok(server.Descriptions.Channel(person.Direct))
        : throw RestRefusal.Form("recipient_id", "INVALID_USER", "Unknown user.");

    private static PostedMessage? Reference(TextChannel channel, JsonObject? reference)
    {
        if (reference is null)
            return null;
        if (!channel.IsDirect && !channel.BotPermissions.HasFlag(Permissions.ReadMessageHistory))
            throw new RestRefusal(403, 160002, "Cannot reply without permission to read message history");
        if (channel.Find(reference.Text("message_id")) is { } message)
            return message;
        return reference.Flag("fail_if_not_exists") is false
            ? null
            : throw RestRefusal.Form("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    }

    private PostedMessage Own(RestCall call, int code, string refusal)
    {
        var message = FindMessage(call);
        return message.Author == server.BotId ? message : throw new RestRefusal(403, code, refusal);
    }

    private PostedMessage FindMessage(RestCall call) => Find(call).Find(call.Values["message"]) ?? throw RestRefusal.UnknownMessage();

    private TextChannel Find(RestCall call)
    {
        var channel = server.Channels.FirstOrDefault(channel => channel.Id == call.Values["channel"] && !channel.IsRemoved)
            ?? throw RestRefusal.UnknownChannel();
        channel.Demand(Permissions.ViewChannel);
        return channel;
    }
}
