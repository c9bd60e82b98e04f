using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// Takes what Slack brings, once each, acknowledges it at once and has it worked on aside. An event that was not acknowledged comes again, and a mention may come as two
/// events: https://docs.slack.dev/apis/events-api#retries.
/// </summary>
internal sealed partial class SlackInbox(SlackMessages messages, SlackCommands commands, SlackInteractions interactions, SlackHome home, IEventJournal journal, WorkInHand work, ILogger<SlackInbox> logger) : IEventTaker
{
    /// <summary>More than arrive in the hour in which Slack may send something again.</summary>
    private const int Remembered = 50_000;

    /// <summary>Of the events in the journal.</summary>
    private const string CommandKind = "slack command", InteractionKind = "slack interaction";

    private readonly RecentIds _recent = new(Remembered);

    public IReadOnlyList<string> Kinds { get; } = [SlackMessages.Kind, CommandKind, InteractionKind];

    public Task AgainAsync(ChatEvent taken, CancellationToken cancellationToken) => taken.Kind switch
    {
        SlackMessages.Kind when JsonSerializer.Deserialize(taken.Payload, SlackJson.Default.SlackEvent) is { } said => messages.AgainAsync(said, cancellationToken),
        CommandKind when JsonSerializer.Deserialize(taken.Payload, SlackJson.Default.CommandUse) is { } use => commands.HandleAsync(use, cancellationToken),
        InteractionKind when JsonSerializer.Deserialize(taken.Payload, SlackJson.Default.Interaction) is { } interaction =>
            interactions.HandleAsync(interaction, _ => Task.CompletedTask, cancellationToken),
        _ => Task.CompletedTask,
    };

    internal void Receive(SlackDelivery delivery) => work.Start(stopping => TakeAsync(delivery, stopping));

    private async Task TakeAsync(SlackDelivery delivery, CancellationToken stopping)
    {
        var acknowledged = new Lazy<Task>(() => AcknowledgeAsync(delivery));
        switch (delivery.Kind)
        {
            case SlackDelivery.Interaction when Read(delivery, SlackJson.Default.Interaction) is { Type: not null } interaction && IsNew(interaction.TriggerId):
                await KeptAsync(
                    interaction.Type == Interaction.Suggestion ? null : interaction.TriggerId, InteractionKind, interaction, SlackJson.Default.Interaction,
                    () => interactions.HandleAsync(interaction, answer => AcknowledgeAsync(delivery, answer), stopping), stopping);
                return;
            case SlackDelivery.Event or SlackDelivery.Command when !journal.Survives:
                await acknowledged.Value;
                break;
        }

        if (delivery.Kind == SlackDelivery.Event && Read(delivery, SlackJson.Default.EventCallback) is { EventId: { } id, Event: { } happened } && _recent.Add(id))
            await TakeAsync(happened, () => acknowledged.Value, stopping);
        if (delivery.Kind == SlackDelivery.Command && Read(delivery, SlackJson.Default.CommandUse) is { Command: not null, ChannelId: not null, UserId: not null } use && IsNew(use.TriggerId))
            await KeptAsync(use.TriggerId, CommandKind, use, SlackJson.Default.CommandUse, () => commands.HandleAsync(use, stopping), stopping, () => acknowledged.Value);
        // Also what nobody works on.
        await acknowledged.Value;
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

    /// <param name="acknowledge">Once it cannot be lost any more.</param>
    private Task TakeAsync(SlackEvent happened, Func<Task> acknowledge, CancellationToken stopping) => happened.Type switch
    {
        "app_mention" or "message" when happened is { Channel: { } channel, Ts: { } ts } => _recent.Add($"{channel}/{ts}") ? messages.HandleAsync(happened, acknowledge, stopping) : Task.CompletedTask,
        "app_home_opened" => home.ShowAsync(happened, stopping),
        _ => Task.CompletedTask,
    };

    /// <param name="trigger">Of each use another one; without it, it cannot be told from others and is worked on here alone.</param>
    private Task KeptAsync<T>(string? trigger, string kind, T brought, JsonTypeInfo<T> type, Func<Task> work, CancellationToken cancellationToken, Func<Task>? taken = null) =>
        trigger is null ? work() : journal.DoAsync($"slack/{trigger}", kind, () => JsonSerializer.Serialize(brought, type), work, cancellationToken, taken);

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
