using System.Text.RegularExpressions;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>The message that "Check against the corpus" was chosen on, in plain words.</summary>
internal static partial class CheckTarget
{
    /// <param name="problem">Set when the result is null. Pictures and files say nothing that could be looked up.</param>
    internal static ChatRequest.Check? Read(InteractionContent command, out string problem)
    {
        var message = command.Resolved?.Messages?.GetValueOrDefault(command.TargetId ?? "");
        // A forwarded message stands inside an empty one.
        var content = message?.Content is { Length: > 0 } written ? written : message?.MessageSnapshots is [var forwarded, ..] ? forwarded.Message?.Content : null;
        var text = Plain(content ?? "", message?.Mentions ?? []);
        problem = text.Length == 0 ? "This message has no text that could be checked." : "";
        return text.Length == 0 ? null : new ChatRequest.Check(text);
    }

    private static string Plain(string content, IReadOnlyList<DiscordUser> mentions)
    {
        var names = mentions.DistinctBy(user => user.Id).ToDictionary(user => user.Id, user => user.GlobalName ?? user.Username ?? "", StringComparer.Ordinal);
        var text = Mention().Replace(content, mention => names.GetValueOrDefault(mention.Groups["id"].Value, ""));
        text = Link().Replace(Tag().Replace(text, " "), "${text}");
        return Sign().Replace(text, "").Trim();
    }

    [GeneratedRegex("<@!?(?<id>[0-9]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mention();

    /// <summary>Roles, channels, emoji, times and commands: https://discord.com/developers/docs/reference#message-formatting.</summary>
    [GeneratedRegex("<(@&|#|a?:|t:|/|id:)[^<>]{1,100}>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[(?<text>[^\[\]]{1,500})\]\(<?https?://[^()\s]{1,2000}\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();

    /// <summary>Bold, slanted, struck, hidden and code, and a backslash before such a sign; an underscore inside a word is none.</summary>
    [GeneratedRegex(@"\*{1,3}|~~|\|\||`{1,3}|(?<![\p{L}\p{N}])_{1,2}|_{1,2}(?![\p{L}\p{N}])|\\(?=[*_~`|\\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sign();
}
