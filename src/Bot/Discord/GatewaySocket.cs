using System.Buffers;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Whole events from and to one WebSocket. One reader; any number of senders.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>Events of large servers have some megabytes.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    private const string Query = "v=10&encoding=json";

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ArrayBufferWriter<byte> _received = new(16 * 1024);
    private readonly Inflation? _inflation;

    internal GatewaySocket(bool isCompressed) => _inflation = isCompressed ? new Inflation() : null;

    /// <summary>Of the closing by the other side; null when the connection broke.</summary>
    internal int? CloseCode => (int?)_socket.CloseStatus;

    /// <exception cref="WebSocketException">There is no connection, or it would not be encrypted.</exception>
    internal Task ConnectAsync(Uri url, CancellationToken cancellationToken) => !SafeAddress.IsSafe(url, "wss")
        ? throw new WebSocketException($"{url} is no address for a token: it is not encrypted.")
        : _socket.ConnectAsync(new UriBuilder(url) { Query = _inflation is null ? Query : $"{Query}&compress=zlib-stream" }.Uri, cancellationToken);

    /// <returns>Null when the other side closed.</returns>
    internal async Task<GatewayEvent?> ReceiveAsync(CancellationToken cancellationToken)
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
                throw new InvalidDataException("An event of the gateway is too long.");
        }
        while (!part.EndOfMessage || (_inflation is not null && !Inflation.IsWhole(_received.WrittenSpan)));

        var json = _inflation is null ? _received.WrittenMemory : _inflation.Inflate(_received.WrittenSpan);
        return JsonSerializer.Deserialize(json.Span, DiscordJson.Default.GatewayEvent);
    }

    internal async Task SendAsync<T>(T command, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(command, type);
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

    /// <param name="code">1000 and 1001 end the session; any other code keeps it for a resume.</param>
    internal async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It was broken already: there is nobody to say goodbye to.
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
        _inflation?.Dispose();
    }

    /// <summary>One zlib stream for the whole connection, flushed at each event.</summary>
    private sealed class Inflation : IDisposable
    {
        private readonly MemoryStream _compressed = new();
        private readonly ZLibStream _stream;
        private readonly ArrayBufferWriter<byte> _json = new(64 * 1024);

        private static ReadOnlySpan<byte> Flush => [0x00, 0x00, 0xFF, 0xFF];

        internal Inflation() => _stream = new ZLibStream(_compressed, CompressionMode.Decompress);

        /// <summary>An event may come in several messages: https://discord.com/developers/docs/events/gateway#transport-compression.</summary>
        internal static bool IsWhole(ReadOnlySpan<byte> received) => received.EndsWith(Flush);

        internal ReadOnlyMemory<byte> Inflate(ReadOnlySpan<byte> part)
        {
            _compressed.SetLength(0);
            _compressed.Write(part);
            _compressed.Position = 0;
            _json.ResetWrittenCount();
            while (_stream.Read(_json.GetSpan(16 * 1024)) is > 0 and var read)
            {
                _json.Advance(read);
                if (_json.WrittenCount > MostBytes)
                    throw new InvalidDataException("An event of the gateway is too long.");
            }

            return _json.WrittenMemory;
        }

        public void Dispose()
        {
            _stream.Dispose();
            _compressed.Dispose();
        }
    }
}
