using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Finds the interactive elements of blocks, and tells their state as Slack does.</summary>
internal static class Elements
{
    private static readonly HashSet<string> Stateless = new(StringComparer.Ordinal) { "button", "overflow", "image", "icon_button", "feedback_buttons", "workflow_button" };

    internal static IEnumerable<(JsonObject Block, JsonObject Element)> In(IEnumerable<JsonObject> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var element in block.Text("type") is "actions" or "context_actions" ? block.Objects("elements") : [])
                yield return (block, element);
            if (block["accessory"] is JsonObject accessory)
                yield return (block, accessory);
            if (block["element"] is JsonObject input)
                yield return (block, input);
        }
    }

    /// <summary>state.values: what every input holds, by block and action.</summary>
    internal static JsonObject Values(IEnumerable<JsonObject> blocks, Func<JsonObject, object?> chosen)
    {
        JsonObject values = [];
        foreach (var (block, element) in In(blocks))
        {
            if (Stateless.Contains(element.Text("type") ?? "") || element.Text("action_id") is not { } action)
                continue;
            var ofBlock = values[block.Text("block_id") ?? ""] as JsonObject ?? [];
            ofBlock[action] = Value(element, chosen(element));
            values[block.Text("block_id") ?? ""] = ofBlock.DeepClone();
        }

        return values;
    }

    /// <summary>What an element holds: the value that was chosen, or else its initial one.</summary>
    internal static JsonObject Value(JsonObject element, object? chosen)
    {
        var type = element.Text("type") ?? "";
        var value = new JsonObject { ["type"] = type };
        var (name, initial) = type switch
        {
            "plain_text_input" or "email_text_input" or "url_text_input" or "number_input" => ("value", "initial_value"),
            "static_select" or "external_select" or "radio_buttons" => ("selected_option", "initial_option"),
            "multi_static_select" or "multi_external_select" or "checkboxes" => ("selected_options", "initial_options"),
            "datepicker" => ("selected_date", "initial_date"),
            "timepicker" => ("selected_time", "initial_time"),
            "datetimepicker" => ("selected_date_time", "initial_date_time"),
            "users_select" => ("selected_user", "initial_user"),
            "multi_users_select" => ("selected_users", "initial_users"),
            "conversations_select" => ("selected_conversation", "initial_conversation"),
            "multi_conversations_select" => ("selected_conversations", "initial_conversations"),
            "channels_select" => ("selected_channel", "initial_channel"),
            "multi_channels_select" => ("selected_channels", "initial_channels"),
            "rich_text_input" => ("rich_text_value", "initial_value"),
            "file_input" => ("files", ""),
            _ => throw new ArgumentException($"A {type} holds no value.", nameof(element)),
        };
        value[name] = chosen is null ? element[initial]?.DeepClone() ?? (name.EndsWith('s') ? new JsonArray() : null) : Chosen(element, name, chosen);
        return value;
    }

    internal static bool IsEmpty(JsonObject value) => value.Where(pair => pair.Key != "type")
        .All(pair => pair.Value is null or JsonArray { Count: 0 } || (pair.Value is JsonValue && pair.Value.ToString().Length == 0));

    private static JsonNode? Chosen(JsonObject element, string name, object chosen) => (name, chosen) switch
    {
        ("selected_option", JsonObject option) => option.DeepClone(),
        ("selected_option", string value) => Option(element, value),
        ("selected_options", IEnumerable<string> values) => new JsonArray([.. values.Select(value => Option(element, value))]),
        ("selected_options", IEnumerable<JsonObject> options) => options.ToJson(),
        ("selected_date_time", long or int) => JsonValue.Create(Convert.ToInt64(chosen, System.Globalization.CultureInfo.InvariantCulture)),
        (_, JsonNode node) => node.DeepClone(),
        (_, string text) => JsonValue.Create(text),
        (_, IEnumerable<string> texts) => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        _ => throw new ArgumentException($"A {element.Text("type")} cannot hold {chosen}.", nameof(chosen)),
    };

    /// <summary>An option that stands in the element; those of an external select are known only from what the bot suggested.</summary>
    private static JsonNode Option(JsonObject element, string value)
    {
        var options = element.Objects("options").Concat(element.Objects("option_groups").SelectMany(group => group.Objects("options")));
        if (options.FirstOrDefault(option => option.Text("value") == value) is { } known)
            return known.DeepClone();
        return element.Text("type") is "external_select" or "multi_external_select"
            ? new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value, ["emoji"] = true }, ["value"] = value }
            : throw new ArgumentException($"{element.Text("action_id")} has no option {value}.", nameof(value));
    }
}
