using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

internal enum DeliveryKind { Event, Command, Interactive }

/// <summary>
/// One payload on its way to the bot, over however many attempts. Events are tried again when they are not acknowledged within 3 s (at once, after 1
/// and after 5 minutes) with the same event_id; commands and interactions are not: the person is told that the app did not respond.
/// </summary>
internal sealed class Delivery(SlackServer server, DeliveryKind kind, JsonObject payload, bool acceptsAnswer)
{
    internal static readonly TimeSpan MostUntilAcknowledged = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource<JsonNode?> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal DeliveryKind Kind { get; } = kind;

    internal JsonObject Payload { get; } = payload;

    internal bool AcceptsAnswer { get; } = acceptsAnswer;

    /// <summary>What the bot acknowledged with; null when with nothing.</summary>
    internal Task<JsonNode?> Acknowledged => _acknowledged.Task;

    /// <summary>Ends with what the person is told (operation_timeout, dispatch_failed), or with why Slack gave an event up.</summary>
    internal Task<string> Failed => _failed.Task;

    /// <summary>How often it was tried again.</summary>
    internal int Retries { get; set; }

    internal string RetryReason { get; set; } = "";

    /// <summary>By TimeProvider.GetTimestamp: when it came about, was last put on the wire, and was acknowledged.</summary>
    internal long Begun { get; } = server.Settings.Time.GetTimestamp();

    internal long? Sent { get; set; }

    internal long? AcknowledgedAt { get; private set; }

    internal Action<JsonNode?>? OnAcknowledged { get; init; }

    internal bool IsDone => _acknowledged.Task.IsCompleted || _failed.Task.IsCompleted;

    /// <summary>What it is, for the list of violations.</summary>
    internal string Name => Kind switch
    {
        DeliveryKind.Event => Payload["event"]?["type"]?.ToString() ?? "event",
        DeliveryKind.Command => Payload["command"]?.ToString() ?? "command",
        _ => Payload["type"]?.ToString() ?? "interaction",
    };

    /// <summary>As SlackTypes knows it.</summary>
    internal string TypeKind => Kind switch
    {
        DeliveryKind.Event => "event",
        DeliveryKind.Command => "command",
        _ => Name,
    };

    internal string EnvelopeType => Kind switch
    {
        DeliveryKind.Event => "events_api",
        DeliveryKind.Command => "slash_commands",
        _ => "interactive",
    };

    internal void Acknowledge(JsonNode? answer)
    {
        if (IsDone)
            return;
        AcknowledgedAt = server.Settings.Time.GetTimestamp();
        var body = answer is JsonObject { Count: 0 } ? null : answer?.DeepClone();
        try
        {
            OnAcknowledged?.Invoke(body);
        }
        catch (ApiRefusal refusal)
        {
            server.Breach($"{Name}: acknowledged with what Slack refuses: {refusal.Told}");
        }

        _acknowledged.TrySetResult(body);
    }

    internal void Fail(string error)
    {
        if (!IsDone)
            _failed.TrySetResult(error);
    }
}
