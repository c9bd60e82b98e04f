using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Adds what Slack adds to blocks that it takes: ids that were left out, and the defaults of texts.</summary>
internal static class BlockForm
{
    internal static JsonArray Complete(SlackIds ids, JsonArray blocks)
    {
        var all = blocks.DeepClone().AsArray();
        foreach (var block in all.OfType<JsonObject>())
        {
            if (string.IsNullOrEmpty(block.Text("block_id")))
                block["block_id"] = ids.Next("")[^5..];
            Complete(block);
        }

        foreach (var (_, element) in Elements.In(all.OfType<JsonObject>()))
        {
            if (element.Text("type") is not "image" && string.IsNullOrEmpty(element.Text("action_id")))
                element["action_id"] = ids.Next("")[^5..];
        }

        return all;
    }

    internal static JsonNode? Complete(JsonNode? node)
    {
        var copy = node?.DeepClone();
        if (copy is JsonObject json)
            Complete(json);
        return copy;
    }

    private static void Complete(JsonObject json)
    {
        if (json.Text("type") is "plain_text" && json["emoji"] is null)
            json["emoji"] = true;
        if (json.Text("type") is "mrkdwn" && json["verbatim"] is null)
            json["verbatim"] = false;
        foreach (var (_, value) in json.ToList())
        {
            if (value is JsonObject inner)
                Complete(inner);
            foreach (var item in (value as JsonArray ?? []).OfType<JsonObject>())
                Complete(item);
        }
    }
}
