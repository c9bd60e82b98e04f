using System.Diagnostics;

namespace Bot.Slack;

/// <summary>
/// Keeps one socket connected. A socket that is to go is read until its end while its successor is there already, so that nothing is lost;
/// each connection has an address of its own.
/// </summary>
internal sealed partial class SocketKeeper(int number, SlackApi api, Action<SlackDelivery> receive, SocketHealth health, TimeProvider time, ILogger<SocketKeeper> logger)
{
    private const int ManyFailures = 2;

    /// <summary>As so many failures at most is counted that sockets end before they were of use.</summary>
    private const int QuickEnds = 5;

    /// <summary>The app's other sockets are those of another process, which will not be gone in a second.</summary>
    private const int CrowdedFailures = 7;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private SocketConnection? _newest;

    internal Random Random { get; init; } = Random.Shared;

    /// <summary>Until it is cancelled, or until connecting again would change nothing.</summary>
    /// <exception cref="SlackStoppedException">With what the operator should do.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var open = new List<Task>();
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            for (var failures = 0; ;)
            {
                await WaitAsync(failures, cancellationToken);
                failures++;
                if (await UrlAsync(failures, cancellationToken) is not { } url)
                    continue;

                var connection = new SocketConnection(this, time, logger);
                var ended = KeepAsync(connection, url, closing.Token);
                open.RemoveAll(task => task.IsCompleted);
                open.Add(ended);
                await Task.WhenAny(ended, connection.Leaving);
                cancellationToken.ThrowIfCancellationRequested();

                // What ends again and again as soon as it is there must not come back at once.
                failures = connection switch { { WasUseful: true } => 0, { WasGreeted: true } => Math.Min(failures, QuickEnds), _ => failures };
                if (!ended.IsCompleted)
                {
                    LogRenewed(number, await connection.Leaving);
                    continue;
                }

                switch (await ended)
                {
                    case SocketEnd.Reconnect(var reason):
                        LogDisconnected(failures < ManyFailures ? LogLevel.Information : LogLevel.Warning, number, reason);
                        break;
                    case SocketEnd.Crowded:
                        failures = Math.Max(failures, CrowdedFailures);
                        LogCrowded(number);
                        break;
                    case SocketEnd.Stop(var remedy):
                        throw new SlackStoppedException(remedy);
                    default:
                        throw new UnreachableException();
                }
            }
        }
        finally
        {
            await closing.CancelAsync();
            await Task.WhenAll(open);
        }
    }

    internal void Greeted(SocketConnection connection, int? connections)
    {
        Interlocked.Exchange(ref _newest, connection)?.Release();
        health.Connected(number);
        LogConnected(number, connections);
    }

    internal void Receive(SlackDelivery delivery)
    {
        try
        {
            receive(delivery);
        }
        catch (Exception exception)
        {
            // One that is a mistake of ours must not cost the others their socket.
            LogNotTaken(delivery.Kind, exception);
        }
    }

    private async Task<SocketEnd> KeepAsync(SocketConnection connection, Uri url, CancellationToken cancellationToken)
    {
        using (connection)
        {
            var end = await connection.RunAsync(url, cancellationToken);
            if (Interlocked.CompareExchange(ref _newest, null, connection) == connection)
                health.Away(number);
            return end;
        }
    }

    /// <summary>Null when it should be tried again.</summary>
    private async Task<Uri?> UrlAsync(int failures, CancellationToken cancellationToken)
    {
        try
        {
            return await api.OpenSocketAsync(cancellationToken);
        }
        catch (SlackException exception) when (SlackRemedies.OfApp(exception) is { } remedy)
        {
            throw new SlackStoppedException(remedy);
        }
        catch (SlackException exception)
        {
            LogNoAddress(failures < ManyFailures ? LogLevel.Information : LogLevel.Warning, number, exception.Message);
            return null;
        }
    }

    private async Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        if (failures == 0)
            return;
        var longest = FirstWait * Math.Pow(2, Math.Min(failures, 12));
        // With jitter: the bots of the world must not come back at once after an outage.
        await Task.Delay((longest < LongestWait ? longest : LongestWait) * (0.5 + (Random.NextDouble() / 2)), time, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Slack socket {Socket} is connected ({Connections} of this app)")]
    private partial void LogConnected(int socket, int? connections);

    [LoggerMessage(LogLevel.Information, "Slack socket {Socket} is renewed ({Reason})")]
    private partial void LogRenewed(int socket, string reason);

    [LoggerMessage("Slack socket {Socket} was disconnected ({Reason}), and connects again")]
    private partial void LogDisconnected(LogLevel level, int socket, string reason);

    [LoggerMessage(LogLevel.Warning, "Slack socket {Socket} was refused, since the app has ten already. Does the bot run more than once, or is Slack:Sockets too high?")]
    private partial void LogCrowded(int socket);

    [LoggerMessage("Slack gives no address for socket {Socket}: {Reason}")]
    private partial void LogNoAddress(LogLevel level, int socket, string reason);

    [LoggerMessage(LogLevel.Error, "Slack brought {Kind}, and it could not be taken over")]
    private partial void LogNotTaken(string kind, Exception exception);
}
