namespace Bot.Chat;

/// <summary>Puts what comes later in the place of a card that was sent, at the pace of the platform. The card stands whatever happens to it.</summary>
internal sealed partial class CardSequels(TimeProvider time, ILogger<LiveCard> logger)
{
    /// <param name="show">Edits the message of the card.</param>
    internal async Task EditAsync(Card card, Func<Card, CancellationToken, Task> show, CancellationToken cancellationToken)
    {
        if (card.Sequel is not { } sequel)
            return;
        var live = new LiveCard(show, time, logger, cancellationToken);
        var end = await sequel(live.Tell, cancellationToken);
        await live.EndAsync();
        await TryAsync(show, end.Card, cancellationToken);
    }

    /// <param name="send">Sends a further message, where that of the card cannot be edited.</param>
    internal async Task FollowAsync(Card card, Func<Card, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        if (card.Sequel is { } sequel && await sequel(_ => { }, cancellationToken) is { IsNews: true } end)
            await TryAsync(send, end.Card, cancellationToken);
    }

    private async Task TryAsync(Func<Card, CancellationToken, Task> show, Card card, CancellationToken cancellationToken)
    {
        try
        {
            await show(card, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotShown(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a model made of an answer could not be shown; its quotes stand as they were sent: {Reason}")]
    private partial void LogNotShown(string reason);
}
