using System.Text;

namespace Bot.Fetching;

/// <summary>What robots.txt says to this product, by RFC 9309.</summary>
internal sealed class RobotsRules
{
    internal const string Product = "ArticleBot";

    // RFC 9309, 2.5: at least so much must be read.
    private const int MaxBytes = 500 * 1024;

    // Matching costs the product of rules and lengths.
    private const int MaxRules = 5_000;

    private const int MaxPattern = 500;

    private readonly List<(string Pattern, bool Allows)> _rules = [];

    private RobotsRules()
    {
    }

    /// <summary>The first part of the file, cut where it is too long.</summary>
    internal static async Task<string> TextAsync(Stream stream, CancellationToken cancellationToken)
    {
        var content = new byte[MaxBytes];
        var length = 0;
        while (length < MaxBytes && await stream.ReadAsync(content.AsMemory(length), cancellationToken) is > 0 and var read)
            length += read;
        return Encoding.UTF8.GetString(content, 0, length).TrimStart('\uFEFF');
    }

    internal static RobotsRules Parse(string text)
    {
        var own = new RobotsRules();
        var others = new RobotsRules();
        var hasOwn = false;
        var (isOwn, isOthers, namesAgents) = (false, false, false);
        foreach (var line in text.Split('\n', '\r'))
        {
            var content = line.Split('#')[0];
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                continue;
            var value = content[(colon + 1)..].Trim();
            switch (content[..colon].Trim().ToLowerInvariant())
            {
                case "user-agent":
                    // Agents that stand one below the other share the rules that follow.
                    if (!namesAgents)
                        (isOwn, isOthers) = (false, false);
                    namesAgents = true;
                    isOwn |= AgentOf(value).Equals(Product, StringComparison.OrdinalIgnoreCase);
                    isOthers |= value.StartsWith('*');
                    hasOwn |= isOwn;
                    break;
                case ("allow" or "disallow") and var rule:
                    namesAgents = false;
                    if (isOwn)
                        own.Add(value, rule == "allow");
                    if (isOthers)
                        others.Add(value, rule == "allow");
                    break;
            }
        }
        return hasOwn ? own : others;
    }

    internal bool Allows(Uri url)
    {
        var path = Normal(url.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        var (longest, allows) = (-1, true);
        foreach (var (pattern, allowing) in _rules)
        {
            // Of two of one length the one that allows wins.
            if (pattern.Length < longest || (pattern.Length == longest && !allowing) || !Matches(pattern, path))
                continue;
            (longest, allows) = (pattern.Length, allowing);
        }
        return allows;
    }

    private void Add(string pattern, bool allows)
    {
        if (pattern.Length is > 0 and <= MaxPattern && _rules.Count < MaxRules)
            _rules.Add((Normal(pattern), allows));
    }

    // Only letters, "-" and "_" are of the name; a version may follow.
    private static string AgentOf(string value) => new([.. value.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_')]);

    /// <summary>"*" stands for any characters and "$" for the end.</summary>
    private static bool Matches(string pattern, string path)
    {
        var toEnd = pattern.EndsWith('$');
        var parts = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (toEnd && i == parts.Length - 1)
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }
        return !toEnd || at == path.Length;
    }

    /// <summary>One spelling for what may be written as itself or by %XX.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            var isEscape = value == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            if (isEscape)
            {
                value = Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0];
                i += 2;
            }
            var isPlain = char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
            if (isPlain || (!isEscape && value is > 0x20 and < 0x7F))
                normal.Append((char)value);
            else
                normal.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return normal.ToString();
    }
}
