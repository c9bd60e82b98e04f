using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.SlackStandIn;

/// <summary>A payload that was given to one socket: only there it can be acknowledged.</summary>
internal sealed class Assignment(string id, Delivery delivery)
{
    internal string Id { get; } = id;

    internal Delivery Delivery { get; } = delivery;

    internal bool IsWritten { get; set; }

    internal bool IsOver { get; set; }

    /// <summary>Acknowledged, but Slack has lost that.</summary>
    internal bool IsLost { get; set; }
}

internal enum FrameKind { Text, Binary, Fragments }

/// <summary>One socket of a client: what goes out stands in a queue, so that nobody waits for a slow client.</summary>
internal sealed class SocketConnection(HttpContext context, WebSocket socket, Line? line)
{
    private readonly Channel<(byte[]? Payload, FrameKind Kind, WebSocketCloseStatus Close, Action? Written)> _outgoing =
        Channel.CreateUnbounded<(byte[]?, FrameKind, WebSocketCloseStatus, Action?)>();

    internal Dictionary<string, Assignment> Assignments { get; } = [];

    /// <summary>Told to go: it gets a payload only when there is no other socket.</summary>
    internal bool IsLeaving { get; set; }

    internal bool IsClosing { get; private set; }

    internal bool IsFrozen { get; private set; }

    internal void Send(string payload, FrameKind kind = FrameKind.Text, Action? written = null) =>
        _outgoing.Writer.TryWrite((Encoding.UTF8.GetBytes(payload), kind, default, written));

    internal void Close(WebSocketCloseStatus status)
    {
        IsClosing = true;
        _outgoing.Writer.TryWrite((null, FrameKind.Text, status, null));
        _outgoing.Writer.TryComplete();
    }

    internal void Abort()
    {
        IsClosing = true;
        line?.End();
        _outgoing.Writer.TryComplete();
        context.Abort();
        socket.Abort();
    }

    /// <summary>As when the other side has lost its power: the line stands, but nothing is read, written or answered any more.</summary>
    internal void Freeze()
    {
        IsFrozen = true;
        line?.Freeze();
    }

    internal async Task WriteAsync()
    {
        try
        {
            await foreach (var (payload, kind, close, written) in _outgoing.Reader.ReadAllAsync(context.RequestAborted))
            {
                if (payload is null)
                    await socket.CloseOutputAsync(close, "", context.RequestAborted);
                else
                    await WriteAsync(payload, kind);
                written?.Invoke();
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client went; what it has not acknowledged goes another way.
        }
    }

    /// <summary>The next whole message; null when the line has ended.</summary>
    internal async Task<string?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                    return Encoding.UTF8.GetString(message.ToArray());
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task WriteAsync(byte[] payload, FrameKind kind)
    {
        var type = kind is FrameKind.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        // Odd pieces: a character of two bytes may be cut in the middle.
        var size = kind is FrameKind.Fragments ? 7 : Math.Max(1, payload.Length);
        for (var start = 0; start < payload.Length; start += size)
        {
            var end = Math.Min(payload.Length, start + size);
            await socket.SendAsync(payload.AsMemory(start..end), type, end == payload.Length, context.RequestAborted);
        }
    }
}
