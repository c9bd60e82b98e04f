using System.Text.Json;

namespace Bot.Slack;

/// <summary>What comes by a socket: a greeting, a goodbye, or an envelope, https://docs.slack.dev/apis/events-api/using-socket-mode.</summary>
/// <param name="Reason">Of a goodbye.</param>
/// <param name="NumConnections">Of the app, this one included.</param>
internal sealed record SocketFrame(
    string? Type, string? EnvelopeId, JsonElement Payload, bool AcceptsResponsePayload, string? Reason, int? NumConnections)
{
    internal const string Hello = "hello";
    internal const string Disconnect = "disconnect";

    /// <summary>The socket is over, and the app may open no other: Socket Mode was switched off.</summary>
    internal const string LinkDisabled = "link_disabled";

    /// <summary>The app has its ten already.</summary>
    internal const string TooMany = "too_many_websockets";

    // The payload holds what people wrote.
    public override string ToString() => $"{nameof(SocketFrame)} {Type}";
}

internal sealed record SocketAcknowledgement(string EnvelopeId, SlackAcknowledgement? Payload);
