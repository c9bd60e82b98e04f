using Bot.Answers;
using Bot.Chat;
using Bot.Duties;

namespace Bot.Slack;

/// <summary>Connects the bot to Slack for as long as the host runs: who it is first, then its sockets, or HTTP alone.</summary>
internal sealed partial class SlackConnector(
    SlackApi api, SlackBot bot, Action<SlackDelivery> receive, IDuties duties, WorkInHand work, ConnectorHealth health, SlackOptions options, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger<SlackConnector>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Also finds out, before anything else, that a token is wrong.
            var identity = await IdentifyAsync(stoppingToken);
            bot.Identity = identity;
            LogKnown(PlainText.OneLine(identity.User), PlainText.OneLine(identity.Team));
            if (SlackCheck.Missing(identity.Scopes) is { Count: > 0 } missing)
                LogScopes(string.Join(", ", missing));
            await ServeAsync(stoppingToken);
        }
        catch (SlackStoppedException exception)
        {
            bot.IsStopped = true;
            health.Stopped(exception.Message);
            LogStopped(exception.Message);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        catch (Exception exception)
        {
            // The web chat goes on.
            health.Stopped("an error of the bot itself, which is in its log. Start it again.");
            LogBroken(exception);
        }
    }

    private async Task<SlackIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromSeconds(1); ; wait = wait * 2 < LongestPause ? wait * 2 : LongestPause)
        {
            try
            {
                return await api.AuthTestAsync(cancellationToken);
            }
            catch (SlackException exception) when (SlackRemedies.OfBot(exception) is { } remedy)
            {
                throw new SlackStoppedException(remedy);
            }
            catch (SlackException exception)
            {
                LogUnreachable(exception.Message, wait);
                await Task.Delay(wait * (0.75 + (Random.Shared.NextDouble() / 4)), time, cancellationToken);
            }
        }
    }

    private async Task ServeAsync(CancellationToken stoppingToken)
    {
        // The sockets outlive the order to stop, since what is worked on is acknowledged by them.
        using var closing = new CancellationTokenSource();
        if (options.AppToken is null)
            health.Connected(0);
        var running = options.AppToken is null ? Task.Delay(Timeout.Infinite, closing.Token) : duties.DoAsync("slack", (_, stopping) => ConnectAsync(stopping, stoppingToken), closing.Token, elsewhere: () => health.Connected(0));
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stoppingToken.Register(() => stopping.TrySetResult()))
            await Task.WhenAny(stopping.Task, api.TokenRefused, running);

        // Also what came by HTTP. When Slack ends alone, the other chats go on, and what they work on is theirs to end.
        if (stoppingToken.IsCancellationRequested)
            await work.DrainAsync(Drain);
        await closing.CancelAsync();
        await running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (running.IsFaulted)
            await running;
        if (api.TokenRefused.IsCompleted && SlackRemedies.OfBot(await api.TokenRefused) is { } remedy)
            throw new SlackStoppedException(remedy);
    }

    /// <param name="stoppingToken">From when on nothing more is taken.</param>
    private async Task ConnectAsync(CancellationToken closing, CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing);
        var running = Sockets(delivery => Receive(delivery, stoppingToken), either.Token);
        // None of the sockets returns by itself: what one cannot go on after, the others cannot either.
        var ended = await Task.WhenAny(running);
        await either.CancelAsync();
        await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await ended;
    }

    private List<Task> Sockets(Action<SlackDelivery> take, CancellationToken cancellationToken)
    {
        var sockets = new SocketHealth(health, time);
        return [.. Enumerable.Range(0, options.Sockets)
            .Select(socket => new SocketKeeper(socket, api, take, sockets, time, loggers.CreateLogger<SocketKeeper>()).RunAsync(cancellationToken))];
    }

    private void Receive(SlackDelivery delivery, CancellationToken stoppingToken)
    {
        // Not acknowledged, so that Slack sends it again to who is there then.
        if (!stoppingToken.IsCancellationRequested)
            receive(delivery);
    }

    [LoggerMessage(LogLevel.Information, "Slack knows the bot as {User} in {Team}")]
    private partial void LogKnown(string user, string team);

    [LoggerMessage(LogLevel.Warning, "The app lacks scopes in Slack: {Scopes}. Add them at " + SlackRemedies.Apps + ", page OAuth and Permissions, and install the app again there")]
    private partial void LogScopes(string scopes);

    [LoggerMessage(LogLevel.Warning, "Slack cannot be asked who the bot is: {Reason}. Next try in {Wait}")]
    private partial void LogUnreachable(string reason, TimeSpan wait);

    [LoggerMessage(LogLevel.Critical, "Slack is not connected: {Remedy}")]
    private partial void LogStopped(string remedy);

    [LoggerMessage(LogLevel.Critical, "Slack is no longer connected, by an error of the bot itself: start it again, and report what follows")]
    private partial void LogBroken(Exception exception);
}
