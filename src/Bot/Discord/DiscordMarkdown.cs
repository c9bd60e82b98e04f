using System.Text;

namespace Bot.Discord;

/// <summary>
/// Text of articles and people as Discord shows it word for word: no markup, no mention, no link comes out of it
/// (https://support.discord.com/hc/en-us/articles/210298617). A backslash before a sign takes its meaning away.
/// </summary>
internal static class DiscordMarkdown
{
    // "@" and "<" begin mentions, "[" links; addresses are told by "://".
    private const string Signs = "\\*_~`|[]<@";

    // What begins a heading, a quote, a list or small print, at the start of a line alone.
    private const string LineSigns = "#>-+";

    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var isLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (Signs.Contains(sign, StringComparison.Ordinal) || (isLineStart && LineSigns.Contains(sign, StringComparison.Ordinal)) || (sign == ':' && i + 1 < text.Length && text[i + 1] == '/') || (sign == '.' && EndsListNumber(text, i)))
                escaped.Append('\\');
            escaped.Append(sign);
            isLineStart = sign == '\n' || (isLineStart && sign == ' ');
        }

        return escaped.ToString();
    }

    internal static string Bold(string text) => text.Length == 0 ? "" : $"**{Escape(text)}**";

    /// <summary>A link under the text, which shows no preview; the text alone where there is no address.</summary>
    internal static string Link(string text, Uri? url) => url is null ? Escape(text) : $"[{Escape(text)}](<{Address(url)}>)";

    // The address ends at ">", ")" or white space: AbsoluteUri encodes the first and the last.
    private static string Address(Uri url) =>
        url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);

    /// <summary>"1998. It rained" at the start of a line would become the first item of a list.</summary>
    private static bool EndsListNumber(string text, int dot)
    {
        var start = dot;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return start < dot && (start == 0 || text[start - 1] == '\n');
    }
}
