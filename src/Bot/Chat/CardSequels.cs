namespace Bot.Chat;

/// <summary>Puts what comes later in the place of a card that was sent, at the pace of the platform. The card stands whatever happens to it.</summary>
internal sealed partial class CardSequels(TimeProvider time, ILogger<LiveCard> logger)
{
    /// <summary>For the last edit when the bot stops.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    /// <param name="card">It was sent <see cref="Card.Awaiting"/> its sequel.</param>
    /// <param name="show">Edits the message of the card.</param>
    internal async Task EditAsync(Card card, Func<Card, CancellationToken, Task> show, CancellationToken cancellationToken)
    {
        if (card.Sequel is not { } sequel)
            return;
        var live = new LiveCard((soFar, stopping) => show(soFar.Unfinished, stopping), time, logger, cancellationToken);
        var last = card;
        try
        {
            last = (await sequel(live.Tell, cancellationToken)).Card;
        }
        finally
        {
            await live.EndAsync();
            // Nobody shall wait for ever for words that do not come, also when the bot stops.
            using var farewell = new CancellationTokenSource(Farewell, time);
            await TryAsync(show, last, cancellationToken.IsCancellationRequested ? farewell.Token : cancellationToken);
        }
    }

    /// <summary>News as a message of its own, or in one line why there is none: the quotes were sent already.</summary>
    /// <param name="send">Sends a further message, where that of the card cannot be edited.</param>
    internal async Task FollowAsync(Card card, Func<Card, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        if (card.Sequel is not { } sequel)
            return;
        var end = await sequel(_ => { }, cancellationToken);
        if (end.IsNews)
            await TryAsync(send, end.Card, cancellationToken);
        else if (end.Note is { } note)
            await TryAsync(send, Card.Said(note), cancellationToken);
    }

    private async Task TryAsync(Func<Card, CancellationToken, Task> show, Card card, CancellationToken cancellationToken)
    {
        try
        {
            await show(card, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotShown(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a model made of an answer could not be shown; its quotes stand as they were sent: {Reason}")]
    private partial void LogNotShown(string reason);
}
