using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>What the body of a message may hold (chat.postMessage, chat.update, response_url, the answer to a command).</summary>
internal static class MessageRules
{
    private const int MostText = 40_000;
    private const int MostTextOfUpdate = 4_000;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "as_user", "attachments", "blocks", "channel", "client_msg_id", "delete_original", "icon_emoji", "icon_url", "link_names", "metadata", "mrkdwn",
        "parse", "replace_original", "reply_broadcast", "response_type", "text", "thread_ts", "ts", "unfurl_links", "unfurl_media", "user", "username",
    };

    /// <summary>Refuses what Slack refuses, and notes what a bot should not do though Slack takes it; returns the text that is kept.</summary>
    internal static string Check(SlackServer server, string route, JsonObject body, bool isUpdate = false)
    {
        foreach (var (name, _) in body.Where(pair => !Known.Contains(pair.Key)))
            server.Breach($"{route}: no such argument: {name}");
        var text = body["text"] is null ? "" : body.Text("text") ?? throw ApiRefusal.Invalid("text", "must be a string");
        var blocks = body["blocks"];
        if (blocks is not null)
            CheckBlocks(blocks);
        if (text.Length == 0 && blocks is not JsonArray { Count: > 0 } && body["attachments"] is not JsonArray { Count: > 0 } && !(isUpdate && blocks is JsonArray))
            throw new ApiRefusal("no_text");
        if (isUpdate && text.Length > MostTextOfUpdate)
            throw new ApiRefusal("msg_too_long");
        if (text.Length == 0)
            server.Breach($"{route}: blocks without a text, which notifications and screen readers need");
        if (Mentions.In(body).FirstOrDefault() is { } ping)
            server.Breach($"{route}: would ping ({ping})");
        if (Mentions.SelfMadeLinks(body).FirstOrDefault() is { } link)
            server.Breach(string.Create(CultureInfo.InvariantCulture, $"{route}: Slack makes a link in a mrkdwn text without verbatim: {link[..Math.Min(60, link.Length)]}"));
        return text.Length > MostText ? text[..MostText] : text;
    }

    internal static bool IsTruncated(JsonObject body) => body.Text("text") is { Length: > MostText };

    internal static void ExpectNoUnfurling(SlackServer server, string route, JsonObject body)
    {
        bool IsOff(string name) => body[name]?.ToString() is "false" or "0";
        if (Mentions.HasLink(body) && !(IsOff("unfurl_links") && IsOff("unfurl_media")))
            server.Breach($"{route}: links, but unfurl_links and unfurl_media are not false");
    }

    private static void CheckBlocks(JsonNode blocks)
    {
        var errors = new BlockErrors();
        BlockRules.Check(blocks, "/blocks", isView: false, errors);
        if (errors.Messages.Count > 0)
            throw new ApiRefusal("invalid_blocks", errors.Messages);
        if (blocks is JsonArray list && BlockRules.IsTooLong(list))
            throw new ApiRefusal("msg_blocks_too_long");
    }
}
