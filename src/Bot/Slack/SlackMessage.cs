using System.Text.Json.Nodes;

namespace Bot.Slack;

/// <summary>
/// What is posted, shown to one person, or put in the place of an earlier message: https://docs.slack.dev/reference/methods/chat.postMessage.
/// Nothing in it is ever made a mention or a link by Slack, and no link shows a preview.
/// </summary>
/// <param name="Text">For notifications and for those who do not see blocks; escaped by <see cref="SlackText"/>.</param>
internal sealed record SlackMessage(string Text)
{
    /// <summary>The most of one message: https://docs.slack.dev/reference/block-kit/blocks.</summary>
    internal const int MaxBlocks = 50;

    public string? Channel { get; init; }

    /// <summary>Who alone sees it.</summary>
    public string? User { get; init; }

    /// <summary>The message that it replaces.</summary>
    public string? Ts { get; init; }

    /// <summary>The first message of the thread, never a reply in it.</summary>
    public string? ThreadTs { get; init; }

    public IReadOnlyList<SlackBlock> Blocks { get; init; } = [];

    /// <summary>What no reader sees, and an app finds again: https://docs.slack.dev/messaging/message-metadata.</summary>
    public SlackMetadata? Metadata { get; init; }

    /// <summary>Text is not read for names and addresses.</summary>
    public string Parse { get; } = "none";

    public bool LinkNames { get; }

    public bool? UnfurlLinks { get; init; }

    public bool? UnfurlMedia { get; init; }
}

/// <param name="EventType">The same for all answers.</param>
internal sealed record SlackMetadata(string EventType, SlackAnswerMetadata? EventPayload)
{
    internal static SlackMetadata? Of(AnsweredEvent? to) => to is null ? null : new("bot_answer", new SlackAnswerMetadata(to.Id));
}

/// <param name="To">The event that it answers.</param>
internal sealed record SlackAnswerMetadata(string? To);

/// <summary>An event that a message for all answers.</summary>
/// <param name="Since">The ts of what it came with, or of a moment before: the answer stands behind it.</param>
/// <param name="WasTaken">A process that died worked on it, and may have answered.</param>
internal sealed record AnsweredEvent(string Id, string Since, bool WasTaken);

/// <summary>What is sent to a response_url: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses.</summary>
internal sealed record SlackResponse(string Text)
{
    internal const string ForOne = "ephemeral";
    internal const string ForAll = "in_channel";

    public string ResponseType { get; init; } = ForOne;

    public bool ReplaceOriginal { get; init; }

    public string? ThreadTs { get; init; }

    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    public bool UnfurlLinks { get; }

    public bool UnfurlMedia { get; }
}

/// <summary>Puts other blocks in the place of a message: what is left of those that Slack gave with it.</summary>
internal sealed record SlackReplacement(string Text, JsonArray Blocks)
{
    public bool ReplaceOriginal { get; } = true;
}
