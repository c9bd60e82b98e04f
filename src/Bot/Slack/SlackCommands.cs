using Bot.Answers;
using Bot.Chat;
using Bot.Moderation;

namespace Bot.Slack;

/// <summary>Commands, and the forms that stand in for them: https://docs.slack.dev/interactivity/implementing-slash-commands.</summary>
internal sealed partial class SlackCommands(ChatDesk desk, SlackReplies replies, SlackPeople people, SlackApi api, SlackBot bot, ILogger<SlackCommands> logger)
{
    internal async Task HandleAsync(CommandUse use, CancellationToken cancellationToken)
    {
        var command = CommandText.NameOf(use.Command);
        var options = CommandText.Read(command, MessageText.Of(use.Text, bot.Identity.UserId));
        if (SmallTalk.AsksForHelp(options.GetValueOrDefault(TypedCommand.Question) ?? ""))
            command = TypedCommand.Help;
        var place = new FormPlace(use.ChannelId, use.ResponseUrl);
        try
        {
            // Who gives no question, is asked for it.
            if (command == TypedCommand.Corpus && use.TriggerId is { } opener && await WantsFileAsync(options, use, cancellationToken))
                await replies.OpenAsync(opener, UploadForm.Of(place), new SlackReply(SlackPlaces.Of(use.ChannelId), use.UserId, use.ResponseUrl, Thread: null), cancellationToken);
            else if (IsEmpty(command, options) && use.TriggerId is { } trigger)
                await replies.OpenAsync(trigger, CommandForm.Of(command, place, options), new SlackReply(SlackPlaces.Of(use.ChannelId), use.UserId, use.ResponseUrl, Thread: null), cancellationToken);
            else
                await AnswerAsync(command, options, place, use.UserId, use.UserName ?? use.UserId, cancellationToken);
        }
        catch (SlackException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    /// <param name="options">The fields by their names.</param>
    /// <param name="file">That a form was sent with.</param>
    internal async Task AnswerAsync(string command, Dictionary<string, string> options, FormPlace asked, string user, string name, CancellationToken cancellationToken, Upload? file = null)
    {
        var place = SlackPlaces.Of(asked.Channel ?? await api.DirectChannelAsync(user, cancellationToken));
        var reply = new SlackReply(place, user, asked.ResponseUrl, Thread: null);
        if (TypedCommand.Read(command, options, bot.Help, out var problem, file) is not { } request)
        {
            await replies.SendAsync(Card.Said(problem), reply, isPrivate: true, cancellationToken);
            return;
        }

        var isPrivate = desk.IsPrivate(request, place, isAsked: options.GetValueOrDefault(TypedCommand.Private) == TypedCommand.Yes);
        var person = await people.FindAsync(request, user, name, cancellationToken);
        var live = replies.Live(reply);
        var card = await desk.HandleAsync(new ChatCall(person, place, isPrivate, request), live.ShowAsync, cancellationToken);
        // Slack shows the others who used a command nowhere.
        if (!isPrivate && card.Turn is not null && place.Kind == PlaceKind.Channel)
            card = card.Changed(card => card with { Footer = $"{card.Footer} · asked by {person.Name}" });
        await replies.SendAsync(card, live, reply, isPrivate, cancellationToken);
    }

    /// <summary>A moderator adds a file, which no command takes. Others are refused before they choose one.</summary>
    private async Task<bool> WantsFileAsync(Dictionary<string, string> options, CommandUse use, CancellationToken cancellationToken) =>
        TypedCorpus.Read(options, file: null) is { Action: CorpusAction.Add { File: null } } request
        && desk.IsModerator(await people.FindAsync(request, use.UserId, use.UserName ?? use.UserId, cancellationToken));

    private static bool IsEmpty(string command, Dictionary<string, string> options) => command switch
    {
        TypedCommand.Ask => string.IsNullOrWhiteSpace(options.GetValueOrDefault(TypedCommand.Question)),
        TypedCommand.Figures => string.IsNullOrWhiteSpace(options.GetValueOrDefault(TypedCommand.Topic)),
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Slack: {Reason}")]
    private partial void LogNotSent(string reason);
}
