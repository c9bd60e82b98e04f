using System.Text.Json;
using Bot.Chat;
using Bot.Moderation;
using Bot.Telemetry;

namespace Bot.Discord;

/// <summary>
/// Slash commands, buttons, forms and suggestions: https://discord.com/developers/docs/interactions/receiving-and-responding. Each is acknowledged first,
/// within the 3 seconds that Discord waits, and worked on then; the gateway and the HTTP endpoint bring them here alike.
/// </summary>
internal sealed partial class DiscordInteractions(
    ChatDesk desk, ChatSuggestions suggestions, IEventJournal journal, DiscordPlaces places, DiscordApi api, DiscordDirect direct, CardSequels sequels, DiscordOptions options, ILogger<DiscordInteractions> logger)
{
    /// <summary>Of the events in the journal.</summary>
    internal const string Kind = "discord interaction";

    private const int MaxChoiceName = 100;

    /// <param name="acknowledge">Sends the first answer; it is called exactly once.</param>
    /// <param name="taken">Called when it cannot be lost any more.</param>
    internal Task HandleAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, Func<Task>? taken, CancellationToken cancellationToken) =>
        interaction.Type == Interaction.Autocomplete
            ? TakeAsync(interaction, acknowledge, cancellationToken)
            : journal.DoAsync(
                $"discord/{interaction.Id}", Kind, () => JsonSerializer.Serialize(interaction, DiscordJson.Default.Interaction), () => TakeAsync(interaction, acknowledge, cancellationToken), cancellationToken, taken);

    /// <summary>As <see cref="HandleAsync"/>, of one that was taken before, and most likely acknowledged. What is edited twice into the same place stands there once.</summary>
    internal Task AgainAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        return TakeAsync(interaction, AcknowledgeAsync, cancellationToken);

        async Task AcknowledgeAsync(InteractionResponse response)
        {
            try
            {
                await acknowledge(response);
            }
            catch (DiscordException exception) when (exception.Code is DiscordException.UnknownInteraction or DiscordException.AlreadyAcknowledged)
            {
                // Where it was not acknowledged, editing the answer fails too.
            }
        }
    }

    private async Task TakeAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        try
        {
            if (!options.AnswersIn(interaction.GuildId))
                await acknowledge(interaction.Type == Interaction.Autocomplete ? InteractionResponse.Choices([]) : InteractionResponse.Message("This bot does not answer in this server."));
            else if (interaction.Type == Interaction.Autocomplete)
                await acknowledge(Suggest(interaction));
            else if (CardButton.TryParse(interaction.Data?.CustomId) is { Name: CardButton.UnhelpfulName } button && interaction.Type == Interaction.Component)
                await acknowledge(RatingForm.Of(button));
            else
                await AnswerAsync(interaction, acknowledge, cancellationToken);
        }
        catch (DiscordException exception) when (exception.Code is DiscordException.UnknownInteraction or DiscordException.AlreadyAcknowledged)
        {
            // Too late, or another connection of the bot has it: Discord itself told the user in the first case.
            LogNotAcknowledged(exception.Message);
        }
        catch (DiscordException exception) when (IsGone(exception))
        {
            LogNobodyWaits(exception.Message);
        }
        catch (DiscordException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    private async Task AnswerAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        // Reading what was filled in is no work; whether the answer is private must be known now.
        var request = RequestOf(interaction, out var problem);
        var place = DiscordPlaces.Of(interaction);
        var isShare = request is ChatRequest.Share;
        var isPrivate = place is null || request is null || desk.IsPrivate(request, place, isAsked: OptionsOf(interaction).GetValueOrDefault(TypedCommand.Private) == TypedCommand.Yes);
        await acknowledge(isShare ? InteractionResponse.Seen : InteractionResponse.Later(isPrivate));

        place ??= DiscordPlaces.Of(await places.ChannelAsync(interaction.ChannelId ?? "", cancellationToken), isDirect: false);
        // Buttons answer who pressed them, also where they are public.
        var card = request is null
            ? Card.Said(problem)
            : await desk.HandleAsync(new ChatCall(places.UserOf(interaction), place, isPrivate || isShare, request), ShowAsync, cancellationToken);
        try
        {
            await SendAsync(interaction, card, isPrivate, isShare, cancellationToken);
        }
        catch (DiscordException exception) when (IsGone(exception) && request?.ForModerators is not null)
        {
            // What takes longer than the quarter of an hour in which an interaction can be answered, is told all the same.
            await direct.SendAsync(interaction, card, cancellationToken);
        }

        if (card.IsExpired)
            await RemoveButtonsAsync(interaction, cancellationToken);
        await sequels.EditAsync(card, ShowAsync, cancellationToken);

        Task ShowAsync(Card shown, CancellationToken stopping) => api.EditAnswerAsync(interaction, CardMessage.Of(shown), stopping);
    }

    /// <summary>Replaces "thinking" by the answer; what is shared is a new message.</summary>
    private async Task SendAsync(Interaction interaction, Card card, bool isPrivate, bool isShare, CancellationToken cancellationToken)
    {
        var mayAttach = DiscordPermissions.Read(interaction.AppPermissions) is not { } permissions || DiscordPermissions.Has(permissions, DiscordPermissions.AttachFiles);
        var message = CardMessage.Of(card.Awaiting, interaction.AttachmentSizeLimit, mayAttach);
        var isDeleted = false;
        try
        {
            using var measured = BotTelemetry.Send(DiscordPlaces.Platform, card);
            await SendAsync(message);
            measured.Outcome = "sent";
        }
        catch (DiscordException exception) when (!IsGone(exception))
        {
            // Nobody shall look at "thinking" for ever because something of the answer was refused.
            LogNotSent(exception.Message);
            desk.NotSent(card);
            card = ChatDesk.WentWrong;
            await SendAsync(CardMessage.Of(card));
        }

        async Task SendAsync(DiscordMessage message)
        {
            var forOne = message with { Flags = DiscordMessage.Ephemeral };
            if (isShare)
            {
                await api.FollowUpAsync(interaction, card.Turn is null ? forOne : message, cancellationToken);
            }
            else if (isPrivate || card.Turn is not null)
            {
                await api.EditAnswerAsync(interaction, message, cancellationToken);
            }
            else
            {
                // A refusal is for the one who is refused, but "thinking" was said to all.
                if (!isDeleted)
                    await api.DeleteAnswerAsync(interaction, cancellationToken);
                isDeleted = true;
                await api.FollowUpAsync(interaction, forOne, cancellationToken);
            }
        }
    }

    /// <summary>Buttons that are of no use must not look as if they were. Messages for one person alone cannot be changed this way.</summary>
    private async Task RemoveButtonsAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { Message: { } message, ChannelId: { } channel } || (message.Flags & DiscordMessage.Ephemeral) != 0)
            return;
        var left = (message.Components ?? []).SelectMany(row => row.Components ?? [])
            .Where(button => CardButton.TryParse(button.CustomId)?.NeverExpires == true)
            .Select(button => CardMessage.Button(CardButton.TryParse(button.CustomId)! with { Label = button.Label ?? "" })) // by the filter before
            .ToList();
        await api.EditAsync(channel, message.Id, new DiscordMessage { Components = left.Count == 0 ? [] : [DiscordComponent.Row(left)] }, cancellationToken);
    }

    /// <param name="problem">What to say when there is no request.</param>
    private ChatRequest? RequestOf(Interaction interaction, out string problem)
    {
        problem = "This is of another version of the bot. Please ask again.";
        return interaction.Type switch
        {
            Interaction.Command when interaction.Data is { Name: ChatChecks.Name } chosen => CheckTarget.Read(chosen, out problem),
            Interaction.Command => TypedCommand.Read(interaction.Data?.Name ?? "", OptionsOf(interaction), CommandDefinition.Help(options.MessageContent), out problem, FileOf(interaction.Data)),
            Interaction.Component => CardButton.TryParse(interaction.Data?.CustomId)?.Request(),
            Interaction.FormSent => RatingForm.Read(interaction.Data),
            _ => null,
        };
    }

    private InteractionResponse Suggest(Interaction interaction)
    {
        var focused = interaction.Data?.Fields.FirstOrDefault(option => option.Focused);
        var suggested = focused is null || DiscordPlaces.Of(interaction) is not { } place || (interaction.Data?.Name == TypedCommand.Corpus && !desk.IsModerator(places.UserOf(interaction)))
            ? []
            : TypedCommand.Suggest(suggestions, place, interaction.Data?.Name ?? "", focused.Name, focused.Text);
        return InteractionResponse.Choices(
        [
            .. from suggestion in suggested
               where suggestion.Value.Length is > 0 and <= MaxChoiceName && suggestion.Name.Length > 0
               select new CommandChoice(CutText.Of(suggestion.Name, MaxChoiceName), suggestion.Value),
        ]);
    }

    private static Dictionary<string, string> OptionsOf(Interaction interaction)
    {
        var options = (interaction.Data?.Fields ?? []).ToDictionary(option => option.Name, option => option.Text, StringComparer.Ordinal);
        if (interaction.Data?.Subcommand is { } used)
            options[TypedCorpus.Action] = used.Name;
        return options;
    }

    private Upload? FileOf(InteractionContent? content) =>
        content?.Fields.FirstOrDefault(field => field.Type == CommandOption.Attachment) is { } field && content.Resolved?.Attachments?.GetValueOrDefault(field.Text) is { } file
            ? new Upload(file.Filename ?? "", file.Size, stopping => api.DownloadAsync(file.Url, stopping))
            : null;

    private static bool IsGone(DiscordException exception) =>
        exception.Code is DiscordException.UnknownMessage or DiscordException.UnknownWebhook or DiscordException.InvalidWebhookToken;

    [LoggerMessage(LogLevel.Warning, "An interaction was not acknowledged: {Reason}")]
    private partial void LogNotAcknowledged(string reason);

    [LoggerMessage(LogLevel.Information, "An answer was not shown, since its message is gone: {Reason}")]
    private partial void LogNobodyWaits(string reason);

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Discord: {Reason}")]
    private partial void LogNotSent(string reason);
}
