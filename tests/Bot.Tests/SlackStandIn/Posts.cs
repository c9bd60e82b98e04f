using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Puts messages into channels, changes them and takes them away, and tells the bot of it.</summary>
internal sealed class Posts(SlackServer server)
{
    internal SlackMessage Say(SlackPerson person, SlackChannel channel, string text, string? threadTs, IReadOnlyList<SlackFile> files)
    {
        lock (server.Gate)
        {
            var json = new JsonObject
            {
                ["user"] = person.Id,
                ["type"] = "message",
                ["ts"] = server.Ids.NextStamp(),
                ["client_msg_id"] = Guid.NewGuid().ToString(),
                ["text"] = text,
                ["team"] = server.TeamId,
                ["blocks"] = new JsonArray(Written(text)),
            };
            if (person.IsBot)
            {
                json.Remove("client_msg_id");
                json["bot_id"] = $"B{person.Id[1..]}";
                json["app_id"] = $"A{person.Id[1..]}";
            }

            if (files.Count > 0)
            {
                json["subtype"] = "file_share";
                json["files"] = new JsonArray([.. files.Select(file => file.Describe(server, json.Text("user") ?? ""))]);
                json["upload"] = false;
            }

            var message = Add(channel, json, threadTs, null);
            server.Events.Posted(message);
            return message;
        }
    }

    internal void Edit(SlackPerson person, SlackMessage message, string text)
    {
        lock (server.Gate)
        {
            var json = message.Json;
            json["text"] = text;
            json["blocks"] = new JsonArray(Written(text));
            json["edited"] = new JsonObject { ["user"] = person.Id, ["ts"] = server.Ids.NextStamp() };
            Change(message, json);
        }
    }

    /// <summary>As when Slack has looked at a link of a message.</summary>
    internal void Unfurl(SlackMessage message, string title)
    {
        lock (server.Gate)
        {
            var json = message.Json;
            json["attachments"] = new JsonArray(new JsonObject { ["id"] = 1, ["title"] = title, ["fallback"] = title });
            Change(message, json);
        }
    }

    internal void Delete(SlackMessage message)
    {
        lock (server.Gate)
        {
            message.Delete();
            if (!message.IsEphemeral)
                server.Events.Deleted(message);
        }
    }

    internal void Change(SlackMessage message, JsonObject json)
    {
        var before = message.Json;
        message.Change(json);
        if (!message.IsEphemeral)
            server.Events.Changed(message, before);
    }

    /// <summary>Posts what the bot has sent; a viewer makes it ephemeral.</summary>
    internal SlackMessage Post(SlackChannel channel, JsonObject body, string text, string? threadTs, SlackPerson? viewer, IReadOnlyList<SlackFile>? files = null)
    {
        var json = new JsonObject
        {
            ["user"] = server.BotUserId,
            ["type"] = "message",
            ["ts"] = server.Ids.NextStamp(),
            ["bot_id"] = server.BotId,
            ["app_id"] = server.AppId,
            ["text"] = text,
            ["team"] = server.TeamId,
            ["bot_profile"] = new JsonObject
            {
                ["id"] = server.BotId,
                ["app_id"] = server.AppId,
                ["name"] = "newsbot",
                ["icons"] = new JsonObject { ["image_36"] = new Uri(server.BaseUrl, "/bot_36.png").ToString() },
                ["deleted"] = false,
                ["updated"] = server.Now.ToUnixTimeSeconds(),
                ["team_id"] = server.TeamId,
            },
        };
        if (body["blocks"] is JsonArray blocks)
            json["blocks"] = BlockForm.Complete(server.Ids, blocks);
        if (files is { Count: > 0 })
        {
            json["subtype"] = "file_share";
            json["files"] = new JsonArray([.. files.Select(file => file.Describe(server, json.Text("user") ?? ""))]);
        }

        if (viewer is not null)
            json["is_ephemeral"] = true;
        var message = Add(channel, json, threadTs, viewer, body["metadata"] as JsonObject);
        if (viewer is null)
            server.Events.Posted(message);
        return message;
    }

    private SlackMessage Add(SlackChannel channel, JsonObject json, string? threadTs, SlackPerson? viewer, JsonObject? metadata = null)
    {
        if (threadTs is not null)
        {
            json["thread_ts"] = threadTs;
            if (channel.Find(threadTs)?.User is { } parent)
                json["parent_user_id"] = parent;
        }

        var message = new SlackMessage(server, channel, json) { Viewer = viewer, Metadata = metadata?.Clone() };
        channel.Add(message);
        return message;
    }

    /// <summary>As the client of a person writes: rich text, with the mentions as elements.</summary>
    private JsonObject Written(string text)
    {
        JsonArray runs = [];
        var rest = text;
        while (rest.Length > 0)
        {
            var start = rest.IndexOf("<@", StringComparison.Ordinal);
            var end = start < 0 ? -1 : rest.IndexOf('>', start);
            var plain = end < 0 ? rest : rest[..start];
            if (plain.Length > 0)
                runs.Add(new JsonObject { ["type"] = "text", ["text"] = plain });
            if (end < 0)
                break;
            runs.Add(new JsonObject { ["type"] = "user", ["user_id"] = rest[(start + 2)..end] });
            rest = rest[(end + 1)..];
        }

        return new JsonObject
        {
            ["type"] = "rich_text",
            ["block_id"] = server.Ids.Next("")[^5..],
            ["elements"] = new JsonArray(new JsonObject { ["type"] = "rich_text_section", ["elements"] = runs }),
        };
    }
}
