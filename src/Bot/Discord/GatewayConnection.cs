using System.Net.WebSockets;
using System.Text.Json;

namespace Bot.Discord;

/// <summary>
/// One connection of a shard, from Hello to its end: https://discord.com/developers/docs/events/gateway#connection-lifecycle.
/// </summary>
internal sealed class GatewayConnection(GatewayShard shard, GatewaySession? session, TimeProvider time) : IDisposable
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

    private static readonly TimeSpan HelloWait = TimeSpan.FromSeconds(20);

    private readonly GatewaySocket _socket = new(shard.Options.Compress);
    // Until Hello the other side is given this long; then its heartbeats tell.
    private readonly CancellationTokenSource _dead = new(HelloWait, time);
    private Task _heart = Task.CompletedTask;
    private volatile bool _isAcknowledged = true;

    /// <summary>Of this connection, or taken over; null before READY.</summary>
    internal GatewaySession? Session { get; private set; } = session;

    /// <summary>It was READY or RESUMED: the way is free, and waiting before the next connection begins anew.</summary>
    internal bool WasReady { get; private set; }

    internal async Task<GatewayEnd> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _dead.Token);
        try
        {
            await _socket.ConnectAsync(url, either.Token);
            while (await _socket.ReceiveAsync(either.Token) is { } received)
            {
                if (await HandleAsync(received, either.Token) is { } end)
                {
                    await _socket.CloseAsync(KeepSession, either.Token);
                    return end;
                }
            }

            return GatewayEnd.Of(_socket.CloseCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await _socket.CloseAsync(KeepSession, CancellationToken.None);
            return new GatewayEnd.Resume("no sign of life");
        }
        catch (OperationCanceledException)
        {
            // The bot stops: the session ends, and Discord shows it as away at once.
            await _socket.CloseAsync(1000, CancellationToken.None);
            throw;
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
            await _heart;
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
                var interval = TimeSpan.FromMilliseconds(received.D.Deserialize(DiscordJson.Default.Hello)?.HeartbeatInterval ?? 41_250);
                _dead.CancelAfter(Timeout.InfiniteTimeSpan);
                _heart = BeatAsync(interval, cancellationToken);
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
                    Session = new GatewaySession(ready.SessionId, ready.ResumeGatewayUrl);
                WasReady |= received.T is "READY" or "RESUMED";
                shard.Receive(received);
                // After it was taken over: what breaks before is sent again.
                if (received.S is { } sequence)
                    Session?.Saw(sequence);
                return null;
            default:
                return null;
        }
    }

    private Task IntroduceAsync(CancellationToken cancellationToken) => Session is null
        ? _socket.SendAsync(new GatewayCommand<IdentifyCommand>(IdentifyOp, shard.Identity()), DiscordJson.Default.GatewayCommandIdentifyCommand, cancellationToken)
        : _socket.SendAsync(new GatewayCommand<ResumeCommand>(ResumeOp, new ResumeCommand(shard.Options.Token ?? "", Session.Id, Session.Sequence)), DiscordJson.Default.GatewayCommandResumeCommand, cancellationToken);

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

            await _dead.CancelAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The connection ended, which its reader sees too.
        }
    }

    private Task SendHeartbeatAsync(CancellationToken cancellationToken) =>
        _socket.SendAsync(new GatewayCommand<long?>(HeartbeatOp, Session is { Sequence: > 0 } ? Session.Sequence : null), DiscordJson.Default.GatewayCommandNullableInt64, cancellationToken);
}
