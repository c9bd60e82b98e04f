namespace Bot.Chat;

/// <summary>
/// A message that tells how far a work is. It appears at once, is edited at most once in two seconds, and always to the latest state. That it cannot be shown is
/// logged once and never ends the work.
/// </summary>
internal sealed partial class LiveCard(Func<Card, CancellationToken, Task>? show, TimeProvider time, ILogger<LiveCard> logger, CancellationToken cancellationToken)
{
    internal static readonly TimeSpan BetweenEdits = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<Card>? _next;
    private Task _showing = Task.CompletedTask;
    private bool _hasFailed;
    private int _shown;

    /// <summary>Called often, from any thread; what is told in between two edits is passed over.</summary>
    /// <param name="draw">Of the state as it is told now.</param>
    internal void Tell(Func<Card> draw)
    {
        lock (_turn)
        {
            if (show is null || _ending.Task.IsCompleted)
                return;
            _next = draw;
            if (_showing.IsCompleted)
                _showing = Task.Run(() => ShowAsync(show), CancellationToken.None);
        }
    }

    /// <summary>After it the message is free for what the work led to.</summary>
    internal Task EndAsync()
    {
        lock (_turn)
        {
            _next = null;
            _ending.TrySetResult();
            return _showing;
        }
    }

    private async Task ShowAsync(Func<Card, CancellationToken, Task> show)
    {
        while (Take() is { } draw)
        {
            await ShowAsync(show, draw());
            // What a work led to that was quick may stand at once in the place of the first state, which was no edit.
            _shown++;
            var pause = Task.Delay(BetweenEdits, time, cancellationToken);
            await Task.WhenAny(_shown == 1 ? [pause, _ending.Task] : [pause]);
        }
    }

    private async Task ShowAsync(Func<Card, CancellationToken, Task> show, Card card)
    {
        try
        {
            await show(card, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The bot stops; so does the work.
        }
        catch (Exception exception)
        {
            if (!_hasFailed)
                LogNotShown(exception.Message);
            _hasFailed = true;
        }
    }

    private Func<Card>? Take()
    {
        lock (_turn)
        {
            var next = _next;
            _next = null;
            if (next is null)
                _showing = Task.CompletedTask;
            return next;
        }
    }

    [LoggerMessage(LogLevel.Warning, "How far a work is cannot be shown; it goes on all the same: {Reason}")]
    private partial void LogNotShown(string reason);
}
