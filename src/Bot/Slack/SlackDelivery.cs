using System.Text.Json;

namespace Bot.Slack;

/// <summary>What Slack brought, by a socket or by HTTP, read alike from both: form fields of commands are the properties of <see cref="Payload"/>.</summary>
/// <param name="Kind">One of the names below.</param>
/// <param name="Acknowledge">
/// Tells Slack within 3 s that it came, exactly once, with what it waits for: null, the choices of a select, or what becomes of a form.
/// Fails with <see cref="SlackException"/> when the connection is gone.
/// </param>
internal sealed record SlackDelivery(string Kind, JsonElement Payload, Func<SlackAcknowledgement?, Task> Acknowledge)
{
    internal const string Event = "events_api";
    internal const string Command = "slash_commands";
    internal const string Interaction = "interactive";

    // The payload holds the text of a question and addresses that are secret.
    public override string ToString() => $"{nameof(SlackDelivery)} {Kind}";
}
