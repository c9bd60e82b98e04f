using System.Collections.Frozen;

namespace Bot.Core.Articles;

/// <summary>Estimates the size of a web page from its tags alone, to refuse a hostile one before it is parsed.</summary>
internal static class MarkupSize
{
    // Elements that have no end tag, or may leave it out.
    private static readonly FrozenSet<string> Unclosed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup", "rp", "rt");

    public static (int Elements, int Depth) Estimate(string html)
    {
        var unclosed = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        var (elements, open, depth) = (0, 0, 0);
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 2 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closes = html[i + 1] == '/';
            var start = closes ? i + 2 : i + 1;
            if (!char.IsAsciiLetter(html[start]))
                continue;
            var end = start;
            while (end < html.Length && end - start < 12 && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            elements += closes ? 0 : 1;
            if (unclosed.Contains(html.AsSpan(start, end - start)))
                continue;
            open = Math.Max(0, open + (closes ? -1 : 1));
            depth = Math.Max(depth, open);
        }
        return (elements, depth);
    }
}
