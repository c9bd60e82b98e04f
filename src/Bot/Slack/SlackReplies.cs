using System.Collections.Concurrent;
using Bot.Chat;
using Bot.Telemetry;

namespace Bot.Slack;

/// <summary>Where what somebody asked for is answered.</summary>
/// <param name="User">Who asked.</param>
/// <param name="ResponseUrl">Reaches the place also where the bot is no member: 5 times, within 30 minutes. Null for messages.</param>
/// <param name="Thread">The ts of the first message of the thread that the answer stands in; null outside of threads.</param>
internal sealed record SlackReply(ChatPlace Place, string User, Uri? ResponseUrl, string? Thread)
{
    /// <summary>What it answers, which the message for all carries; null where that is not to be found again.</summary>
    public AnsweredEvent? To { get; init; }

    internal string Channel => SlackPlaces.ChannelOf(Place);

    // The address is a secret.
    public override string ToString() => $"{nameof(SlackReply)} {Place.Channel}";
}

/// <summary>Sends cards: to all as a message, to one person as what Slack calls ephemeral. Files follow as Slack takes them, apart.</summary>
internal sealed partial class SlackReplies(SlackApi api, ChatDesk desk, ChatTurns turns, CardSequels sequels, ILogger<SlackReplies> logger)
{
    private const string InDirectMessages = "The files are in our direct messages.";

    private static readonly Card NotKnown = Card.Said("Slack did not say whether it took the answer. If it does not appear, please ask again.");

    // Answers on their way that may begin a thread, with the channel of each.
    private readonly ConcurrentDictionary<TaskCompletionSource, string> _onTheirWay = new();

    /// <param name="isPrivate">For the one who asked alone.</param>
    /// <exception cref="SlackException">The channel is closed to the bot, and there is no other way to it.</exception>
    internal async Task SendAsync(Card card, SlackReply reply, bool isPrivate, CancellationToken cancellationToken)
    {
        // A refusal is for the one who is refused.
        var isForOne = isPrivate || card.Turn is null;
        try
        {
            var posted = await MeasuredAsync(card, isForOne ? SendForOneAsync(card, reply, cancellationToken) : SendForAllAsync(card, reply, cancellationToken));
            if (posted is not null)
                await sequels.EditAsync(card, (next, stopping) => EditAsync(next, reply.Channel, posted, stopping), cancellationToken);
            else
                await sequels.FollowAsync(card, (next, stopping) => FollowAsync(next, reply, isForOne, stopping), cancellationToken);
        }
        catch (SlackException exception) when (!exception.IsClosedChannel)
        {
            // Nobody shall wait for ever because something of the answer was refused.
            LogNotSent(exception.Message);
            desk.NotSent(card);
            await SendForOneAsync(exception.IsUncertain ? NotKnown : ChatDesk.WentWrong, reply, cancellationToken);
        }
    }

    private static async Task<string?> MeasuredAsync(Card card, Task<string?> sending)
    {
        using var measured = BotTelemetry.Send(SlackPlaces.Platform, card);
        var posted = await sending;
        measured.Outcome = "sent";
        return posted;
    }

    /// <summary>A message that tells how far a work is that was asked for there.</summary>
    internal SlackLive Live(SlackReply reply) => new(api, reply, ElsewhereAsync);

    /// <summary>What came of it, in the place of how far it was.</summary>
    internal async Task SendAsync(Card card, SlackLive live, SlackReply reply, bool isPrivate, CancellationToken cancellationToken)
    {
        var drawing = CardBlocks.Of(card);
        if (await live.TryEndAsync(drawing, cancellationToken) is { } channel)
            await UploadAsync(drawing.Files, channel, thread: null, comment: null, reply with { Place = SlackPlaces.Of(channel), ResponseUrl = null, Thread = null }, cancellationToken);
        else
            await SendAsync(card, reply, isPrivate, cancellationToken);
    }

