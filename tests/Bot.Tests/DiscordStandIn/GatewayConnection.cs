using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.DiscordStandIn;

/// <summary>One socket of a client: what goes out stands in a queue, so that nobody waits for a slow client.</summary>
internal sealed class GatewayConnection(HttpContext context, WebSocket socket, bool isResumeUrl, bool isCompressed)
{
    internal const int MostBytes = 4096;

    private readonly Channel<(string? Payload, int Close)> _outgoing = Channel.CreateUnbounded<(string?, int)>();
    private readonly Queue<DateTimeOffset> _received = [];

    internal bool IsResumeUrl { get; } = isResumeUrl;

    internal GatewaySession? Session { get; set; }

    /// <summary>After op 9 a client may authenticate again over the socket it has.</summary>
    internal bool WasToldInvalid { get; set; }

    internal bool IsClosing { get; private set; }

    internal DateTimeOffset LastHeartbeat { get; set; }

    internal void Send(int op, JsonNode? body) =>
        Send(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = body }.ToJsonString());

    internal void Send(string payload) => _outgoing.Writer.TryWrite((payload, 0));

    internal void Close(int code)
    {
        IsClosing = true;
        _outgoing.Writer.TryWrite((null, code));
        _outgoing.Writer.TryComplete();
    }

    internal void Abort()
    {
        IsClosing = true;
        _outgoing.Writer.TryComplete();
        context.Abort();
        socket.Abort();
    }

    /// <summary>Whether the client has sent more than 120 events within 60 s.</summary>
    internal bool IsFlooded(DateTimeOffset now)
    {
        _received.Enqueue(now);
        while (now - _received.Peek() > TimeSpan.FromSeconds(60))
            _received.Dequeue();
        return _received.Count > 120;
    }

    internal async Task WriteAsync()
    {
        using var buffer = new MemoryStream();
        await using var deflated = isCompressed ? new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true) : null;
        try
        {
            await foreach (var (payload, close) in _outgoing.Reader.ReadAllAsync(context.RequestAborted))
            {
                if (payload is null)
                    await socket.CloseOutputAsync((WebSocketCloseStatus)close, "", context.RequestAborted);
                else if (deflated is null)
                    await socket.SendAsync(Encoding.UTF8.GetBytes(payload), WebSocketMessageType.Text, true, context.RequestAborted);
                else
                    await socket.SendAsync(Deflate(buffer, deflated, payload), WebSocketMessageType.Binary, true, context.RequestAborted);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went; its session keeps what it has missed.
        }
    }

    /// <summary>The next whole message; null when it is too long; a close or the end of the line is told by its code.</summary>
    internal async Task<(string? Text, int? Closed)> ReadAsync()
    {
        var buffer = new byte[MostBytes + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(Math.Min(length, MostBytes)), context.RequestAborted);
                if (part.MessageType == WebSocketMessageType.Close)
                    return (null, (int?)socket.CloseStatus ?? 1005);
                length += part.Count;
                if (part.EndOfMessage)
                    return (length > MostBytes ? null : Encoding.UTF8.GetString(buffer, 0, length), null);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return (null, 1006);
        }
    }

    private static byte[] Deflate(MemoryStream buffer, ZLibStream deflated, string payload)
    {
        buffer.SetLength(0);
        deflated.Write(Encoding.UTF8.GetBytes(payload));
        deflated.Flush();
        return buffer.ToArray();
    }
}
