using Bot.Chat;

namespace Bot.Moderate;

/// <summary>The latest works of moderators, in memory: who comes back reads what came of them.</summary>
internal sealed partial class ModeratorRuns(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ModeratorRuns> logger)
{
    private const int Kept = 30;

    private readonly Lock _turn = new();
    private readonly List<ModeratorRun> _runs = [];

    /// <summary>The latest first.</summary>
    internal IReadOnlyList<ModeratorRun> Latest
    {
        get
        {
            lock (_turn)
                return [.. Enumerable.Reverse(_runs)];
        }
    }

    internal ModeratorRun? Find(string? id) => Latest.FirstOrDefault(run => run.Id == id);

    /// <param name="work">Tells the run how far it is and what came of it; cancelled when the bot stops.</param>
    internal ModeratorRun Start(Moderator by, string title, Func<ModeratorRun, CancellationToken, Task> work)
    {
        var run = new ModeratorRun(title, by, time.GetUtcNow());
        lock (_turn)
        {
            _runs.Add(run);
            if (_runs.Count > Kept)
                _runs.Remove(_runs.FirstOrDefault(old => old.State.IsDone) ?? _runs[0]);
        }

        _ = Task.Run(() => WorkAsync(run, work), CancellationToken.None);
        return run;
    }

    private async Task WorkAsync(ModeratorRun run, Func<ModeratorRun, CancellationToken, Task> work)
    {
        try
        {
            await work(run, lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            run.Add(Card.Said("The bot was stopped before this was done."));
        }
        catch (Exception exception)
        {
            LogFailed(run.Title, exception);
            run.Add(Card.Said("Something went wrong on our side. Who runs this bot can read why in its log.") with { IsRefused = true });
        }
        finally
        {
            run.End();
        }
    }

    [LoggerMessage(LogLevel.Error, "What a moderator started was not done: {Title}")]
    private partial void LogFailed(string title, Exception exception);
}
