using System.Text.Json.Nodes;

namespace Bot.Slack;

/// <summary>Somebody used a command; only what the bot reads of it. Unknown fields are passed over.</summary>
internal sealed record CommandUse(string Command, string ChannelId, string UserId)
{
    public string? Text { get; init; }

    public string? UserName { get; init; }

    public Uri? ResponseUrl { get; init; }

    public string? TriggerId { get; init; }

    // The text is a question, the address a secret.
    public override string ToString() => $"{nameof(CommandUse)} {Command}";
}

/// <summary>https://docs.slack.dev/apis/events-api#callback-field.</summary>
internal sealed record EventCallback(string EventId, SlackEvent? Event);

internal sealed record SlackEvent(string Type)
{
    public string? Subtype { get; init; }

    public string? User { get; init; }

    public string? BotId { get; init; }

    public string? Text { get; init; }

    public string? Channel { get; init; }

    public string? Ts { get; init; }

    public string? ThreadTs { get; init; }

    /// <summary>Of the app's page that was opened: "home", "messages", "about".</summary>
    public string? Tab { get; init; }

    public override string ToString() => $"{nameof(SlackEvent)} {Type}";
}

/// <summary>A press of a button, a form, a shortcut, a question for choices: https://docs.slack.dev/reference/interaction-payloads.</summary>
internal sealed record Interaction(string Type)
{
    internal const string Press = "block_actions";
    internal const string Suggestion = "block_suggestion";
    internal const string FormSent = "view_submission";
    internal const string MessageShortcut = "message_action";
    internal const string Shortcut = "shortcut";

    public string? CallbackId { get; init; }

    public string? TriggerId { get; init; }

    public Uri? ResponseUrl { get; init; }

    public InteractionUser? User { get; init; }

    public InteractionChannel? Channel { get; init; }

    public InteractionMessage? Message { get; init; }

    public InteractionContainer? Container { get; init; }

    public IReadOnlyList<PressedElement>? Actions { get; init; }

    public SentView? View { get; init; }

    /// <summary>Of the select whose choices are asked for.</summary>
    public string? ActionId { get; init; }

    /// <summary>What was typed into it.</summary>
    public string? Value { get; init; }

    public override string ToString() => $"{nameof(Interaction)} {Type}";
}

internal sealed record InteractionUser(string Id)
{
    public string? Name { get; init; }

    public string? Username { get; init; }
}

internal sealed record InteractionChannel(string Id);

internal sealed record InteractionContainer
{
    public string? ChannelId { get; init; }

    public string? ThreadTs { get; init; }
}

internal sealed record InteractionMessage
{
    public string? User { get; init; }

    public string? BotId { get; init; }

    public string? Ts { get; init; }

    public string? ThreadTs { get; init; }

    public string? Text { get; init; }

    public JsonArray? Blocks { get; init; }

    /// <summary>Of a message that is passed on, the message itself.</summary>
    public IReadOnlyList<InteractionAttachment>? Attachments { get; init; }
}

internal sealed record InteractionAttachment(string? Text);

internal sealed record PressedElement(string ActionId);

internal sealed record SentView
{
    public string? CallbackId { get; init; }

    public string? PrivateMetadata { get; init; }

    public SentState? State { get; init; }
}

/// <param name="Values">By block_id and action_id.</param>
internal sealed record SentState(IReadOnlyDictionary<string, IReadOnlyDictionary<string, SentValue>>? Values);

internal sealed record SentValue
{
    public string? Value { get; init; }

    public SentOption? SelectedOption { get; init; }

    public IReadOnlyList<SentOption>? SelectedOptions { get; init; }

    public IReadOnlyList<SentFile>? Files { get; init; }
}

/// <summary>https://docs.slack.dev/reference/objects/file-object.</summary>
internal sealed record SentFile(string? Name, long? Size, Uri? UrlPrivateDownload)
{
    // The address is for those who hold a token.
    public override string ToString() => nameof(SentFile);
}

internal sealed record SentOption(string? Value);
