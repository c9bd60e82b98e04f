using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>A bot that sends what it is told to, also what is wrong.</summary>
internal sealed class RawSlackBot(SlackServer server) : IDisposable
{
    private readonly HttpClient _client = new();

    /// <summary>Calls a method with JSON.</summary>
    internal Task<JsonObject> CallAsync(string method, string json, CancellationToken cancellationToken) =>
        CallAsync(method, new StringContent(json, Encoding.UTF8, "application/json"), server.BotToken, cancellationToken);

    /// <summary>Posts a message to #general.</summary>
    internal Task<JsonObject> PostAsync(string message, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(message)?.AsObject() ?? [];
        body["channel"] = server.General.Id;
        return CallAsync("chat.postMessage", body.ToJsonString(), cancellationToken);
    }

    internal Task<JsonObject> FormAsync(string method, CancellationToken cancellationToken, params (string Name, string Value)[] fields) =>
        CallAsync(method, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), server.BotToken, cancellationToken);

    internal async Task<JsonObject> CallAsync(string method, HttpContent content, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.ApiUrl, method));
        request.Content = content;
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _client.SendAsync(request, cancellationToken);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)) as JsonObject ?? [];
        body["status"] = (int)answer.StatusCode;
        return body;
    }

    internal async Task<int> RespondAsync(Uri? responseUrl, string json, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(responseUrl, content, cancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>Opens a socket and reads its hello.</summary>
    internal async Task<RawSlackSocket> ConnectAsync(CancellationToken cancellationToken)
    {
        using var empty = new FormUrlEncodedContent([]);
        var opened = await CallAsync("apps.connections.open", empty, server.AppToken, cancellationToken);
        var socket = await RawSlackSocket.OpenAsync(new Uri(opened.Text("url") ?? throw new InvalidOperationException(opened.ToJsonString())), cancellationToken);
        Assert.Equal("hello", (await socket.NextAsync(cancellationToken))?.Text("type"));
        return socket;
    }

    public void Dispose() => _client.Dispose();
}

internal sealed class RawSlackSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    internal static Task<RawSlackSocket> OpenAsync(Uri address, CancellationToken cancellationToken) => OpenAsync(null, address, cancellationToken);

    /// <summary>Pings that often, and gives the line up when no pong comes for as long.</summary>
    internal static async Task<RawSlackSocket> OpenAsync(TimeSpan? patience, Uri address, CancellationToken cancellationToken)
    {
        var socket = new RawSlackSocket();
        if (patience is { } time)
            (socket._socket.Options.KeepAliveInterval, socket._socket.Options.KeepAliveTimeout) = (time, time);
        await socket._socket.ConnectAsync(address, cancellationToken);
        return socket;
    }

    /// <summary>The next envelope; null when the line has ended.</summary>
    internal async Task<JsonObject?> NextAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                    return JsonNode.Parse(Encoding.UTF8.GetString(message.ToArray())) as JsonObject;
            }
        }
        catch (Exception gone) when (gone is WebSocketException || (gone is OperationCanceledException or AggregateException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    internal Task AcknowledgeAsync(JsonObject? envelope, JsonNode? payload, CancellationToken cancellationToken)
    {
        var answer = new JsonObject { ["envelope_id"] = envelope?.Text("envelope_id") };
        if (payload is not null)
            answer["payload"] = payload;
        return SendAsync(answer.ToJsonString(), cancellationToken);
    }

    internal Task SendAsync(string text, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public void Dispose() => _socket.Dispose();
}
