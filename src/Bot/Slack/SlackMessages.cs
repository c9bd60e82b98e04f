using System.Text.Json;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// Mentions, direct messages and what is said in threads: https://docs.slack.dev/apis/events-api. A mention in a channel is answered in a thread below it.
/// </summary>
internal sealed partial class SlackMessages(ChatListener listener, IEventJournal journal, SlackReplies replies, SlackApi api, SlackBot bot, ILogger<SlackMessages> logger)
{
    /// <summary>Of the events in the journal.</summary>
    internal const string Kind = "slack message";

    /// <param name="taken">Called when it cannot be lost any more, if it is meant for the bot.</param>
    internal Task HandleAsync(SlackEvent said, Func<Task> taken, CancellationToken cancellationToken) => HandleAsync(said, wasTaken: false, taken, cancellationToken);

    /// <summary>As <see cref="HandleAsync(SlackEvent, Func{Task}, CancellationToken)"/>, of one that was taken before. An answer that stands there already is not sent again.</summary>
    internal Task AgainAsync(SlackEvent said, CancellationToken cancellationToken) => HandleAsync(said, wasTaken: true, () => Task.CompletedTask, cancellationToken);

    private async Task HandleAsync(SlackEvent said, bool wasTaken, Func<Task> taken, CancellationToken cancellationToken)
    {
        // What the bot and others of its kind say, and what only tells that a message changed, is no question.
        if (said is not { User: { } user, Channel: { } channel, Ts: { } ts, BotId: null, Subtype: null or "file_share" or "thread_broadcast" } || user == bot.Identity.UserId)
            return;

        var place = SlackPlaces.Of(channel, said.ThreadTs ?? ts);
        var reply = new SlackReply(place, user, ResponseUrl: null, said.ThreadTs ?? (place.Kind == PlaceKind.Thread ? ts : null)) { To = new AnsweredEvent($"slack/{channel}/{ts}", ts, wasTaken) };
        // Slack shows an answer before it tells the bot as which message, and who is quick goes on below it already.
        if (said.ThreadTs is not null)
            await replies.SettledAsync(channel, cancellationToken);
        var heard = Read(said, user, place);
        if (wasTaken)
            await AnswerAsync(heard, said, reply, cancellationToken);
        else if (listener.IsMeant(heard))
            await journal.DoAsync(reply.To.Id, Kind, () => JsonSerializer.Serialize(said, SlackJson.Default.SlackEvent), () => AnswerAsync(heard, said, reply, cancellationToken), cancellationToken, taken);
    }

    private async Task AnswerAsync(HeardMessage heard, SlackEvent said, SlackReply reply, CancellationToken cancellationToken)
    {
        try
        {
            if (heard.Text.Length == 0 && said.ThreadTs is { } first)
                heard = heard with { RepliedText = await FirstOfThreadAsync(reply.Channel, first, cancellationToken) };
            if (await listener.AnswerAsync(heard, cancellationToken) is { } card)
                await replies.SendAsync(card, card.Turn is null ? reply with { Thread = said.ThreadTs } : reply, isPrivate: false, cancellationToken);
        }
        catch (SlackException exception) when (exception.IsClosedChannel)
        {
            LogClosed(reply.Channel, exception.Message);
            await TellDirectlyAsync(reply.User, reply.Channel, cancellationToken);
        }
        catch (SlackException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    private HeardMessage Read(SlackEvent said, string user, ChatPlace place)
    {
        var own = bot.Identity.UserId;
        var text = MessageText.Of(said.Text, own);
        return new HeardMessage(
            new ChatUser(user, user, [], Manages: false),
            place,
            text,
            IsToBot: place.Kind == PlaceKind.Direct || MessageText.Mentions(said.Text, own),
            IsToOthers: MessageText.MentionsOthers(said.Text, own),
            ReplyTo: null)
        {
            Typed = Typed(text, place),
            Help = bot.Help,
        };
    }

    /// <summary>Fields may be typed behind a question as behind the command.</summary>
    private ChatRequest? Typed(string text, ChatPlace place)
    {
        var options = CommandText.Read(TypedCommand.Ask, text);
        if (options.Count == 1)
            return null;
        if (options.GetValueOrDefault(TypedCommand.Private) == TypedCommand.Yes && place.Kind != PlaceKind.Direct)
            return new ChatRequest.Say("What mentions me is answered for all to see. For an answer that you alone see, use /ask with private:yes, or write me a direct message.");
        return TypedCommand.Read(TypedCommand.Ask, options, bot.Help, out var problem) ?? new ChatRequest.Say(problem);
    }

    /// <summary>Who only calls the bot into a thread, means what the thread began with.</summary>
    private async Task<string?> FirstOfThreadAsync(string channel, string thread, CancellationToken cancellationToken)
    {
        try
        {
            // Below an answer of the bot itself there is nothing that somebody else asks.
            return await api.FirstOfThreadAsync(channel, thread, cancellationToken) is { } first && first.User != bot.Identity.UserId ? MessageText.Of(first.Text, bot.Identity.UserId) : null;
        }
        catch (SlackException)
        {
            // Without channels:history the bot sees nothing but what mentions it, and asks.
            return null;
        }
    }

    /// <summary>Who asked in a channel where the bot may not answer, should not wait for ever.</summary>
    private async Task TellDirectlyAsync(string user, string channel, CancellationToken cancellationToken)
    {
        try
        {
            var direct = await api.DirectChannelAsync(user, cancellationToken);
            await api.PostAsync(new SlackMessage($"I may not answer in <#{channel}>. Invite me there, or ask me here or with /ask.") { Channel = direct }, cancellationToken);
        }
        catch (SlackException exception)
        {
            // The operator knows already.
            LogNotTold(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Somebody asked in channel {Channel}, but the answer may not be sent there: {Reason}. Invite the bot to it, if it is not archived")]
    private partial void LogClosed(string channel, string reason);

    [LoggerMessage(LogLevel.Debug, "Nor could that person be told: {Reason}")]
    private partial void LogNotTold(string reason);

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Slack: {Reason}")]
    private partial void LogNotSent(string reason);
}
