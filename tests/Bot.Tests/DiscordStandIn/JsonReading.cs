using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Reads members of an object whose types nobody has checked; another type counts as absent.</summary>
internal static class JsonReading
{
    internal static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    internal static long? Number(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && long.TryParse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static bool? Flag(this JsonObject json, string name) => json[name] is JsonValue value
        ? value.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    internal static IReadOnlyList<JsonObject> Objects(this JsonObject json, string name) =>
        json[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    internal static JsonObject Clone(this JsonObject json) => json.DeepClone().AsObject();

    internal static JsonArray ToJson(this IEnumerable<JsonNode> nodes) => [.. nodes.Select(node => node.DeepClone())];
}