    private async Task ElsewhereAsync(SlackReply reply, CancellationToken cancellationToken) =>
        await SendForOneAsync(Card.Said("How it goes, and what came of it, stands in our direct messages."), reply, cancellationToken);

    /// <summary>Opens a form, which Slack allows for 3 seconds; that it was too late is told, since Slack shows nothing then.</summary>
    internal async Task OpenAsync(string? trigger, SlackView form, SlackReply reply, CancellationToken cancellationToken)
    {
        try
        {
            await api.OpenViewAsync(trigger ?? "", form, cancellationToken);
        }
        catch (SlackException exception)
        {
            LogNotSent(exception.Message);
            await SendForOneAsync(Card.Said("Slack did not open the form. Please try again."), reply, cancellationToken);
        }
    }

    /// <summary>Ends when it is known of the answers that are now on their way to a channel, as which messages they stand there.</summary>
    internal Task SettledAsync(string channel, CancellationToken cancellationToken) =>
        Task.WhenAll(_onTheirWay.Where(answer => answer.Value == channel).Select(answer => answer.Key.Task)).WaitAsync(cancellationToken);

    private Task EditAsync(Card card, string channel, string posted, CancellationToken cancellationToken)
    {
        var drawing = CardBlocks.Of(card);
        return api.UpdateAsync(new SlackMessage(drawing.Text) { Channel = channel, Ts = posted, Blocks = drawing.Blocks }, cancellationToken);
    }

    /// <summary>What one person alone sees, and what a command left where the bot is no member, cannot be edited.</summary>
    private Task FollowAsync(Card card, SlackReply reply, bool isForOne, CancellationToken cancellationToken)
    {
        var drawing = CardBlocks.Of(card);
        return isForOne || reply.ResponseUrl is null
            ? SendForOneAsync(card, reply, cancellationToken)
            : api.RespondAsync(reply.ResponseUrl, new SlackResponse(drawing.Text) { ResponseType = SlackResponse.ForAll, Blocks = drawing.Blocks, ThreadTs = reply.Thread }, cancellationToken);
    }

    /// <returns>The ts of the message; null where it cannot be edited.</returns>
    private async Task<string?> SendForOneAsync(Card card, SlackReply reply, CancellationToken cancellationToken)
    {
        var shown = reply is { ResponseUrl: null, Place.Kind: PlaceKind.Direct } ? card.Awaiting : card;
        var drawing = CardBlocks.Of(shown);
        if (drawing.Files.Count > 0 && reply.Place.Kind != PlaceKind.Direct)
            drawing = CardBlocks.Of(shown with { Notes = [.. shown.Notes, InDirectMessages] });
        string? posted;
        try
        {
            posted = await ShowAsync(drawing, reply, cancellationToken);
        }
        catch (SlackException exception) when (exception.IsExpiredAddress && reply.ResponseUrl is not null)
        {
            // A form may stand open for longer than the address of its command lasts.
            posted = await ShowAsync(drawing, reply with { ResponseUrl = null }, cancellationToken);
        }

        await UploadDirectlyAsync(drawing.Files, card, reply, cancellationToken);
        return posted;
    }

    private async Task<string?> ShowAsync(SlackDrawing drawing, SlackReply reply, CancellationToken cancellationToken)
    {
        var message = new SlackMessage(drawing.Text) { Channel = reply.Channel, ThreadTs = reply.Thread, Blocks = drawing.Blocks };
        if (reply.ResponseUrl is { } url)
            await api.RespondAsync(url, new SlackResponse(drawing.Text) { Blocks = drawing.Blocks, ThreadTs = reply.Thread }, cancellationToken);
        else if (reply.Place.Kind == PlaceKind.Direct)
            return await api.PostAsync(message, cancellationToken);
        else
            await api.PostEphemeralAsync(message with { User = reply.User }, cancellationToken);
        return null;
    }

