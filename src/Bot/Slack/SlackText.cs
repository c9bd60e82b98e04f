namespace Bot.Slack;

/// <summary>
/// A text object: https://docs.slack.dev/reference/block-kit/composition-objects/text-object.
/// </summary>
internal sealed record SlackText(string Type, string Text)
{
    public bool? Emoji { get; init; }

    /// <summary>Shown as it is.</summary>
    internal static SlackText Plain(string text) => new("plain_text", text) { Emoji = false };

    /// <summary>
    /// Takes the meaning of mentions, links and dates away: https://docs.slack.dev/messaging/formatting-message-text#escaping.
    /// </summary>
    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
