using System.Text.Json.Serialization;

namespace Bot.Slack;

/// <summary>What Slack answered to a call that it took.</summary>
/// <param name="Scopes">That the token has, as the answer's headers tell.</param>
internal sealed record SlackAnswer(byte[] Body, IReadOnlyList<string> Scopes);

/// <summary>What is in every answer: https://docs.slack.dev/apis/web-api/#responses.</summary>
internal sealed record AnswerHead(bool? Ok, string? Error, string? Needed, AnswerHints? ResponseMetadata);

/// <param name="Messages">What is wrong with blocks, with the place: "[ERROR] … [json-pointer:/blocks/0/text]".</param>
internal sealed record AnswerHints(IReadOnlyList<string?>? Messages);

internal sealed record AuthTestAnswer(string? Team, string? TeamId, string? User, string? UserId, string? BotId, Uri? Url);

internal sealed record OpenedSocket(Uri? Url);

internal sealed record PostedMessage(string? Ts);

internal sealed record OpenedConversation(OpenedChannel? Channel);

internal sealed record OpenedChannel(string? Id);

internal sealed record FoundUser(SlackUser? User);

/// <summary>https://docs.slack.dev/reference/objects/user-object.</summary>
internal sealed record SlackUser(
    string? Id, string? TeamId, string? Name, string? RealName, bool IsAdmin, bool IsOwner, SlackProfile? Profile);

internal sealed record SlackProfile(string? DisplayName, string? RealName);

internal sealed record FoundMessages(IReadOnlyList<FoundMessage>? Messages);

internal sealed record FoundMessage(string? Text, string? User)
{
    public SlackMetadata? Metadata { get; init; }
}

internal sealed record GroupMembers(IReadOnlyList<string>? Users);

internal sealed record UploadAddress(Uri? UploadUrl, string? FileId);

internal sealed record CompletedUpload(IReadOnlyList<UploadedFile> Files, string ChannelId, string? ThreadTs, string? InitialComment);

internal sealed record UploadedFile(string Id, string Title);

internal sealed record OpenedView(string TriggerId, SlackView View);

internal sealed record PublishedView(string UserId, SlackView View);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnswerHead))]
[JsonSerializable(typeof(AuthTestAnswer))]
[JsonSerializable(typeof(OpenedSocket))]
[JsonSerializable(typeof(PostedMessage))]
[JsonSerializable(typeof(OpenedConversation))]
[JsonSerializable(typeof(FoundUser))]
[JsonSerializable(typeof(FoundMessages))]
[JsonSerializable(typeof(GroupMembers))]
[JsonSerializable(typeof(UploadAddress))]
[JsonSerializable(typeof(CompletedUpload))]
[JsonSerializable(typeof(OpenedView))]
[JsonSerializable(typeof(PublishedView))]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(SocketAcknowledgement))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SlackWireJson : JsonSerializerContext;