    /// <summary>Slack takes the same message twice, so what a process that died may have sent is looked for.</summary>
    private async Task<bool> WasSentAsync(AnsweredEvent to, SlackReply reply, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.MessagesSinceAsync(reply.Channel, reply.Thread, to.Since, cancellationToken)).Any(message => message.Metadata?.EventPayload?.To == to.Id);
        }
        catch (SlackException)
        {
            // Where the bot may not read, it answers rather twice than never.
            return false;
        }
    }

    /// <returns>As <see cref="SendForOneAsync"/>.</returns>
    private async Task<string?> SendForAllAsync(Card card, SlackReply reply, CancellationToken cancellationToken)
    {
        var drawing = CardBlocks.Of(card.Awaiting);
        string posted;
        if (reply.To is { WasTaken: true } to && await WasSentAsync(to, reply, cancellationToken))
            return null;
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (reply.Place.Kind == PlaceKind.Channel)
            _onTheirWay[answer] = reply.Channel;
        try
        {
            posted = await api.PostAsync(new SlackMessage(drawing.Text) { Channel = reply.Channel, ThreadTs = reply.Thread, Blocks = drawing.Blocks, Metadata = SlackMetadata.Of(reply.To) }, cancellationToken);
            if (card.Turn is { } turn && reply.Place.Kind == PlaceKind.Channel)
                turns.BeginThread(turn, SlackPlaces.ThreadId(reply.Channel, posted));
        }
        catch (SlackException exception) when (exception.IsClosedChannel && reply.ResponseUrl is not null)
        {
            // A command may be used where the bot is no member.
            drawing = CardBlocks.Of(card);
            if (drawing.Files.Count > 0)
                drawing = CardBlocks.Of(card with { Notes = [.. card.Notes, "The files are in the direct messages of who asked."] });
            await api.RespondAsync(reply.ResponseUrl, new SlackResponse(drawing.Text) { ResponseType = SlackResponse.ForAll, Blocks = drawing.Blocks, ThreadTs = reply.Thread }, cancellationToken);
            await UploadDirectlyAsync(drawing.Files, card, reply, cancellationToken);
            return null;
        }
        finally
        {
            _onTheirWay.TryRemove(answer, out _);
            answer.SetResult();
        }

        // In a channel files stand below their answer, not beside it.
        await UploadAsync(drawing.Files, reply.Channel, reply.Thread ?? (reply.Place.Kind == PlaceKind.Direct ? null : posted), comment: null, reply, cancellationToken);
        return posted;
    }

    private async Task UploadDirectlyAsync(IReadOnlyList<ChatFile> files, Card card, SlackReply reply, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
            return;
        try
        {
            // Also from a direct conversation, since a command may be used in one of two other people.
            var direct = await api.DirectChannelAsync(reply.User, cancellationToken);
            // Where the answer stands elsewhere, they say what they belong to, in the words of who asked.
            var comment = card.Title is { } title && direct != reply.Channel ? CardBlocks.Fallback(Card.Said($"Files of: {title}")) : null;
            await UploadAsync(files, direct, thread: null, comment, reply, cancellationToken);
        }
        catch (SlackException exception)
        {
            await TellNoFilesAsync(exception, reply, cancellationToken);
        }
    }

    private async Task UploadAsync(IReadOnlyList<ChatFile> files, string channel, string? thread, string? comment, SlackReply reply, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
            return;
        try
        {
            await api.UploadAsync(files, channel, thread, comment, cancellationToken);
        }
        catch (SlackException exception)
        {
            await TellNoFilesAsync(exception, reply, cancellationToken);
        }
    }

    /// <summary>The answer stands; that its files do not follow, is told.</summary>
    private async Task TellNoFilesAsync(SlackException exception, SlackReply reply, CancellationToken cancellationToken)
    {
        LogNoFiles(exception.Message);
        await SendForOneAsync(Card.Said("The files could not be attached. Who runs this bot can read why in its log."), reply, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "An answer could not be sent to Slack: {Reason}")]
    private partial void LogNotSent(string reason);

    [LoggerMessage(LogLevel.Warning, "Files could not be attached: {Reason}. Does the app have the scopes files:write and im:write?")]
    private partial void LogNoFiles(string reason);
}
