using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>chat.*</summary>
internal sealed class ChatMethods(SlackServer server)
{
    internal JsonObject Post(ApiCall call)
    {
        var (channel, text, threadTs) = Check(call);
        MessageRules.ExpectNoUnfurling(server, call.Method, call.Arguments);
        var message = server.Posts.Post(channel, call.Arguments, text, threadTs, null);
        channel.Announce(message);
        var body = new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = message.Json };
        if (MessageRules.IsTruncated(call.Arguments))
            ApiHost.Warn(body, "message_truncated");
        return body;
    }

    internal JsonObject PostEphemeral(ApiCall call)
    {
        var viewer = server.FindPerson(call.Demand("user")) ?? throw new ApiRefusal("user_not_in_channel");
        var (channel, text, threadTs) = Check(call);
        if (channel.Absent.Contains(viewer) || (channel.Recipient is { } recipient && recipient != viewer))
            throw new ApiRefusal("user_not_in_channel");
        var message = server.Posts.Post(channel, call.Arguments, text, threadTs, viewer);
        channel.Announce(message);
        return new JsonObject { ["message_ts"] = message.Ts };
    }

    internal JsonObject Update(ApiCall call)
    {
        var channel = Methods.DemandChannel(server, call.Demand("channel"), toPost: true);
        var message = channel.Find(call.Demand("ts")) ?? throw new ApiRefusal("message_not_found");
        if (!message.IsBots)
            throw new ApiRefusal("cant_update_message");
        var text = MessageRules.Check(server, call.Method, call.Arguments, isUpdate: true);
        var json = message.Json;
        if (call.Arguments["text"] is not null)
            json["text"] = text;
        // Blocks that are not named stay as they are.
        if (call.Arguments["blocks"] is JsonArray blocks)
            json["blocks"] = BlockForm.Complete(server.Ids, blocks);
        json["edited"] = new JsonObject { ["user"] = server.BotUserId, ["ts"] = server.Ids.NextStamp() };
        server.Posts.Change(message, json);
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts, ["text"] = message.Text, ["message"] = message.Json };
    }

    internal JsonObject Delete(ApiCall call)
    {
        var channel = Methods.DemandChannel(server, call.Demand("channel"), toPost: true);
        var message = channel.Find(call.Demand("ts")) ?? throw new ApiRefusal("message_not_found");
        if (!message.IsBots)
            throw new ApiRefusal("cant_delete_message");
        server.Posts.Delete(message);
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    private (SlackChannel Channel, string Text, string? ThreadTs) Check(ApiCall call)
    {
        var channel = Methods.DemandChannel(server, call.Demand("channel"), toPost: true);
        var text = MessageRules.Check(server, call.Method, call.Arguments);
        return (channel, text, call.Text("thread_ts") is { } thread ? Methods.ParentOf(server, channel, thread, call.Method) : null);
    }
}
