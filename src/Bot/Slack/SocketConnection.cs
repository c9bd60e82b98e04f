using System.Net.WebSockets;
using System.Text.Json;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>One socket from its greeting to its end: https://docs.slack.dev/apis/events-api/using-socket-mode. Acknowledgements go out where the envelopes came in.</summary>
internal sealed partial class SocketConnection : IDisposable
{
    /// <summary>Payloads have some ten kilobytes.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    private const int NormalClosure = 1000;

    // Slack pings too, which .NET answers without telling: whether the line lives is found out by pings of our own.
    private static readonly TimeSpan Pings = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan HelloWait = TimeSpan.FromSeconds(20);

    /// <summary>For the other side to close too.</summary>
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(1);

    /// <summary>What an old socket is read for after its successor is there. Slack closes it sooner.</summary>
    private static readonly TimeSpan LeavingWait = TimeSpan.FromSeconds(30);

    /// <summary>After so long a silence it is renewed: a proxy may answer our pings for a Slack that is gone.</summary>
    private static readonly TimeSpan IdleWait = TimeSpan.FromHours(1);

    private static readonly TimeSpan QuietUse = TimeSpan.FromMinutes(1);

    private readonly SocketKeeper _keeper;
    private readonly ILogger _logger;
    private readonly MessageSocket _socket = new(MostBytes) { PingInterval = Pings };
    private readonly CancellationTokenSource _dead;
    private readonly CancellationTokenSource _released;
    private readonly TaskCompletionSource<string> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _idle;
    private readonly TimeProvider _time;
    private long _greeted;
    private bool _wasHeard;
    private volatile bool _isClosing;
    private Task _closing = Task.CompletedTask;

    internal SocketConnection(SocketKeeper keeper, TimeProvider time, ILogger logger)
    {
        _keeper = keeper;
        _time = time;
        _logger = logger;
        // Until it is greeted the other side is given some time.
        _dead = new CancellationTokenSource(HelloWait, time);
        _released = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _idle = time.CreateTimer(_ => _leaving.TrySetResult("nothing came for an hour"), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Slack is at the other end.</summary>
    internal bool WasGreeted { get; private set; }

    /// <summary>Something came besides greeting and goodbye, or it was there for a while: the way is free.</summary>
    internal bool WasUseful => WasGreeted && (_wasHeard || _time.GetElapsedTime(_greeted) > QuietUse);

    /// <summary>Ends, with the reason, when a successor is due although this one still works.</summary>
    internal Task<string> Leaving => _leaving.Task;

    /// <summary>Until the other side closes, or the token is cancelled, which closes it in good order.</summary>
    internal async Task<SocketEnd> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _dead.Token))
                await _socket.ConnectAsync(url, either.Token);
            // To cancel the receiving would break the line without a goodbye.
            await using var stopping = cancellationToken.Register(() => _closing = CloseAsync());
            await using var released = _released.Token.Register(() => _closing = CloseAsync());
            while (await _socket.ReceiveAsync(_dead.Token) is { } received)
            {
                if (await HandleAsync(received) is { } end)
                {
                    await CloseAsync();
                    return end;
                }
            }

            await _socket.CloseAsync(NormalClosure, _dead.Token);
            return new SocketEnd.Reconnect(_socket.CloseCode is { } code ? $"closed with code {code}" : "the connection broke");
        }
        catch (OperationCanceledException)
        {
            return new SocketEnd.Reconnect(WasGreeted ? "no sign of life" : "no greeting");
        }
        catch (WebSocketException exception)
        {
            return new SocketEnd.Reconnect(exception.GetBaseException().Message);
        }
        catch (InvalidDataException exception)
        {
            return new SocketEnd.Reconnect(exception.Message);
        }
        finally
        {
            await _dead.CancelAsync();
            await _closing;
        }
    }

    /// <summary>Its successor is there.</summary>
    internal void Release()
    {
        try
        {
            _released.CancelAfter(LeavingWait);
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }

    public void Dispose()
    {
        _idle.Dispose();
        _socket.Dispose();
        _dead.Dispose();
        _released.Dispose();
    }

    private async Task<SocketEnd?> HandleAsync(ReadOnlyMemory<byte> received)
    {
        _idle.Change(IdleWait, Timeout.InfiniteTimeSpan);
        if (Read(received) is not { } frame)
            return null;
        switch (frame)
        {
            case { Type: SocketFrame.Hello }:
                _greeted = _time.GetTimestamp();
                WasGreeted = true;
                if (!_isClosing)
                    _dead.CancelAfter(Timeout.InfiniteTimeSpan);
                _keeper.Greeted(this, frame.NumConnections);
                return null;
            case { Type: SocketFrame.Disconnect, Reason: SocketFrame.LinkDisabled }:
                return new SocketEnd.Stop(SlackRemedies.SocketModeOff);
            case { Type: SocketFrame.Disconnect, Reason: SocketFrame.TooMany }:
                return new SocketEnd.Crowded();
            case { Type: SocketFrame.Disconnect }:
                _leaving.TrySetResult($"Slack asked for it: {(frame.Reason == "warning" ? frame.Reason : "refresh")}");
                return null;
            case { EnvelopeId: { } id }:
                _wasHeard = true;
                await TakeAsync(frame, id);
                return null;
            default:
                return null;
        }
    }

    private SocketFrame? Read(ReadOnlyMemory<byte> received)
    {
        try
        {
            return JsonSerializer.Deserialize(received.Span, SlackWireJson.Default.SocketFrame);
        }
        catch (JsonException exception)
        {
            LogUnread(received.Length, exception.BytePositionInLine);
            return null;
        }
    }

    private async Task TakeAsync(SocketFrame frame, string id)
    {
        if (frame is { Type: SlackDelivery.Event or SlackDelivery.Command or SlackDelivery.Interaction, Payload.ValueKind: JsonValueKind.Object })
        {
            _keeper.Receive(new SlackDelivery(frame.Type, frame.Payload, answer => AcknowledgeAsync(id, frame.AcceptsResponsePayload ? answer : null)));
            return;
        }

        // Unacknowledged it would come again.
        LogPassedOver();
        try
        {
            await AcknowledgeAsync(id, answer: null);
        }
        catch (SlackException)
        {
            // The reader finds out itself that the connection is gone.
        }
    }

    private async Task AcknowledgeAsync(string id, SlackAcknowledgement? answer)
    {
        try
        {
            await _socket.SendAsync(new SocketAcknowledgement(id, answer), SlackWireJson.Default.SocketAcknowledgement, _dead.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            throw new SlackException(SlackException.Unreachable, $"An envelope could not be acknowledged, since its socket is gone ({exception.GetType().Name}).") { Method = "socket" };
        }
    }

    private async Task CloseAsync()
    {
        _isClosing = true;
        _dead.CancelAfter(CloseWait);
        await _socket.CloseAsync(NormalClosure, _dead.Token);
    }

    // Neither the message itself nor what the reader says of it: it may hold a question.
    [LoggerMessage(LogLevel.Warning, "A message of Slack could not be read ({Length} bytes, at {Position}), and is passed over")]
    private partial void LogUnread(int length, long? position);

    [LoggerMessage(LogLevel.Warning, "Slack sent an envelope of a kind that the bot does not know")]
    private partial void LogPassedOver();
}
