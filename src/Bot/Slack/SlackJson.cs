using System.Text.Json.Serialization;

namespace Bot.Slack;

/// <summary>Slack's names: snake_case, and what is null is not sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(SlackResponse))]
[JsonSerializable(typeof(SlackReplacement))]
[JsonSerializable(typeof(SlackView))]
[JsonSerializable(typeof(SlackAcknowledgement))]
[JsonSerializable(typeof(CommandUse))]
[JsonSerializable(typeof(EventCallback))]
[JsonSerializable(typeof(SlackEvent))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(FormPlace))]
internal sealed partial class SlackJson : JsonSerializerContext;
