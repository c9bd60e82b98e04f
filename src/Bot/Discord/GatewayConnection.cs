using System.Net.WebSockets;
using System.Text.Json;

namespace Bot.Discord;

/// <summary>
/// One connection of a shard, from Hello to its end: https://discord.com/developers/docs/events/gateway#connection-lifecycle.
/// </summary>
/// <param name="start">The right to begin a session, where there is none to resume.</param>
internal sealed class GatewayConnection(GatewayShard shard, GatewayStart? start, TimeProvider time) : IDisposable
{
    private const int DispatchOp = 0;
    private const int HeartbeatOp = 1;
    private const int IdentifyOp = 2;
    private const int ResumeOp = 6;
    private const int ReconnectOp = 7;
    private const int InvalidSessionOp = 9;
    private const int HelloOp = 10;
    private const int HeartbeatAckOp = 11;

    /// <summary>Ours, as discord.js closes; it keeps the session.</summary>
    private const int KeepSession = 4200;

    /// <summary>Ours: the session ends, and Discord shows the bot as away at once.</summary>
    private const int EndSession = 1000;

    private static readonly TimeSpan HelloWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(41_250);

    /// <summary>From Hello to READY, or to the end of what is sent again.</summary>
    private static readonly TimeSpan ReadyWait = TimeSpan.FromMinutes(1);

    /// <summary>For the other side to close too.</summary>
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(1);

    private readonly GatewaySocket _socket = new(shard.Options.Compress);
    // Until it is ready the other side is given some time; then its heartbeats tell.
    private readonly CancellationTokenSource _dead = new(HelloWait, time);
    private Task _heart = Task.CompletedTask;
    private Task _leaving = Task.CompletedTask;
    private volatile bool _isAcknowledged = true;
    private volatile bool _isLeaving;

    /// <summary>There is a gateway at the other end.</summary>
    internal bool WasGreeted { get; private set; }

    /// <summary>It was READY or RESUMED: the way is free, and waiting before the next connection begins anew.</summary>
    internal bool WasReady { get; private set; }

    /// <summary>Something was received besides READY and what always follows it.</summary>
    internal bool WasUseful { get; private set; }

    internal async Task<GatewayEnd> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _dead.Token))
                await _socket.ConnectAsync(url, either.Token);
            // To cancel the receiving would break the line without a goodbye.
            await using var stopping = cancellationToken.Register(() => _leaving = LeaveAsync(shard.LeavesSession ? KeepSession : EndSession));
            while (await _socket.ReceiveAsync(_dead.Token) is { } received)
            {
                if (await HandleAsync(received, _dead.Token) is { } end)
                {
                    await LeaveAsync(KeepSession);
                    return end;
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            return _isAcknowledged ? GatewayEnd.Of(_socket.CloseCode) : Silent();
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is OperationCanceledException or WebSocketException)
        {
            throw new OperationCanceledException("The bot stops.", exception, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Silent();
        }
        catch (WebSocketException exception)
        {
            return _socket.CloseCode is { } code ? GatewayEnd.Of(code) : new GatewayEnd.Resume(exception.GetBaseException().Message);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return new GatewayEnd.Resume("an event could not be read");
        }
        finally
        {
            await _dead.CancelAsync();
            await Task.WhenAll(_heart, _leaving);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _dead.Dispose();
    }

    private async Task<GatewayEnd?> HandleAsync(GatewayEvent received, CancellationToken cancellationToken)
    {
        switch (received.Op)
        {
            case HelloOp:
                var told = received.D.Deserialize(DiscordJson.Default.Hello);
                WasGreeted = true;
                Expect(ReadyWait);
                _heart = BeatAsync(told is { HeartbeatInterval: > 0 } ? TimeSpan.FromMilliseconds(told.HeartbeatInterval) : DefaultInterval, cancellationToken);
                await IntroduceAsync(cancellationToken);
                return null;
            case HeartbeatOp:
                await SendHeartbeatAsync(cancellationToken);
                return null;
            case HeartbeatAckOp:
                _isAcknowledged = true;
                return null;
            case ReconnectOp:
                return new GatewayEnd.Resume("Discord asked for a new connection");
            case InvalidSessionOp:
                return received.D.ValueKind == JsonValueKind.True
                    ? new GatewayEnd.Resume("Discord asked to resume")
                    : new GatewayEnd.Identify("Discord ended the session");
            case DispatchOp:
                if (received is { T: "READY" } && received.D.Deserialize(DiscordJson.Default.Ready) is { } ready)
                    shard.Session = new GatewaySession(ready.SessionId, ready.ResumeGatewayUrl);
                if (received.T is "READY" or "RESUMED")
                    Expect(Timeout.InfiniteTimeSpan);
                WasReady |= received.T is "READY" or "RESUMED";
                WasUseful |= received.T is not ("READY" or "RESUMED" or "GUILD_CREATE");
                var taken = shard.ReceiveAsync(received);
                // After it was taken over: what breaks before is sent again.
                if (received.S is { } sequence)
                    shard.Session?.Saw(sequence, taken);
                return null;
            default:
                return null;
        }
    }

    private async Task IntroduceAsync(CancellationToken cancellationToken)
    {
        if (shard.Session is not { } session)
            await _socket.SendAsync(new GatewayCommand<IdentifyCommand>(IdentifyOp, shard.Identity()), DiscordJson.Default.GatewayCommandIdentifyCommand, cancellationToken);
        else
            await _socket.SendAsync(new GatewayCommand<ResumeCommand>(ResumeOp, new ResumeCommand(shard.Options.Token ?? "", session.Id, session.Sequence)), DiscordJson.Default.GatewayCommandResumeCommand, cancellationToken);
        start?.Begun();
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        try
        {
            // Jitter: the bots of the world must not beat at once after an outage.
            await Task.Delay(interval * shard.Random.NextDouble(), time, cancellationToken);
            while (_isAcknowledged)
            {
                _isAcknowledged = false;
                await SendHeartbeatAsync(cancellationToken);
                await Task.Delay(interval, time, cancellationToken);
            }

            await LeaveAsync(KeepSession);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The connection ended, which its reader sees too.
        }
    }

    private Task SendHeartbeatAsync(CancellationToken cancellationToken) =>
        _socket.SendAsync(new GatewayCommand<long?>(HeartbeatOp, shard.Session is { Sequence: > 0 } session ? session.Sequence : null), DiscordJson.Default.GatewayCommandNullableInt64, cancellationToken);

    private async Task LeaveAsync(int code)
    {
        _dead.CancelAfter(CloseWait);
        _isLeaving = true;
        await _socket.CloseAsync(code, _dead.Token);
    }

    private void Expect(TimeSpan longest)
    {
        if (!_isLeaving)
            _dead.CancelAfter(longest);
    }

    private static GatewayEnd.Resume Silent() => new("no sign of life");
}
