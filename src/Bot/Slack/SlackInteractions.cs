using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Chat;
using Bot.Moderation;

namespace Bot.Slack;

/// <summary>
/// Buttons, forms, shortcuts and suggestions: https://docs.slack.dev/interactivity/handling-user-interaction. Each is acknowledged first, within the 3 seconds that
/// Slack waits, and worked on then.
/// </summary>
internal sealed partial class SlackInteractions(
    ChatDesk desk, ChatTurns turns, ChatSuggestions suggestions, SlackReplies replies, SlackCommands commands, SlackPeople people, SlackApi api, SlackBot bot, ILogger<SlackInteractions> logger)
{
    private const int MostOptions = 100;

    internal async Task HandleAsync(Interaction interaction, Func<SlackAcknowledgement?, Task> acknowledge, CancellationToken cancellationToken)
    {
        try
        {
            switch (interaction.Type)
            {
                case Interaction.Suggestion:
                    await acknowledge(Suggest(interaction));
                    break;
                case Interaction.FormSent when interaction.View is { } form:
                    await TakeAsync(form, interaction, acknowledge, cancellationToken);
                    break;
                case Interaction.Press when interaction.Actions is [var pressed, ..]:
                    await acknowledge(null);
                    await PressAsync(pressed.ActionId, interaction, cancellationToken);
                    break;
                case Interaction.Shortcut or Interaction.MessageShortcut:
                    await acknowledge(null);
                    await TakeShortcutAsync(interaction, cancellationToken);
                    break;
                default:
                    await acknowledge(null);
                    break;
            }
        }
        catch (SlackException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    private async Task PressAsync(string pressed, Interaction interaction, CancellationToken cancellationToken)
    {
        if (HomeView.CommandOf(pressed) is { } command)
        {
            await api.OpenViewAsync(interaction.TriggerId ?? "", CommandForm.Of(command, FormPlace.Nowhere, new Dictionary<string, string>()), cancellationToken);
            return;
        }

        var button = CardButton.TryParse(pressed);
        var reply = ReplyTo(interaction, button?.Turn);
        if (button is { Name: CardButton.UnhelpfulName })
        {
            await replies.OpenAsync(interaction.TriggerId, RatingForm.Of(button, new FormPlace(reply.Channel, interaction.ResponseUrl)), reply, cancellationToken);
            return;
        }

        if (button?.Request() is not { } request)
        {
            await replies.SendAsync(Card.Said("This is of another version of the bot. Please ask again."), reply, isPrivate: true, cancellationToken);
            return;
        }

        // Buttons answer who pressed them, also where they are public; what is shared is for all.
        var user = UserOf(interaction);
        var live = replies.Live(reply);
        var call = new ChatCall(await people.FindAsync(request, user.Id, user.Name, cancellationToken), reply.Place, IsPrivate: true, request);
        var card = await desk.HandleAsync(call, live.ShowAsync, cancellationToken);
        await replies.SendAsync(card, live, reply, isPrivate: request is not ChatRequest.Share, cancellationToken);
        if (card.IsExpired)
            await RemoveButtonsAsync(interaction, cancellationToken);
    }

    private async Task TakeAsync(SentView form, Interaction interaction, Func<SlackAcknowledgement?, Task> acknowledge, CancellationToken cancellationToken)
    {
        var place = FormPlace.Read(form.PrivateMetadata);
        var user = UserOf(interaction);
        if (CommandForm.CommandOf(form.CallbackId) is { } command)
        {
            var options = CommandForm.Read(form);
            var problem = CommandForm.Check(command, options);
            await acknowledge(problem);
            if (problem is null)
                await commands.AnswerAsync(command, options, place, user.Id, user.Name, cancellationToken);
            return;
        }

        await acknowledge(null);
        if (form.CallbackId == UploadForm.Name)
        {
            await commands.AnswerAsync(TypedCommand.Corpus, new() { [TypedCorpus.Action] = TypedCorpus.Add }, place, user.Id, user.Name, cancellationToken, UploadOf(form));
            return;
        }

        if (RatingForm.Read(form) is { } rating && place.Channel is { } channel)
        {
            var reply = ReplyTo(channel, user.Id, place.ResponseUrl, rating.Turn);
            await replies.SendAsync(await desk.HandleAsync(new ChatCall(user, reply.Place, IsPrivate: true, rating), cancellationToken), reply, isPrivate: true, cancellationToken);
        }
    }

    private async Task TakeShortcutAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction.Type == Interaction.Shortcut)
        {
            if (CommandForm.CommandOf(interaction.CallbackId) is { } command)
                await api.OpenViewAsync(interaction.TriggerId ?? "", CommandForm.Of(command, FormPlace.Nowhere, new Dictionary<string, string>()), cancellationToken);
            return;
        }

        var reply = ReplyTo(interaction, turn: null);
        var own = bot.Identity.UserId;
        ChatRequest request = interaction.Message is { } message && (message.User == own || message.BotId == bot.Identity.BotId)
            ? new ChatRequest.Say("This message is mine: its quotes stand in the articles word for word. Choose one that somebody wrote.")
            : new ChatRequest.Check(MessageText.LinesOf(TextOf(interaction.Message), own));
        var card = await desk.HandleAsync(new ChatCall(UserOf(interaction), reply.Place, IsPrivate: true, request), cancellationToken);
        await replies.SendAsync(card, reply, isPrivate: true, cancellationToken);
    }

    private SlackAcknowledgement Suggest(Interaction interaction)
    {
        var (command, field, typed) = (interaction.View?.CallbackId ?? "", interaction.ActionId ?? "", PlainText.OneLine(interaction.Value ?? ""));
        var channel = FormPlace.Read(interaction.View?.PrivateMetadata).Channel;
        // Whoever asks on the page of the app is answered in a direct message.
        var place = channel is null ? new ChatPlace(SlackPlaces.Platform, "", PlaceKind.Direct) : SlackPlaces.Of(channel);
        var suggested = TypedCommand.Suggest(suggestions, place, command, field, typed).Where(suggestion => suggestion.Value.Length is > 0 and <= SlackOption.MaxValue && suggestion.Name.Length > 0).ToList();
        // A select takes nothing but its choices, so what was typed is one of them.
        if (typed.Length is > 0 and <= SlackOption.MaxText && !suggested.Exists(suggestion => suggestion.Value.Equals(typed, StringComparison.OrdinalIgnoreCase)))
            suggested.Insert(0, new ChatSuggestion(typed, typed));
        return SlackAcknowledgement.Choices([.. suggested.Take(MostOptions).Select(suggestion => SlackOption.Of(suggestion.Name, suggestion.Value))]);
    }

    /// <summary>Buttons that are of no use must not look as if they were.</summary>
    private async Task RemoveButtonsAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { ResponseUrl: { } url, Message: { Blocks: { } blocks } message })
            return;
        var left = new JsonArray();
        foreach (var block in blocks.OfType<JsonObject>().Select(block => block.DeepClone().AsObject()))
        {
            if (block["elements"] is JsonArray elements && block["type"]?.ToString() == "actions")
            {
                for (var i = elements.Count - 1; i >= 0; i--)
                {
                    if (CardButton.TryParse(elements[i]?["action_id"]?.ToString())?.NeverExpires != true)
                        elements.RemoveAt(i);
                }

                if (elements.Count == 0)
                    continue;
            }

            left.Add(block);
        }

        await api.ReplaceAsync(url, new SlackReplacement(message.Text ?? "", left), cancellationToken);
    }

    private SlackReply ReplyTo(Interaction interaction, string? turn)
    {
        var channel = interaction.Channel?.Id ?? interaction.Container?.ChannelId ?? "";
        var reply = ReplyTo(channel, UserOf(interaction).Id, interaction.ResponseUrl, turn);
        return turn is null || reply.Place.Kind == PlaceKind.Direct ? reply with { Thread = interaction.Message?.ThreadTs ?? interaction.Container?.ThreadTs } : reply;
    }

    /// <summary>A turn stands where it was answered; Slack does not always tell the thread of a message that was pressed.</summary>
    private SlackReply ReplyTo(string channel, string user, Uri? url, string? turn)
    {
        var place = turn is { Length: > 0 } && turns.Find(turn)?.Place is { Platform: SlackPlaces.Platform } known && SlackPlaces.ChannelOf(known) == channel ? known : SlackPlaces.Of(channel);
        return new SlackReply(place, user, url, SlackPlaces.ThreadOf(place));
    }

    private Upload? UploadOf(SentView form) =>
        UploadForm.FileOf(form) is { } file ? new Upload(file.Name ?? "", file.Size, stopping => api.DownloadAsync(file.UrlPrivateDownload, stopping)) : null;

    private static string? TextOf(InteractionMessage? message) => message?.Text is { Length: > 0 } written ? written : message?.Attachments is [var passedOn, ..] ? passedOn.Text : null;

    private static ChatUser UserOf(Interaction interaction) =>
        new(interaction.User?.Id ?? "", PlainText.OneLine(interaction.User?.Name ?? interaction.User?.Username ?? "someone"), [], Manages: false);

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Slack: {Reason}")]
    private partial void LogNotSent(string reason);
}
