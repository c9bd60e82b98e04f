using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>What goes over a socket: https://docs.slack.dev/apis/events-api/using-socket-mode.</summary>
internal static class SocketFrames
{
    internal static string Hello(int connections, string app) => new JsonObject
    {
        ["type"] = "hello",
        ["num_connections"] = connections,
        ["debug_info"] = new JsonObject { ["host"] = "applink-stand-in", ["build_number"] = 1, ["approximate_connection_time"] = 18060 },
        ["connection_info"] = new JsonObject { ["app_id"] = app },
    }.ToJsonString();

    internal static string Envelope(Assignment assignment)
    {
        var delivery = assignment.Delivery;
        var envelope = new JsonObject
        {
            ["envelope_id"] = assignment.Id,
            ["payload"] = delivery.Payload.DeepClone(),
            ["type"] = delivery.EnvelopeType,
            ["accepts_response_payload"] = delivery.AcceptsAnswer,
        };
        if (delivery.Kind is DeliveryKind.Event)
        {
            envelope["retry_attempt"] = delivery.Retries;
            envelope["retry_reason"] = delivery.RetryReason;
        }

        return envelope.ToJsonString();
    }

    internal static string Disconnect(string reason) => new JsonObject
    {
        ["type"] = "disconnect",
        ["reason"] = reason,
        ["debug_info"] = new JsonObject { ["host"] = "applink-stand-in" },
    }.ToJsonString();

    /// <summary>Null when it is no JSON object.</summary>
    internal static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
