using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>As little of a bot as the tests of the stand-in need: a socket that is read by hand, and REST.</summary>
internal sealed class RawBot : IDisposable
{
    private readonly DiscordServer _discord;
    private readonly HttpClient _client = new();
    private ClientWebSocket _socket = new();

    internal RawBot(DiscordServer discord)
    {
        _discord = discord;
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1)");
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", discord.Token);
    }

    internal int Sequence { get; private set; }

    internal string SessionId { get; private set; } = "";

    internal WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    internal async Task ConnectAsync(bool resume, CancellationToken cancellationToken)
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(new Uri($"{(resume ? _discord.ResumeUrl : _discord.GatewayUrl)}?v=10&encoding=json"), cancellationToken);
        await ReadAsync(cancellationToken);
        if (resume)
            await SendAsync(6, new JsonObject { ["token"] = _discord.Token, ["session_id"] = SessionId, ["seq"] = Sequence }, cancellationToken);
    }

    internal Task IdentifyAsync(long intents, CancellationToken cancellationToken) => SendAsync(2, new JsonObject
    {
        ["token"] = _discord.Token,
        ["intents"] = intents,
        ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "raw", ["device"] = "raw" },
    }, cancellationToken);

    internal Task SendAsync(int op, JsonNode? body, CancellationToken cancellationToken) =>
        SendAsync(new JsonObject { ["op"] = op, ["d"] = body }.ToJsonString(), cancellationToken);

    internal async Task SendAsync(string text, CancellationToken cancellationToken) =>
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);

    internal Task CloseAsync(WebSocketCloseStatus code, CancellationToken cancellationToken) => _socket.CloseOutputAsync(code, "", cancellationToken);

    /// <summary>The next event; null when the socket has been closed.</summary>
    internal async Task<JsonObject?> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                break;
        }

        var payload = JsonNode.Parse(message.ToArray())?.AsObject();
        Sequence = (int)(payload?.Number("s") ?? Sequence);
        if (payload?.Text("t") == "READY")
            SessionId = payload["d"]?["session_id"]?.GetValue<string>() ?? "";
        return payload;
    }

    /// <summary>Reads on to an event of a name.</summary>
    internal async Task<JsonObject> ReadAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var payload = await ReadAsync(cancellationToken) ?? throw new InvalidOperationException($"Closed with {CloseStatus} before {name}.");
            if (payload.Text("t") == name)
                return payload["d"]?.AsObject() ?? [];
        }
    }

    internal async Task<(int Status, JsonNode? Body)> AskAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"{_discord.ApiUrl}/v10{path}");
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    internal async Task RegisterAskAsync(CancellationToken cancellationToken)
    {
        var commands = JsonNode.Parse("""[{"name":"ask","description":"Ask","options":[{"type":3,"name":"question","description":"What?","required":true}]}]""");
        var (status, _) = await AskAsync(HttpMethod.Put, $"/applications/{_discord.ApplicationId}/commands", commands, cancellationToken);
        Assert.Equal(200, status);
    }

    internal Task<(int Status, JsonNode? Body)> CallbackAsync(JsonObject interaction, string body, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, $"/interactions/{interaction.Text("id")}/{interaction.Text("token")}/callback", JsonNode.Parse(body), cancellationToken);

    internal Task<(int Status, JsonNode? Body)> EditOriginalAsync(JsonObject interaction, string body, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Patch, $"/webhooks/{_discord.ApplicationId}/{interaction.Text("token")}/messages/@original", JsonNode.Parse(body), cancellationToken);

    public void Dispose()
    {
        _socket.Dispose();
        _client.Dispose();
    }
}
