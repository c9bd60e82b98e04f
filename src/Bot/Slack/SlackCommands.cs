using Bot.Answers;
using Bot.Chat;

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
            if (IsEmpty(command, options) && use.TriggerId is { } trigger)
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
    internal async Task AnswerAsync(string command, Dictionary<string, string> options, FormPlace asked, string user, string name, CancellationToken cancellationToken)
    {
        var place = SlackPlaces.Of(asked.Channel ?? await api.DirectChannelAsync(user, cancellationToken));
        var reply = new SlackReply(place, user, asked.ResponseUrl, Thread: null);
        if (TypedCommand.Read(command, options, bot.Help, out var problem) is not { } request)
        {
            await replies.SendAsync(Card.Said(problem), reply, isPrivate: true, cancellationToken);
            return;
        }

        var isPrivate = desk.IsPrivate(request, place, isAsked: options.GetValueOrDefault(TypedCommand.Private) == TypedCommand.Yes);
        var person = request.ForModerators is not null ? await people.FindAsync(user, name, cancellationToken) : new ChatUser(user, PlainText.OneLine(name), [], Manages: false);
        var card = await desk.HandleAsync(new ChatCall(person, place, isPrivate, request), cancellationToken);
        // Slack shows the others who used a command nowhere.
        if (!isPrivate && card.Turn is not null && place.Kind == PlaceKind.Channel)
            card = card with { Footer = $"{card.Footer} · asked by {person.Name}" };
        await replies.SendAsync(card, reply, isPrivate, cancellationToken);
    }

    private static bool IsEmpty(string command, Dictionary<string, string> options) => command switch
    {
        TypedCommand.Ask => string.IsNullOrWhiteSpace(options.GetValueOrDefault(TypedCommand.Question)),
        TypedCommand.Figures => string.IsNullOrWhiteSpace(options.GetValueOrDefault(TypedCommand.Topic)),
        _ => false,
    };

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Slack: {Reason}")]
    private partial void LogNotSent(string reason);
}
