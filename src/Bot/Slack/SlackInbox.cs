using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// Takes what Slack brings, once each, acknowledges it at once and has it worked on aside. An event that was not acknowledged comes again, and a mention may come as two
/// events: https://docs.slack.dev/apis/events-api#retries.
/// </summary>
internal sealed partial class SlackInbox(SlackMessages messages, SlackCommands commands, SlackInteractions interactions, SlackHome home, WorkInHand work, ILogger<SlackInbox> logger)
{
    /// <summary>More than arrive in the hour in which Slack may send something again.</summary>
    private const int Remembered = 50_000;

    private readonly RecentIds _recent = new(Remembered);

    internal void Receive(SlackDelivery delivery) => work.Start(stopping => TakeAsync(delivery, stopping));

    private async Task TakeAsync(SlackDelivery delivery, CancellationToken stopping)
    {
        switch (delivery.Kind)
        {
            case SlackDelivery.Event:
                await AcknowledgeAsync(delivery);
                if (Read(delivery, SlackJson.Default.EventCallback) is { EventId: { } id, Event: { } happened } && _recent.Add(id))
                    await TakeAsync(happened, stopping);
                break;
            case SlackDelivery.Command:
                await AcknowledgeAsync(delivery);
                if (Read(delivery, SlackJson.Default.CommandUse) is { Command: not null, ChannelId: not null, UserId: not null } use && IsNew(use.TriggerId))
                    await commands.HandleAsync(use, stopping);
                break;
            case SlackDelivery.Interaction when Read(delivery, SlackJson.Default.Interaction) is { Type: not null } interaction && IsNew(interaction.TriggerId):
                await interactions.HandleAsync(interaction, answer => AcknowledgeAsync(delivery, answer), stopping);
                break;
            default:
                await AcknowledgeAsync(delivery);
                break;
        }
    }

    /// <summary>Null when it is not what Slack documents.</summary>
    private T? Read<T>(SlackDelivery delivery, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return delivery.Payload.Deserialize(type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second where a text has half of a surrogate pair.
            LogUnread(delivery.Kind, exception);
            return null;
        }
    }

    private Task TakeAsync(SlackEvent happened, CancellationToken stopping) => happened.Type switch
    {
        "app_mention" or "message" when happened is { Channel: { } channel, Ts: { } ts } => _recent.Add($"{channel}/{ts}") ? messages.HandleAsync(happened, stopping) : Task.CompletedTask,
        "app_home_opened" => home.ShowAsync(happened, stopping),
        _ => Task.CompletedTask,
    };

    private bool IsNew(string? trigger) => trigger is null || _recent.Add(trigger);

    /// <summary>What was brought is worked on also when Slack did not hear that it came: it may bring it again, and is told then.</summary>
    private async Task AcknowledgeAsync(SlackDelivery delivery, SlackAcknowledgement? answer = null)
    {
        try
        {
            await delivery.Acknowledge(answer);
        }
        catch (SlackException exception)
        {
            LogNotAcknowledged(delivery.Kind, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "What Slack brought ({Kind}) could not be read")]
    private partial void LogUnread(string kind, Exception exception);

    [LoggerMessage(LogLevel.Debug, "What Slack brought ({Kind}) was not acknowledged: {Reason}")]
    private partial void LogNotAcknowledged(string kind, string reason);
}
