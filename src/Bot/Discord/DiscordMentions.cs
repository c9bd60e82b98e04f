using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>
/// Messages that are meant for the bot: those that mention it or reply to it, direct messages, and what is said in a thread where it answered. All others are passed over.
/// </summary>
internal sealed partial class DiscordMentions(
    ChatDesk desk, ChatTurns turns, ChannelSettings settings, DiscordPlaces places, DiscordApi api, DiscordOptions options, TimeProvider time, ILogger<DiscordMentions> logger)
{
    private const int MaxThreadName = 100;

    /// <summary>Minutes of silence after which a thread is folded away: a day.</summary>
    private const int ThreadArchive = 1_440;

    /// <summary>Answers take some milliseconds; who waits longer sees that somebody is at work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    internal async Task HandleAsync(ReceivedMessage message, string bot, CancellationToken cancellationToken)
    {
        if (message is not { Author: { Bot: false } author, WebhookId: null, Type: ReceivedMessage.Plain or ReceivedMessage.Reply } || author.Id == bot)
            return;

        try
        {
            var isMention = message.Mentions?.Any(user => user.Id == bot) == true;
            var isDirect = message.GuildId is null;
            var isReplyToBot = message.ReferencedMessage?.Author?.Id == bot;
            // What people say to each other in a thread of ours is not for the bot.
            var isInThread = !isMention && !isDirect && !isReplyToBot && message.Mentions is not { Count: > 0 } && message.MessageReference is null
                && turns.IsThread(DiscordPlaces.Platform, message.ChannelId);
            if (isMention || isDirect || isReplyToBot || isInThread)
                await AnswerAsync(message, bot, isDirect, cancellationToken);
        }
        catch (DiscordException exception) when (exception.IsClosedChannel)
        {
            LogClosed(message.ChannelId, exception.Message);
            await TellDirectlyAsync(message, author.Id, cancellationToken);
        }
        catch (DiscordException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    private async Task AnswerAsync(ReceivedMessage message, string bot, bool isDirect, CancellationToken cancellationToken)
    {
        var channel = isDirect ? new DiscordChannel(message.ChannelId, 1) : await places.ChannelAsync(message.ChannelId, cancellationToken);
        var place = DiscordPlaces.Of(channel, isDirect);
        if (string.IsNullOrWhiteSpace(message.Content))
        {
            // Said once a place: people may talk to each other there without being told each time.
            if (turns.IsFirstTold(DiscordPlaces.Platform, message.ChannelId))
                await PostAsync(message, place, Card.Said("Discord shows me only messages that mention me. To go on asking, reply to an answer of mine (leave the mention in the reply on), mention me, or use /ask."), cancellationToken);
            return;
        }

        if (!isDirect && settings.Of(place).IsPrivate)
        {
            await PostAsync(message, place, Card.Said("Answers in this channel are private: please use /ask, whose answer you alone see."), cancellationToken);
            return;
        }

        var text = TextOf(message, bot);
        // "@bot" under somebody's question asks that question.
        if (text.Length == 0 && message.ReferencedMessage is { Author: { } asker } referenced && asker.Id != bot)
            text = TextOf(referenced, bot);
        if (text.Length == 0)
        {
            await PostAsync(message, place, Card.Said("What would you like to know? Mention me with a question, for example: what is the Le Touquet treaty"), cancellationToken);
            return;
        }

        // A thread from a message has the id of the message.
        var thread = options.AnswerInThreads && channel.Type is DiscordChannel.Text or DiscordChannel.Announcements && message.MessageReference is null
            ? new ChatPlace(DiscordPlaces.Platform, message.Id, PlaceKind.Thread, channel.Id)
            : null;
        var call = new ChatCall(DiscordPlaces.UserOf(message), thread ?? place, IsPrivate: false, new ChatRequest.Ask(text, Filter: null, TurnOf(message.ReferencedMessage, bot)));
        var card = await CardAsync(call, message.ChannelId, cancellationToken);
        if (thread is not null && !await StartThreadAsync(message, card.Title ?? text, cancellationToken))
        {
            thread = null;
            if (card.Turn is { } turn)
                turns.Move(turn, place);
        }

        await PostAsync(message, thread ?? place, card, cancellationToken);
    }

    private async Task<Card> CardAsync(ChatCall call, string channel, CancellationToken cancellationToken)
    {
        try
        {
            var answering = desk.HandleAsync(call, cancellationToken);
            if (await Task.WhenAny(answering, Task.Delay(Patience, time, cancellationToken)) != answering)
                await api.TypeAsync(channel, cancellationToken);
            return await answering;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DiscordException))
        {
            LogFailed(exception);
            return Card.Said("Something went wrong on our side. Please ask again.");
        }
    }

    /// <summary>False where the bot may not start one, so that it answers in the channel.</summary>
    private async Task<bool> StartThreadAsync(ReceivedMessage message, string question, CancellationToken cancellationToken)
    {
        try
        {
            await api.StartThreadAsync(message.ChannelId, message.Id, new NewThread(CutText.Of(question, MaxThreadName), ThreadArchive), cancellationToken);
            return true;
        }
        catch (DiscordException exception) when (exception.Code == DiscordException.ThreadExists)
        {
            return true;
        }
        catch (DiscordException exception)
        {
            LogNoThread(message.ChannelId, exception.Message);
            return false;
        }
    }

    private async Task PostAsync(ReceivedMessage message, ChatPlace place, Card card, CancellationToken cancellationToken)
    {
        var isNewThread = place.Channel == message.Id;
        await api.PostAsync(
            place.Channel,
            CardMessage.Of(card) with
            {
                MessageReference = isNewThread ? null : new MessageReference(message.Id, FailIfNotExists: false),
                // The same message is answered once, however often it is delivered or the request is repeated.
                Nonce = message.Id,
                EnforceNonce = true,
            },
            cancellationToken);    }

    /// <summary>Who asked in a channel where the bot may not answer, should not wait for ever.</summary>
    private async Task TellDirectlyAsync(ReceivedMessage message, string user, CancellationToken cancellationToken)
    {
        try
        {
            var direct = await api.DirectChannelAsync(user, cancellationToken);
            var text = $"I may not answer in <#{message.ChannelId}>. Somebody who manages the server can give me the permissions there; until then, ask me here or with /ask.";
            await api.PostAsync(direct.Id, new DiscordMessage { Content = text, Nonce = message.Id, EnforceNonce = true }, cancellationToken);
        }
        catch (DiscordException exception)
        {
            // Many people take no direct messages; the operator knows already.
            LogNotTold(exception.Message);
        }
    }

    /// <summary>The buttons of an answer name its turn; those of others name nothing.</summary>
    private static string? TurnOf(ReceivedMessage? answer, string bot) => answer?.Author?.Id != bot
        ? null
        : answer.Components?.SelectMany(row => row.Components ?? []).Select(button => CardButton.TryParse(button.CustomId)?.Turn).FirstOrDefault(turn => turn is { Length: > 0 });

    private static string TextOf(ReceivedMessage message, string bot)
    {
        var names = (message.Mentions ?? []).DistinctBy(user => user.Id).ToDictionary(user => user.Id, user => user.GlobalName ?? user.Username ?? "", StringComparer.Ordinal);
        var text = Mention().Replace(message.Content ?? "", mention => mention.Groups["id"].Value is var id && id == bot ? " " : names.GetValueOrDefault(id, ""));
        return PlainText.OneLine(text);
    }

    [GeneratedRegex("<@!?(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mention();

    [LoggerMessage(LogLevel.Warning, "Somebody asked in channel {Channel}, but the answer may not be sent there: {Reason}. Give the bot View Channel, Send Messages, Send Messages in Threads, Embed Links and Read Message History there")]
    private partial void LogClosed(string channel, string reason);

    [LoggerMessage(LogLevel.Debug, "Nor could that person be told: {Reason}")]
    private partial void LogNotTold(string reason);

    [LoggerMessage(LogLevel.Warning, "No thread could be started in channel {Channel}, so the answer stands in it: {Reason}. Give the bot Create Public Threads, or set Discord:AnswerInThreads to false")]
    private partial void LogNoThread(string channel, string reason);

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Discord: {Reason}")]
    private partial void LogNotSent(string reason);

    [LoggerMessage(LogLevel.Error, "A question was not answered")]
    private partial void LogFailed(Exception exception);
}
