using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>Whole messages from and to one WebSocket. One reader; any number of senders.</summary>
internal sealed class SlackSocket : IDisposable
{
    /// <summary>Payloads have some ten kilobytes.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    // Slack pings too, which .NET answers without telling: whether the line lives is found out by pings of our own.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PongWait = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new() { Options = { KeepAliveInterval = PingInterval, KeepAliveTimeout = PongWait } };
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ArrayBufferWriter<byte> _received = new(16 * 1024);

    /// <summary>Of the closing by the other side; null when the connection broke.</summary>
    internal int? CloseCode => (int?)_socket.CloseStatus;

    /// <exception cref="WebSocketException">There is no connection, or it would not be encrypted.</exception>
    internal Task ConnectAsync(Uri url, CancellationToken cancellationToken) => SafeAddress.IsSafe(url, "wss")
        ? _socket.ConnectAsync(url, cancellationToken)
        : throw new WebSocketException("Slack gave an address that is not encrypted."); // which holds a ticket

    /// <returns>The bytes until the next call; null when the other side closed.</returns>
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
            if (_received.WrittenCount > MostBytes)
                throw new InvalidDataException("A message of the socket is too long.");
        }
        while (!part.EndOfMessage);

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

    internal async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _sending.WaitAsync(cancellationToken);
            try
            {
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
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

    // The semaphore stays: who still waits to acknowledge finds the socket gone, and has no use for another exception. It holds nothing to free.
    public void Dispose() => _socket.Dispose();
}
