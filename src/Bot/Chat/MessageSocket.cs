using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Chat;

/// <summary>Whole messages from and to one WebSocket. One reader; any number of senders.</summary>
/// <param name="mostBytes">Of one message.</param>
internal sealed class MessageSocket(int mostBytes) : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ArrayBufferWriter<byte> _received = new(16 * 1024);

    /// <summary>Of the closing by the other side; null when the connection broke.</summary>
    internal int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>What is received is a message only when this holds of it too.</summary>
    internal Func<ReadOnlyMemory<byte>, bool> IsWhole { get; init; } = _ => true;

    /// <summary>Where the other side has no heartbeats of its own: so often it is pinged, and given as long to answer.</summary>
    internal TimeSpan? PingInterval
    {
        init
        {
            if (value is not { } interval)
                return;
            _socket.Options.KeepAliveInterval = interval;
            _socket.Options.KeepAliveTimeout = interval;
        }
    }

    /// <exception cref="WebSocketException">There is no connection, or it would not be encrypted.</exception>
    internal Task ConnectAsync(Uri url, CancellationToken cancellationToken) => SafeAddress.IsSafe(url, "wss")
        ? _socket.ConnectAsync(url, cancellationToken)
        : throw new WebSocketException($"The connection to {url.Host} would not be encrypted."); // the rest of the address may be secret

    /// <returns>The bytes until the next call; null when the other side closed.</returns>
    /// <exception cref="InvalidDataException">The message is too long.</exception>
    internal async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        _received.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_received.GetMemory(4 * 1024), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            _received.Advance(part.Count);
            if (_received.WrittenCount > mostBytes)
                throw new InvalidDataException("A message of the socket is too long.");
        }
        while (!part.EndOfMessage || !IsWhole(_received.WrittenMemory));

        return _received.WrittenMemory;
    }

    internal async Task SendAsync<T>(T message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, type);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye; the other side's own is still to be received.</summary>
    internal async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        try
        {
            await _sending.WaitAsync(cancellationToken);
            try
            {
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, cancellationToken);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It was broken already: there is nobody to say goodbye to.
        }
    }

    // The semaphore stays: who still waits to send finds the socket gone, and has no use for another exception. It holds nothing to free.
    public void Dispose() => _socket.Dispose();
}
