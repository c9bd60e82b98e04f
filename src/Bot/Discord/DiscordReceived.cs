using System.Text.Json;

namespace Bot.Discord;

/// <summary>What is received; only what the bot reads of it. Unknown fields are passed over.</summary>
internal sealed record Interaction(string Id, string Token, int Type, string ApplicationId)
{
    internal const int Ping = 1;
    internal const int Command = 2;
    internal const int Component = 3;
    internal const int Autocomplete = 4;
    internal const int FormSent = 5;

    public InteractionContent? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public DiscordChannel? Channel { get; init; }

    public DiscordMember? Member { get; init; }

    /// <summary>Instead of <see cref="Member"/> in direct messages.</summary>
    public DiscordUser? User { get; init; }

    public ReceivedMessage? Message { get; init; }

    /// <summary>What the bot may do there, as a number of bits.</summary>
    public string? AppPermissions { get; init; }

    /// <summary>Bytes that one file may have.</summary>
    public long? AttachmentSizeLimit { get; init; }

    // The token is never part of a text.
    public override string ToString() => $"{nameof(Interaction)} {Id}";
}

internal sealed record InteractionContent
{
    public string? Name { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    public string? CustomId { get; init; }

    public IReadOnlyList<ReceivedComponent>? Components { get; init; }

    /// <summary>The message that a command of its menu is used on.</summary>
    public string? TargetId { get; init; }

    public ResolvedTargets? Resolved { get; init; }

    /// <summary>The subcommand that is used; null where the command has none.</summary>
    internal CommandOption? Subcommand => Options is [{ Type: CommandOption.Subcommand } used] ? used : null;

    /// <summary>What was filled in, of the subcommand where there is one.</summary>
    internal IReadOnlyList<CommandOption> Fields => (Subcommand is { } used ? used.Options : Options) ?? [];
}

internal sealed record ResolvedTargets(IReadOnlyDictionary<string, ReceivedMessage>? Messages, IReadOnlyDictionary<string, ReceivedAttachment>? Attachments);

/// <summary>A file that somebody sent: https://discord.com/developers/docs/resources/message#attachment-object.</summary>
internal sealed record ReceivedAttachment(string? Filename, long? Size, Uri? Url);

internal sealed record MessageSnapshot(ReceivedMessageText? Message);

internal sealed record ReceivedMessageText(string? Content);

internal sealed record CommandOption(string Name, int Type, JsonElement Value, bool Focused)
{
    internal const int Subcommand = 1;
    internal const int Attachment = 11;

    /// <summary>Those of a subcommand.</summary>
    public IReadOnlyList<CommandOption>? Options { get; init; }

    internal string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString() ?? "" : Value.ValueKind == JsonValueKind.Undefined ? "" : Value.GetRawText();
}

/// <summary>A button, a field of a form as it was sent, or what holds them.</summary>
internal sealed record ReceivedComponent(int Type)
{
    public string? CustomId { get; init; }

    public string? Label { get; init; }

    public string? Value { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public ReceivedComponent? Component { get; init; }

    public IReadOnlyList<ReceivedComponent>? Components { get; init; }
}

internal sealed record DiscordUser(string Id, string? Username, string? GlobalName, bool Bot);

internal sealed record DiscordMember(DiscordUser? User, IReadOnlyList<string>? Roles, string? Permissions);

internal sealed record DiscordChannel(string Id, int Type)
{
    internal const int Text = 0;
    internal const int Announcements = 5;

    public string? ParentId { get; init; }

    internal bool IsThread => Type is 10 or 11 or 12;
}

internal sealed record ReceivedMessage(string Id, string ChannelId)
{
    internal const int Plain = 0;
    internal const int Reply = 19;

    public int Type { get; init; }

    public string? GuildId { get; init; }

    public string? Content { get; init; }

    public DiscordUser? Author { get; init; }

    public DiscordMember? Member { get; init; }

    public int Flags { get; init; }

    public string? WebhookId { get; init; }

    public IReadOnlyList<DiscordUser>? Mentions { get; init; }

    public IReadOnlyList<string>? MentionRoles { get; init; }

    public bool MentionEveryone { get; init; }

    public IReadOnlyList<ReceivedComponent>? Components { get; init; }

    public ReceivedReference? MessageReference { get; init; }

    /// <summary>What a forwarded message says.</summary>
    public IReadOnlyList<MessageSnapshot>? MessageSnapshots { get; init; }

    public ReceivedMessage? ReferencedMessage { get; init; }
}

/// <summary>A message that is meant for the bot, as it is kept until it is answered.</summary>
internal sealed record TakenMessage(ReceivedMessage Message, string Bot);

internal sealed record ReceivedReference(string? MessageId);

internal sealed record GatewayBot(Uri Url, int Shards, SessionStartLimit SessionStartLimit);

/// <param name="ResetAfter">Milliseconds.</param>
internal sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency);

internal sealed record DiscordApplication(string Id, string? Name, long Flags, string? VerifyKey, DiscordUser? Bot)
{
    public string? InteractionsEndpointUrl { get; init; }

    /// <summary>Anybody may add it to a server.</summary>
    public bool BotPublic { get; init; }
}

internal sealed record DiscordGuild(string Id, string? Name, string? Permissions);

internal sealed record Ready(string SessionId, Uri ResumeGatewayUrl, DiscordUser User, ReadyApplication Application)
{
    public IReadOnlyList<ReceivedGuild>? Guilds { get; init; }

    /// <summary>The number of the shard, and how many there are.</summary>
    public IReadOnlyList<int>? Shard { get; init; }
}

/// <param name="Unavailable">Of one that is gone: by an outage, so that the bot is still in it.</param>
internal sealed record ReceivedGuild(string Id, bool Unavailable);

internal sealed record ReadyApplication(string Id);

internal sealed record PostedId(string Id);

internal sealed record RefusedRequest(string? Message, int Code, JsonElement Errors);

internal sealed record TooManyRequests(double RetryAfter, bool Global);

/// <param name="S">The number of the event in its session.</param>
/// <param name="T">The name of the event.</param>
internal sealed record GatewayEvent(int Op, JsonElement D, long? S, string? T);

/// <param name="HeartbeatInterval">Milliseconds.</param>
internal sealed record Hello(int HeartbeatInterval);
