using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>The methods of Slack's Web API that the bot calls: https://docs.slack.dev/reference/methods.</summary>
internal sealed class SlackApi(SlackRest rest)
{
    private const string ResponseUrl = "response_url";
    private const string UploadUrl = "upload_url";

    /// <summary>https://docs.slack.dev/reference/methods/files.getUploadURLExternal.</summary>
    private const int MaxAltText = 1_000;

    internal Task<SlackException> TokenRefused => rest.TokenRefused;

    internal async Task<SlackIdentity> AuthTestAsync(CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync(new SlackRequest("auth.test"), cancellationToken);
        var told = SlackRest.Read(answer.Body, SlackWireJson.Default.AuthTestAnswer);
        return told is { TeamId: { } team, UserId: { } user }
            ? new SlackIdentity(told.Team ?? team, team, told.User ?? user, user, told.BotId ?? "", told.Url, answer.Scopes)
            : throw Incomplete("auth.test");
    }

    /// <returns>For one connection, soon: the address holds a ticket.</returns>
    internal async Task<Uri> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var request = new SlackRequest("apps.connections.open") { Token = SlackToken.App };
        return (await rest.SendAsync(request, SlackWireJson.Default.OpenedSocket, cancellationToken)).Url ?? throw Incomplete(request.Method);
    }

    /// <returns>The ts of the message.</returns>
    internal async Task<string> PostAsync(SlackMessage message, CancellationToken cancellationToken)
    {
        var request = new SlackRequest("chat.postMessage")
        {
            Body = () => Json(message with { UnfurlLinks = false, UnfurlMedia = false }, SlackJson.Default.SlackMessage),
            Channel = message.Channel,
            IsRepeatable = false,
        };
        return (await rest.SendAsync(request, SlackWireJson.Default.PostedMessage, cancellationToken)).Ts ?? throw Incomplete(request.Method);
    }

    internal Task PostEphemeralAsync(SlackMessage message, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new SlackRequest("chat.postEphemeral") { Body = () => Json(message, SlackJson.Default.SlackMessage), Channel = message.Channel, IsRepeatable = false }, cancellationToken);

    internal Task UpdateAsync(SlackMessage message, CancellationToken cancellationToken) =>
        rest.SendAsync(new SlackRequest("chat.update") { Body = () => Json(message, SlackJson.Default.SlackMessage) }, cancellationToken);

    /// <summary>At most 5 times within 30 minutes.</summary>
    internal Task RespondAsync(Uri responseUrl, SlackResponse response, CancellationToken cancellationToken) =>
        RespondAsync(responseUrl, () => Json(response, SlackJson.Default.SlackResponse), isRepeatable: false, cancellationToken);

    internal Task ReplaceAsync(Uri responseUrl, SlackReplacement replacement, CancellationToken cancellationToken) =>
        RespondAsync(responseUrl, () => Json(replacement, SlackJson.Default.SlackReplacement), isRepeatable: true, cancellationToken);

    internal Task OpenViewAsync(string triggerId, SlackView view, CancellationToken cancellationToken) =>
        rest.SendAsync(
            new SlackRequest("views.open") { Body = () => Json(new OpenedView(triggerId, view), SlackWireJson.Default.OpenedView), DoneCode = "exchanged_trigger_id" }, cancellationToken);

    internal Task PublishHomeAsync(string userId, SlackView view, CancellationToken cancellationToken) =>
        rest.SendAsync(new SlackRequest("views.publish") { Body = () => Json(new PublishedView(userId, view), SlackWireJson.Default.PublishedView) }, cancellationToken);

    internal async Task<string> DirectChannelAsync(string userId, CancellationToken cancellationToken)
    {
        var request = new SlackRequest("conversations.open") { Body = () => Form(("users", userId)) };
        return (await rest.SendAsync(request, SlackWireJson.Default.OpenedConversation, cancellationToken)).Channel?.Id ?? throw Incomplete(request.Method);
    }

    /// <summary>What a thread began with; needs the scope channels:history, or groups:history in private channels.</summary>
    internal async Task<FoundMessage?> FirstOfThreadAsync(string channel, string thread, CancellationToken cancellationToken)
    {
        var request = new SlackRequest("conversations.replies") { Body = () => Form(("channel", channel), ("ts", thread), ("limit", "1")) };
        return (await rest.SendAsync(request, SlackWireJson.Default.FoundMessages, cancellationToken)).Messages is [var first, ..] ? first : null;
    }

    /// <summary>The first hundred messages behind a moment, of a thread or of the conversation; needs the scope channels:history, groups:history or im:history.</summary>
    internal async Task<IReadOnlyList<FoundMessage>> MessagesSinceAsync(string channel, string? thread, string since, CancellationToken cancellationToken)
    {
        List<(string, string)> fields = [("channel", channel), ("oldest", since), ("limit", "100"), ("include_all_metadata", "true")];
        if (thread is not null)
            fields.Add(("ts", thread));
        var request = new SlackRequest(thread is null ? "conversations.history" : "conversations.replies") { Body = () => Form([.. fields]) };
        return (await rest.SendAsync(request, SlackWireJson.Default.FoundMessages, cancellationToken)).Messages ?? [];
    }

    internal async Task<SlackPerson> UserAsync(string id, CancellationToken cancellationToken)
    {
        var request = new SlackRequest("users.info") { Body = () => Form(("user", id)) };
        return (await rest.SendAsync(request, SlackWireJson.Default.FoundUser, cancellationToken)).User is { } user
            ? new SlackPerson(user.Id ?? id, Name(user, id), user.TeamId ?? "", user.IsAdmin, user.IsOwner)
            : throw Incomplete(request.Method);
    }

    internal async Task<IReadOnlyList<string>> GroupMembersAsync(string groupId, CancellationToken cancellationToken) =>
        (await rest.SendAsync(new SlackRequest("usergroups.users.list") { Body = () => Form(("usergroup", groupId)) }, SlackWireJson.Default.GroupMembers, cancellationToken)).Users ?? [];

    /// <summary>The content of a file that somebody sent, as it comes; needs the scope files:read.</summary>
    /// <exception cref="UploadException">It cannot be fetched.</exception>
    internal Task<Stream> DownloadAsync(Uri? url, CancellationToken cancellationToken) =>
        // The token goes along, so it goes to Slack alone: https://docs.slack.dev/reference/objects/file-object#authentication.
        url is not null && IsSlacks(url, host => host == "files.slack.com" || host.EndsWith(".slack-files.com", StringComparison.Ordinal))
            ? rest.DownloadAsync(url, cancellationToken)
            : throw new UploadException("The file is not where Slack keeps files, so it was not fetched.");

    /// <summary>Empty files are left out, since Slack takes none: https://docs.slack.dev/messaging/working-with-files#uploading_files.</summary>
    /// <param name="comment">Stands above them, escaped by <see cref="SlackText"/>.</param>
    internal async Task UploadAsync(IReadOnlyList<ChatFile> files, string channel, string? threadTs, string? comment, CancellationToken cancellationToken)
    {
        var uploaded = new List<UploadedFile>();
        foreach (var file in files.Where(file => file.Content.Length > 0))
            uploaded.Add(new UploadedFile(await UploadAsync(file, cancellationToken), file.Name));
        if (uploaded.Count == 0)
            return;

        await rest.SendAsync(
            new SlackRequest("files.completeUploadExternal")
            {
                Body = () => Json(new CompletedUpload(uploaded, channel, threadTs, comment), SlackWireJson.Default.CompletedUpload),
                Channel = channel,
                IsRepeatable = false,
            },
            cancellationToken);
    }

    private Task<SlackAnswer> RespondAsync(Uri responseUrl, Func<HttpContent> body, bool isRepeatable, CancellationToken cancellationToken) =>
        IsSlacks(responseUrl, host => host == "hooks.slack.com")
            ? rest.SendAsync(new SlackRequest(ResponseUrl) { Address = responseUrl, Token = SlackToken.None, Body = body, IsRepeatable = isRepeatable }, cancellationToken)
            : throw Foreign(ResponseUrl);

    private async Task<string> UploadAsync(ChatFile file, CancellationToken cancellationToken)
    {
        List<(string, string)> fields = [("filename", file.Name), ("length", file.Content.Length.ToString(CultureInfo.InvariantCulture))];
        if (file.Text.Length > 0)
            fields.Add(("alt_txt", CutText.Of(file.Text, MaxAltText)));
        var request = new SlackRequest("files.getUploadURLExternal") { Body = () => Form([.. fields]) };
        if (await rest.SendAsync(request, SlackWireJson.Default.UploadAddress, cancellationToken) is not { UploadUrl: { } url, FileId: { } id })
            throw Incomplete(request.Method);
        if (!IsSlacks(url, host => host == "slack.com" || host.EndsWith(".slack.com", StringComparison.Ordinal)))
            throw Foreign(UploadUrl);

        await rest.SendAsync(
            new SlackRequest(UploadUrl)
            {
                Address = url,
                Token = SlackToken.None,
                Body = () => new ByteArrayContent(file.Content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            },
            cancellationToken);
        return id;
    }

    // Whoever can forge one request would else have the bot send things anywhere.
    private bool IsSlacks(Uri url, Func<string, bool> isHost)
    {
        var api = rest.Options.ApiUrl;
        return url.IsAbsoluteUri && url.UserInfo.Length == 0
            && ((url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && isHost(url.IdnHost))
                || (api.IsLoopback && url.Scheme == api.Scheme && url.Host == api.Host && url.Port == api.Port));
    }

    private static string Name(SlackUser user, string id) =>
        new[] { user.Profile?.DisplayName, user.Profile?.RealName, user.RealName, user.Name }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? id;

    private static SlackException Foreign(string kind) => new(SlackException.ForeignAddress, $"{kind}: not sent, since the address is none of Slack's.") { Method = kind };

    // It was done, or the answer would say that it was not.
    private static SlackException Incomplete(string method) => new(SlackException.Unreachable, $"{method}: the answer is not what Slack documents") { Method = method };

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

    private static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
