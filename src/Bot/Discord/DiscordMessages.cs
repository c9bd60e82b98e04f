using System.Text.Json;
using Bot.Chat;
using Bot.Telemetry;

namespace Bot.Discord;

/// <summary>Messages of people: what of them is meant for the bot is answered, a question in a channel in a thread of its own.</summary>
internal sealed partial class DiscordMessages(
    ChatListener listener, IEventJournal journal, ChatTurns turns, DiscordPlaces places, DiscordApi api, CardSequels sequels, DiscordOptions options, TimeProvider time, ILogger<DiscordMessages> logger)
{
    /// <summary>Of the events in the journal.</summary>
    internal const string Kind = "discord message";

    private const int MaxThreadName = 100;

    /// <summary>Minutes of silence after which a thread is folded away: a day.</summary>
    private const int ThreadArchive = 1_440;

    /// <summary>Answers take some milliseconds; who waits longer sees that somebody is at work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <param name="taken">Called when it cannot be lost any more, where it is meant for the bot.</param>
    internal async Task HandleAsync(ReceivedMessage message, string bot, Func<Task> taken, CancellationToken cancellationToken)
    {
        if (message is not { Author: { Bot: false } author, WebhookId: null, Type: ReceivedMessage.Plain or ReceivedMessage.Reply } || author.Id == bot || !options.AnswersIn(message.GuildId))
            return;

        var heard = Read(message, bot);
        if (listener.IsMeant(heard))
            await journal.DoAsync($"discord/{message.Id}", Kind, () => JsonSerializer.Serialize(new TakenMessage(message, bot), DiscordJson.Default.TakenMessage), () => HandleAsync(message, heard, bot, wasTaken: false, cancellationToken), cancellationToken, taken);
    }

    /// <summary>As <see cref="HandleAsync(ReceivedMessage, string, Func{Task}, CancellationToken)"/>, of one that was taken before. Discord takes the same answer once.</summary>
    internal Task AgainAsync(ReceivedMessage message, string bot, CancellationToken cancellationToken) => HandleAsync(message, Read(message, bot), bot, wasTaken: true, cancellationToken);

    // Threads of the bot are known by their ids, so that no channel is asked for because of messages that are not meant.
    private HeardMessage Read(ReceivedMessage message, string bot) =>
        MessageReader.Read(message, bot, new ChatPlace(DiscordPlaces.Platform, message.ChannelId, message.GuildId is null ? PlaceKind.Direct : PlaceKind.Thread), options.MessageContent);

    /// <param name="wasTaken">A process that died worked on it, and may have begun a thread.</param>
    private async Task HandleAsync(ReceivedMessage message, HeardMessage heard, string bot, bool wasTaken, CancellationToken cancellationToken)
    {
        try
        {
            await AnswerAsync(message, heard, bot, wasTaken, cancellationToken);
        }
        catch (DiscordException exception) when (exception.IsClosedChannel)
        {
            LogClosed(message.ChannelId, exception.Message);
            await TellDirectlyAsync(message, heard.User.Id, cancellationToken);
        }
        catch (DiscordException exception)
        {
            LogNotSent(exception.Message);
        }
    }

    private async Task AnswerAsync(ReceivedMessage message, HeardMessage heard, string bot, bool wasTaken, CancellationToken cancellationToken)
    {
        var place = heard.Place;
        ChatPlace? thread = null;
        if (place.Kind != PlaceKind.Direct)
        {
            var channel = await places.ChannelAsync(message.ChannelId, cancellationToken);
            place = DiscordPlaces.Of(channel, isDirect: false);
            // A thread from a message has the id of the message.
            if (options.AnswerInThreads && channel.Type is DiscordChannel.Text or DiscordChannel.Announcements && message.MessageReference is null)
                thread = new ChatPlace(DiscordPlaces.Platform, message.Id, PlaceKind.Thread, channel.Id);
        }

        heard = heard with { Place = thread ?? place, ReplyTo = heard.ReplyTo ?? await StarterAsync(place, bot, cancellationToken) };
        if (await AnswerAsync(heard, message.ChannelId, cancellationToken) is not { } card)
            return;
        if (thread is not null && (card.Turn is null || !(wasTaken && await HasThreadAsync(message, cancellationToken)) && !await StartThreadAsync(message, card.Title ?? heard.Text, cancellationToken)))
        {
            thread = null;
            if (card.Turn is { } turn)
                turns.Move(turn, place);
        }

        var answered = thread ?? place;
        if (await PostAsync(message, answered, card, cancellationToken) is { } posted)
            await sequels.EditAsync(card, (next, stopping) => AttachingAsync(next, drawn => api.EditAsync(answered.Channel, posted.Id, drawn, stopping)), cancellationToken);
    }

    private async Task<Card?> AnswerAsync(HeardMessage heard, string channel, CancellationToken cancellationToken)
    {
        var answering = listener.AnswerAsync(heard, cancellationToken);
        if (await Task.WhenAny(answering, Task.Delay(Patience, time, cancellationToken)) != answering)
            await TypeAsync(channel, cancellationToken);
        return await answering;
    }

    private async Task TypeAsync(string channel, CancellationToken cancellationToken)
    {
        try
        {
            await api.TypeAsync(channel, cancellationToken);
        }
        catch (DiscordException)
        {
            // The answer is what matters; where it may not be sent either, that is told.
        }
    }

    /// <summary>In a thread that people started from an answer, the first question goes on from that answer.</summary>
    private async Task<string?> StarterAsync(ChatPlace place, string bot, CancellationToken cancellationToken)
    {
        if (place is not { Kind: PlaceKind.Thread, Parent: { } parent } || turns.FindThread(place.Platform, place.Channel) is not null)
            return null;
        try
        {
            return MessageReader.TurnOf(await api.MessageAsync(parent, place.Channel, cancellationToken), bot);
        }
        catch (DiscordException)
        {
            // Most threads are started from no message, or from one the bot may not read.
            return null;
        }
    }

    private async Task<bool> HasThreadAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return (await places.ChannelAsync(message.Id, cancellationToken)).IsThread;
        }
        catch (DiscordException)
        {
            return false;
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

    /// <returns>The message of the card; null where the card was refused.</returns>
    private async Task<PostedId?> PostAsync(ReceivedMessage message, ChatPlace place, Card card, CancellationToken cancellationToken)
    {
        try
        {
            PostedId? posted = null;
            using var measured = BotTelemetry.Send(DiscordPlaces.Platform, card);
            await AttachingAsync(card.Awaiting, async drawn => posted = await PostAsync(drawn));
            measured.Outcome = "sent";
            return posted;
        }
        catch (DiscordException exception) when (!exception.IsClosedChannel)
        {
            // Nobody shall wait for ever because something of the answer was refused.
            LogNotSent(exception.Message);
            await PostAsync(CardMessage.Of(ChatDesk.WentWrong));
            return null;
        }

        Task<PostedId> PostAsync(DiscordMessage answer) => api.PostAsync(
            place.Channel,
            answer with
            {
                MessageReference = place.Channel == message.Id ? null : new MessageReference(message.Id, FailIfNotExists: false),
                // The same message is answered once, however often it is delivered or the request is repeated.
                Nonce = message.Id,
                EnforceNonce = true,
            },
            cancellationToken);
    }

    /// <summary>Perhaps it may write, but not attach.</summary>
    private static async Task AttachingAsync(Card card, Func<DiscordMessage, Task> send)
    {
        var drawn = CardMessage.Of(card);
        try
        {
            await send(drawn);
        }
        catch (DiscordException exception) when (exception.Code == DiscordException.MissingPermissions && drawn.Files.Count > 0)
        {
            await send(CardMessage.Of(card, mayAttach: false));
        }
    }

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

    [LoggerMessage(LogLevel.Warning, "Somebody asked in channel {Channel}, but the answer may not be sent there: {Reason}. Give the bot View Channel, Send Messages, Send Messages in Threads, Embed Links, Attach Files and Read Message History there")]
    private partial void LogClosed(string channel, string reason);

    [LoggerMessage(LogLevel.Debug, "Nor could that person be told: {Reason}")]
    private partial void LogNotTold(string reason);

    [LoggerMessage(LogLevel.Warning, "No thread could be started in channel {Channel}, so the answer stands in it: {Reason}. Give the bot Create Public Threads, or set Discord:AnswerInThreads to false")]
    private partial void LogNoThread(string channel, string reason);

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Discord: {Reason}")]
    private partial void LogNotSent(string reason);
}
