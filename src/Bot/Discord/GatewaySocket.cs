using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Whole events from and to one connection.</summary>
internal sealed class GatewaySocket : IDisposable
{
    /// <summary>Events of large servers have some megabytes.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    private const string Query = "v=10&encoding=json";

    private readonly MessageSocket _socket;
    private readonly Inflation? _inflation;

    internal GatewaySocket(bool isCompressed)
    {
        _inflation = isCompressed ? new Inflation() : null;
        _socket = isCompressed ? new MessageSocket(MostBytes) { IsWhole = Inflation.IsWhole } : new MessageSocket(MostBytes);
    }

    internal int? CloseCode => _socket.CloseCode;

    internal Task ConnectAsync(Uri url, CancellationToken cancellationToken) =>
        _socket.ConnectAsync(new UriBuilder(url) { Query = _inflation is null ? Query : $"{Query}&compress=zlib-stream" }.Uri, cancellationToken);

    /// <returns>Null when the other side closed.</returns>
    internal async Task<GatewayEvent?> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (await _socket.ReceiveAsync(cancellationToken) is not { } received)
            return null;
        var json = _inflation?.Inflate(received.Span) ?? received;
        return JsonSerializer.Deserialize(json.Span, DiscordJson.Default.GatewayEvent);
    }

    internal Task SendAsync<T>(T command, JsonTypeInfo<T> type, CancellationToken cancellationToken) => _socket.SendAsync(command, type, cancellationToken);

    /// <param name="code">1000 and 1001 end the session; any other code keeps it for a resume.</param>
    internal Task CloseAsync(int code, CancellationToken cancellationToken) => _socket.CloseAsync(code, cancellationToken);

    public void Dispose()
    {
        _socket.Dispose();
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
        internal static bool IsWhole(ReadOnlyMemory<byte> received) => received.Span.EndsWith(Flush);

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
