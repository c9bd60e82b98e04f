using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Makes messages of the bodies that ask for them, and changes them.</summary>
internal sealed class MessageForm(DiscordServer server)
{
    // SUPPRESS_EMBEDS and SUPPRESS_NOTIFICATIONS.
    private const long SettableFlags = 4 | 4096;

    private static readonly string[] Edited = ["content", "embeds", "components"];

    private readonly ConcurrentDictionary<string, UploadedFile> _files = [];

    internal UploadedFile? FindFile(string attachment) => _files.GetValueOrDefault(attachment);

    internal PostedMessage Create(TextChannel channel, JsonObject author, JsonObject body, IReadOnlyList<UploadedFile> files, int flags = 0, int type = 0)
    {
        var json = new JsonObject
        {
            ["id"] = server.Ids.Next(),
            ["channel_id"] = channel.Id,
            ["type"] = type,
            ["content"] = body.Text("content") ?? "",
            ["author"] = author,
            ["timestamp"] = Stamp(),
            ["edited_timestamp"] = null,
            ["tts"] = body.Flag("tts") ?? false,
            ["mention_everyone"] = false,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = Embeds(body),
            ["components"] = Components(body),
            ["pinned"] = false,
            ["flags"] = (long)(uint)flags | ((body.Number("flags") ?? 0) & SettableFlags),
        };
        if (body["nonce"] is { } nonce)
            json["nonce"] = nonce.DeepClone();
        var message = new PostedMessage(server, channel, json);
        json["attachments"] = Attach(message, body.Objects("attachments"), files);
        return message;
    }

    internal void Edit(PostedMessage message, JsonObject body, IReadOnlyList<UploadedFile> files, string route)
    {
        var json = message.Json;
        foreach (var name in Edited.Where(body.ContainsKey))
        {
            json[name] = name switch
            {
                "content" => body.Text("content") ?? "",
                "embeds" => Embeds(body),
                _ => Components(body),
            };
        }

        if (body.ContainsKey("attachments"))
            json["attachments"] = Attach(message, body.Objects("attachments"), files);
        else if (files.Count > 0)
        {
            if (json.Objects("attachments").Count > 0)
                server.Breach($"{route}: an edit with files must list in `attachments` what stays");
            json["attachments"] = new JsonArray([.. json.Objects("attachments").Select(kept => kept.Clone()), .. Attach(message, [], files).Select(added => added?.DeepClone())]);
        }

        json["edited_timestamp"] = Stamp();
        json["flags"] = (json.Number("flags") ?? 0) & ~PostedMessage.Loading;
        if (MessageRules.IsEmpty(json))
            throw new RestRefusal(400, 50006, "Cannot send an empty message");
        message.Change(json);
    }

    private JsonArray Attach(PostedMessage message, IReadOnlyList<JsonObject> listed, IReadOnlyList<UploadedFile> files)
    {
        var kept = message.Json.Objects("attachments").Where(old => listed.Any(one => IdOf(one) == old.Text("id"))).Select(old => old.Clone());
        return [.. kept, .. files.Select(file => Attachment(message, file, listed.FirstOrDefault(one => IdOf(one) == Number(file))))];
    }

    private JsonObject Attachment(PostedMessage message, UploadedFile file, JsonObject? listed)
    {
        var id = server.Ids.Next();
        var name = listed?.Text("filename") ?? file.Name;
        var kept = file with { Name = name };
        _files[id] = kept;
        message.Keep(id, kept);
        var address = new Uri(server.BaseUrl, $"/attachments/{message.Channel.Id}/{message.Id}/{id}/{Uri.EscapeDataString(name)}").ToString();
        var json = new JsonObject
        {
            ["id"] = id,
            ["filename"] = name,
            ["size"] = file.Content.Length,
            ["url"] = address,
            ["proxy_url"] = address,
            ["content_type"] = file.ContentType,
        };
        if (listed?.Text("description") is { } description)
            json["description"] = description;
        return json;
    }

    private string Stamp() => server.Now.ToString("yyyy-MM-ddTHH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture);

    private static string Number(UploadedFile file) => file.Number.ToString(CultureInfo.InvariantCulture);

    private static string IdOf(JsonObject attachment) =>
        attachment.Text("id") ?? attachment.Number("id")?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static JsonArray Embeds(JsonObject body) => [.. body.Objects("embeds").Select(embed =>
    {
        var json = embed.Clone();
        json["type"] = "rich";
        return json;
    })];

    /// <summary>Discord numbers the components of a message.</summary>
    private static JsonArray Components(JsonObject body)
    {
        var rows = body.Objects("components").ToJson();
        var number = 1;
        foreach (var row in rows.OfType<JsonObject>())
        {
            row["id"] ??= number++;
            foreach (var component in row.Objects("components"))
                component["id"] ??= number++;
        }

        return rows;
    }
}
