
using Bot.Chat;

namespace Bot.Discord;

/// <summary>
/// Slash commands, buttons, forms and suggestions: https://discord.com/developers/docs/interactions/receiving-and-responding. Each is acknowledged first,
/// within the 3 seconds that Discord waits, and worked on then; the gateway and the HTTP endpoint bring them here alike.
/// </summary>
internal sealed partial class DiscordInteractions(
    ChatDesk desk, ChatSuggestions suggestions, ChannelSettings settings, DiscordApi api, DiscordOptions options, ILogger<DiscordInteractions> logger)
{
    private const int MaxChoiceName = 100;

    private const string WentWrong = "Something went wrong on our side. Please ask again.";

    /// <param name="acknowledge">Sends the first answer; it is called exactly once.</param>
    internal async Task HandleAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        try
        {
            switch (interaction.Type)
            {
                case Interaction.Autocomplete:
                    await acknowledge(Suggest(interaction));
                    break;
                case Interaction.Command:
                    await RunAsync(interaction, acknowledge, cancellationToken);
                    break;
                case Interaction.Component:
                    await PressAsync(interaction, acknowledge, cancellationToken);
                    break;
                case Interaction.FormSent:
                    await SubmitAsync(interaction, acknowledge, cancellationToken);
                    break;
                default:
                    await acknowledge(InteractionResponse.Message("This bot does not know what that is. It may be too old."));
                    break;
            }
        }
        catch (DiscordException exception) when (exception.Code is DiscordException.UnknownInteraction or DiscordException.AlreadyAcknowledged)
        {
            // Too late, or another connection of the bot has it: Discord itself told the user in the first case.
            LogNotAcknowledged(exception.Message);
        }
        catch (DiscordException exception) when (exception.Code is DiscordException.UnknownMessage or DiscordException.UnknownWebhook or DiscordException.InvalidWebhookToken)
        {
            LogNobodyWaits(exception.Message);
        }
        catch (DiscordException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    private async Task RunAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        var place = DiscordPlaces.Of(interaction);
        var command = interaction.Data ?? new InteractionContent();
        var isPrivate = command.Name is not (CommandDefinition.Ask or CommandDefinition.Figures)
            || settings.Of(place).IsPrivate
            || command.Options?.Any(option => option is { Name: "private", Text: "true" }) == true;
        await acknowledge(InteractionResponse.Later(isPrivate));
        await AnswerAsync(
            interaction,
            () => CommandReader.Read(command, options.MessageContent, out var problem) is { } request
                ? desk.HandleAsync(new ChatCall(DiscordPlaces.UserOf(interaction), place, isPrivate, request), cancellationToken)
                : Task.FromResult(Card.Said(problem)),
            cancellationToken);
    }

    private async Task PressAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        var button = CardButton.TryParse(interaction.Data?.CustomId);
        if (button?.Name == CardButton.UnhelpfulName)
        {
            await acknowledge(RatingForm.Of(button));
            return;
        }

        var place = DiscordPlaces.Of(interaction);
        if (button?.Request() is not { } request)
        {
            await acknowledge(InteractionResponse.Message("This button is of another version of the bot. Please ask again."));
            return;
        }

        // What is shared is a new message for all; everything else is for the one who pressed.
        var isShare = request is ChatRequest.Share;
        await acknowledge(isShare ? InteractionResponse.Seen : InteractionResponse.Later(isPrivate: true));
        var call = new ChatCall(DiscordPlaces.UserOf(interaction), place, IsPrivate: true, request);
        if (isShare)
            await ShareAsync(interaction, call, cancellationToken);
        else
            await AnswerAsync(interaction, () => desk.HandleAsync(call, cancellationToken), cancellationToken);
    }

    private async Task SubmitAsync(Interaction interaction, Func<InteractionResponse, Task> acknowledge, CancellationToken cancellationToken)
    {
        await acknowledge(InteractionResponse.Later(isPrivate: true));
        var place = DiscordPlaces.Of(interaction);
        await AnswerAsync(
            interaction,
            () => RatingForm.Read(interaction.Data) is { } request
                ? desk.HandleAsync(new ChatCall(DiscordPlaces.UserOf(interaction), place, IsPrivate: true, request), cancellationToken)
                : Task.FromResult(Card.Said("This form is of another version of the bot. Please press the button again.")),
            cancellationToken);
    }

    /// <summary>Replaces "thinking" by the answer.</summary>
    private async Task AnswerAsync(Interaction interaction, Func<Task<Card>> ask, CancellationToken cancellationToken)
    {
        var card = await CardAsync(ask);
        var filesRefused = card.Files.Count > 0 && !May(interaction, DiscordPermissions.AttachFiles)
            ? "Files could not be attached: I lack the permission Attach Files here. Whoever manages this server can give it to me."
            : null;
        await api.EditAnswerAsync(interaction, CardMessage.Of(card, interaction.AttachmentSizeLimit, filesRefused), cancellationToken);
        if (card.IsExpired)
            await DisableButtonsAsync(interaction, cancellationToken);
    }

    private async Task ShareAsync(Interaction interaction, ChatCall call, CancellationToken cancellationToken)
    {
        var card = await CardAsync(() => desk.HandleAsync(call, cancellationToken));
        var isAnswer = card.Turn is not null;
        var message = CardMessage.Of(card, interaction.AttachmentSizeLimit);
        await api.FollowUpAsync(interaction, isAnswer ? message : message with { Flags = DiscordMessage.Ephemeral }, cancellationToken);
    }

    private async Task<Card> CardAsync(Func<Task<Card>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
            return Card.Said(WentWrong);
        }
    }

    /// <summary>Buttons that are of no use must not look as if they were. Messages for one person alone cannot be changed this way.</summary>
    private async Task DisableButtonsAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { Message: { } message, ChannelId: { } channel } || (message.Flags & DiscordMessage.Ephemeral) != 0)
            return;
        await api.EditAsync(channel, message.Id, new DiscordMessage { Components = [] }, cancellationToken);
    }

    private InteractionResponse Suggest(Interaction interaction)
    {
        var focused = interaction.Data?.Options?.FirstOrDefault(option => option.Focused);
        var suggested = focused is null
            ? []
            : CommandDefinition.Suggest(suggestions, DiscordPlaces.Of(interaction), interaction.Data?.Name ?? "", focused.Name, focused.Text);
        return InteractionResponse.Choices(
        [
            .. from suggestion in suggested
               where suggestion.Value.Length is > 0 and <= MaxChoiceName && suggestion.Name.Length > 0
               select new CommandChoice(CutText.Of(suggestion.Name, MaxChoiceName), suggestion.Value),
        ]);
    }

    private static bool May(Interaction interaction, long permission) =>
        DiscordPermissions.Read(interaction.AppPermissions) is not { } permissions || DiscordPermissions.Has(permissions, permission);

    [LoggerMessage(LogLevel.Warning, "An interaction was not acknowledged: {Reason}")]
    private partial void LogNotAcknowledged(string reason);

    [LoggerMessage(LogLevel.Information, "An answer was not shown, since its message is gone: {Reason}")]
    private partial void LogNobodyWaits(string reason);

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Discord: {Reason}")]
    private partial void LogNotSent(string reason);

    [LoggerMessage(LogLevel.Error, "A question was not answered")]
    private partial void LogFailed(Exception exception);
}
