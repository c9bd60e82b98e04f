using System.Text.RegularExpressions;
using Bot.Answers;

namespace Bot.Slack;

/// <summary>What people wrote, without Slack's markup: https://docs.slack.dev/messaging/formatting-message-text.</summary>
internal static partial class MessageText
{
    /// <param name="text">As Slack sends it.</param>
    /// <param name="bot">The bot's own id, whose mention is no part of what is said.</param>
    internal static string Of(string? text, string bot) => PlainText.OneLine(Plain(text, bot));

    /// <summary>With its lines, and without the signs that make letters bold, slanted and struck.</summary>
    internal static string LinesOf(string? text, string bot)
    {
        var lines = Quoting().Replace(Plain(text, bot), "");
        // They may stand inside one another.
        for (var depth = 0; depth < 3; depth++)
            lines = Sign().Replace(lines, "${text}");
        return lines.Trim();
    }

    private static string Plain(string? text, string bot)
    {
        var plain = Marked().Replace(text ?? "", marked =>
        {
            var label = marked.Groups["label"];
            return marked.Groups["kind"].Value switch
            {
                // People and channels are named where Slack tells the name; groups are no part of a question.
                "@" => marked.Groups["content"].Value == bot ? " " : label.Value,
                "#" => label.Value,
                "!" => marked.Groups["content"].Value.StartsWith("date", StringComparison.Ordinal) ? label.Value : " ",
                _ => label.Success ? label.Value : marked.Groups["content"].Value,
            };
        });
        plain = Emoji().Replace(plain, " ");
        return plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>It names the bot.</summary>
    internal static bool Mentions(string? text, string bot) => Marked().Matches(text ?? "").Any(marked => marked.Groups["kind"].Value == "@" && marked.Groups["content"].Value == bot);

    /// <summary>It names somebody else, a group, or all.</summary>
    internal static bool MentionsOthers(string? text, string bot) => Marked().Matches(text ?? "").Any(marked =>
        (marked.Groups["kind"].Value, marked.Groups["content"].Value) switch
        {
            ("@", var user) => user != bot,
            ("!", var special) => !special.StartsWith("date", StringComparison.Ordinal),
            _ => false,
        });

    // "<@U1|name>", "<#C1|name>", "<!here>", "<!subteam^S1|name>", "<https://…|text>".
    [GeneratedRegex(@"<(?<kind>[@#!]?)(?<content>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\p{L}\p{N}]):[a-z][a-z0-9_+'-]*:(?![\p{L}\p{N}])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Emoji();

    /// <summary>"&gt; " before a line that is quoted.</summary>
    [GeneratedRegex(@"^>[ \t]?", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoting();

    // Always in pairs: "~7,000" is about 7,000.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?<sign>```|[*_~`])(?=\S)(?<text>[^\n]*?\S)\k<sign>(?![\p{L}\p{N}])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Sign();
}
