using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>The calls of Discord's REST interface that the bot makes: https://discord.com/developers/docs/reference.</summary>
internal sealed class DiscordApi(DiscordRest rest)
{
    private const string Application = "application";

    internal Task<DiscordApplication> ApplicationAsync(CancellationToken cancellationToken) =>
        rest.SendAsync(new DiscordRequest(HttpMethod.Get, "applications/@me", "GET applications/@me", Application), DiscordJson.Default.DiscordApplication, cancellationToken);

    internal Task<IReadOnlyList<DiscordGuild>> GuildsAsync(CancellationToken cancellationToken) =>
        rest.SendAsync(new DiscordRequest(HttpMethod.Get, "users/@me/guilds", "GET users/@me/guilds", Application), DiscordJson.Default.IReadOnlyListDiscordGuild, cancellationToken);

    internal Task<GatewayBot> GatewayAsync(CancellationToken cancellationToken) =>
        rest.SendAsync(new DiscordRequest(HttpMethod.Get, "gateway/bot", "GET gateway/bot", Application), DiscordJson.Default.GatewayBot, cancellationToken);

    internal Task<DiscordChannel> ChannelAsync(string channel, CancellationToken cancellationToken) =>
        rest.SendAsync(new DiscordRequest(HttpMethod.Get, $"channels/{channel}", "GET channels/{channel}", channel), DiscordJson.Default.DiscordChannel, cancellationToken);

    /// <param name="guild">Null for the commands of every server.</param>
    internal async Task<JsonDocument> CommandsAsync(string application, string? guild, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await rest.SendAsync(Commands(HttpMethod.Get, application, guild), cancellationToken));

    internal Task OverwriteCommandsAsync(string application, string? guild, IReadOnlyList<CommandDefinition> commands, CancellationToken cancellationToken) =>
        rest.SendAsync(Commands(HttpMethod.Put, application, guild) with { Body = () => Json(JsonSerializer.SerializeToUtf8Bytes(commands, DiscordJson.Default.IReadOnlyListCommandDefinition)) }, cancellationToken);

    /// <summary>Repeatable, since an acknowledgement that came after all is told by the refusal of its repetition.</summary>
    internal Task AcknowledgeAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Post, $"interactions/{interaction.Id}/{interaction.Token}/callback", "POST interactions/{id}/{token}/callback", Major: null)
            {
                Body = () => Json(JsonSerializer.SerializeToUtf8Bytes(response, DiscordJson.Default.InteractionResponse)),
                DoneCode = DiscordException.AlreadyAcknowledged,
            },
            cancellationToken);

    internal Task DeleteAnswerAsync(Interaction interaction, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Delete, $"webhooks/{interaction.ApplicationId}/{interaction.Token}/messages/@original", "DELETE webhooks/{application}/{token}/messages/@original", Major: null)
            {
                EarlyCode = DiscordException.UnknownWebhook,
                DoneCode = DiscordException.UnknownMessage,
            },
            cancellationToken);

    internal Task<ReceivedMessage> MessageAsync(string channel, string message, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Get, $"channels/{channel}/messages/{message}", "GET channels/{channel}/messages/{message}", channel), DiscordJson.Default.ReceivedMessage, cancellationToken);

    /// <returns>The id of the message.</returns>
    internal Task<PostedId> EditAnswerAsync(Interaction interaction, DiscordMessage message, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Patch, $"webhooks/{interaction.ApplicationId}/{interaction.Token}/messages/@original", "PATCH webhooks/{application}/{token}/messages/@original", Major: null)
            {
                Body = () => Body(message),
                EarlyCode = DiscordException.UnknownWebhook,
            },
            DiscordJson.Default.PostedId,
            cancellationToken);

    internal Task<PostedId> FollowUpAsync(Interaction interaction, DiscordMessage message, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Post, $"webhooks/{interaction.ApplicationId}/{interaction.Token}?wait=true", "POST webhooks/{application}/{token}", Major: null)
            {
                Body = () => Body(message),
                IsRepeatable = false,
                EarlyCode = DiscordException.UnknownWebhook,
            },
            DiscordJson.Default.PostedId,
            cancellationToken);

    /// <param name="message">With a nonce, so that repeating the request posts it once.</param>
    internal Task<PostedId> PostAsync(string channel, DiscordMessage message, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Post, $"channels/{channel}/messages", "POST channels/{channel}/messages", channel) { Body = () => Body(message), IsRepeatable = message.Nonce is not null },
            DiscordJson.Default.PostedId,
            cancellationToken);

    internal Task<PostedId> DirectChannelAsync(string user, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Post, "users/@me/channels", "POST users/@me/channels", Application) { Body = () => Json(JsonSerializer.SerializeToUtf8Bytes(new NewDirectChannel(user), DiscordJson.Default.NewDirectChannel)) },
            DiscordJson.Default.PostedId,
            cancellationToken);

    internal Task EditAsync(string channel, string message, DiscordMessage edited, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Patch, $"channels/{channel}/messages/{message}", "PATCH channels/{channel}/messages/{message}", channel) { Body = () => Body(edited) },
            cancellationToken);

    /// <summary>The content of a file that somebody sent, as it comes.</summary>
    /// <exception cref="UploadException">It cannot be fetched.</exception>
    internal Task<Stream> DownloadAsync(Uri? url, CancellationToken cancellationToken) => rest.DownloadAsync(url, cancellationToken);

    internal Task TypeAsync(string channel, CancellationToken cancellationToken) =>
        rest.SendAsync(new DiscordRequest(HttpMethod.Post, $"channels/{channel}/typing", "POST channels/{channel}/typing", channel) { Body = () => Json([]) }, cancellationToken);

    /// <returns>The id of the thread. A message has one thread at most: repeated, the request is refused.</returns>
    internal Task<PostedId> StartThreadAsync(string channel, string message, NewThread thread, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new DiscordRequest(HttpMethod.Post, $"channels/{channel}/messages/{message}/threads", "POST channels/{channel}/messages/{message}/threads", channel)
            {
                Body = () => Json(JsonSerializer.SerializeToUtf8Bytes(thread, DiscordJson.Default.NewThread)),
            },
            DiscordJson.Default.PostedId,
            cancellationToken);

    private static DiscordRequest Commands(HttpMethod method, string application, string? guild) => guild is null
        ? new DiscordRequest(method, $"applications/{application}/commands", $"{method} applications/{{application}}/commands", Application)
        : new DiscordRequest(method, $"applications/{application}/guilds/{guild}/commands", $"{method} applications/{{application}}/guilds/{{guild}}/commands", guild);

    private static HttpContent Body(DiscordMessage message)
    {
        var json = Json(JsonSerializer.SerializeToUtf8Bytes(message, DiscordJson.Default.DiscordMessage));
        if (message.Files.Count == 0)
            return json;

        var form = new MultipartFormDataContent { { json, "payload_json" } };
        for (var i = 0; i < message.Files.Count; i++)
        {
            var file = new ByteArrayContent(message.Files[i].Content);
            file.Headers.ContentType = new MediaTypeHeaderValue(message.Files[i].ContentType);
            form.Add(file, string.Create(CultureInfo.InvariantCulture, $"files[{i}]"), message.Files[i].Name);
        }

        return form;
    }

    private static ByteArrayContent Json(byte[] json) => new(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
