namespace Bot.Core.Articles;

/// <summary>Finds the spans of a text that are not the article. When in doubt it leaves the text alone.</summary>
internal static class AsideFinder
{
    // A shorter line may be repeated with reason, as a refrain, a name or a fact that holds for several things.
    private const int ShortestCopy = 60;

    private const int ShortestCut = 40;

    private static readonly string[] CaptionLabels =
        ["in photo:", "photo:", "image:", "picture:", "pictured:", "foto:", "bild:", "légende :", "légende:"];

    // A page repeats a caption next to it, seldom further away than this.
    private const int CaptionDistance = 5;

    /// <param name="frontMatter">Empty when there is none.</param>
    public static IReadOnlyList<TextSpan> Find(string text, TextSpan frontMatter)
    {
        var lines = TextLine.Split(text).Where(line => line.Span.Start >= frontMatter.End && !line.Of(text).IsWhiteSpace()).ToList();
        var asides = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Of(text);
            asides[i] |= AsidePatterns.IsAside(line) || (IsAtEdge(i, lines.Count) && IsKeywordList(line));
            if (AsidePatterns.IsCommentForm(line) && IsNearEnd(lines[i], text))
            {
                Array.Fill(asides, true, i, lines.Count - i);
                break;
            }
        }
        MarkCutCaptions(text, lines, asides);
        MarkCopies(text, lines, asides);
        return Merge(text, frontMatter, lines, asides);
    }

    /// <summary>Keywords in a row: five or more short names between commas, and no sentence.</summary>
    internal static bool IsKeywordList(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length > 300 || line.Length == 0 || line[^1] is '.' or '!' or '?' or ':' or '"' or '”')
            return false;
        var parts = line.ToString().Split(',', StringSplitOptions.TrimEntries);
        return parts.Length >= 5
            && parts.All(part => part.Length > 0 && part.Count(c => c == ' ') <= 3 && part.All(IsOfName))
            && !parts[^1].StartsWith("and ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '’' or '\'' or '&' or '#' or '.';

    private static bool IsAtEdge(int line, int lines) => line < 6 || line >= lines - 4;

    // A few comments may follow the form, but a text that goes on after "Leave a reply" is about replies.
    private static bool IsNearEnd(TextLine line, string text)
    {
        var rest = text.Length - line.Span.Start;
        return line.Span.Start >= text.Length / 2 && rest <= Math.Max(600, text.Length / 5);
    }

    private static void MarkCutCaptions(string text, List<TextLine> lines, bool[] asides)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Of(text).Trim();
            var cut = line.EndsWith("...", StringComparison.Ordinal) ? line[..^3] : line.TrimEnd('…');
            var hasEllipsis = cut.Length < line.Length;
            if (asides[i] || cut.Length < ShortestCut || IsFact(cut))
                continue;
            for (var j = Math.Max(0, i - CaptionDistance); j <= Math.Min(lines.Count - 1, i + CaptionDistance); j++)
            {
                var whole = lines[j].Of(text).Trim();
                if (j != i && !asides[j] && whole.Length > cut.Length + 3 && Begins(WithoutLabel(whole), WithoutLabel(cut), hasEllipsis))
                    asides[i] = true;
            }
        }

        // A line that ends with a whole word may be a headline which the text takes up;
        // only one that stops in mid-word, or says so, is surely cut.
        static bool Begins(ReadOnlySpan<char> whole, ReadOnlySpan<char> cut, bool hasEllipsis) =>
            whole.StartsWith(cut, StringComparison.OrdinalIgnoreCase)
            && whole.Length > cut.Length
            && (hasEllipsis || (char.IsLetter(whole[cut.Length]) && char.IsLetter(cut[^1])));
    }

    private static ReadOnlySpan<char> WithoutLabel(ReadOnlySpan<char> line)
    {
        foreach (var label in CaptionLabels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                return line[label.Length..].TrimStart();
        }
        return line;
    }

    private static void MarkCopies(string text, List<TextLine> lines, bool[] asides)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < lines.Count; i++)
        {
            if (asides[i])
                continue;
            var line = AsidePatterns.Bare(lines[i].Of(text));
            var bare = AsidePatterns.Bare(WithoutNote(line));
            if (bare.Length < ShortestCopy || IsFact(lines[i].Of(text)))
                continue;
            if (seen.TryAdd(bare.ToString(), i))
                continue;
            // Of two copies the one with a note such as "(Stock)" is the caption.
            var first = seen[bare.ToString()];
            var firstIsCaption = line.Length == bare.Length && AsidePatterns.Bare(lines[first].Of(text)).Length > bare.Length;
            asides[firstIsCaption ? first : i] = true;
            seen[bare.ToString()] = firstIsCaption ? i : first;
        }
    }

    // "Where to play: Nintendo Switch, PlayStation 5" is said of one thing and then of another.
    private static bool IsFact(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        return line.IndexOf(':') is > 0 and <= 25
            && line[^1] is not ('.' or '?' or '!' or ')' or '"' or '”') && WithoutLabel(line).Length == line.Length;
    }

    private static ReadOnlySpan<char> WithoutNote(ReadOnlySpan<char> line)
    {
        var open = line.LastIndexOf('(');
        return open > 0 && line[^1] == ')' && line.Length - open <= 25 ? line[..open].TrimEnd() : line;
    }

    private static List<TextSpan> Merge(string text, TextSpan frontMatter, List<TextLine> lines, bool[] asides)
    {
        var merged = new List<TextSpan>();
        if (frontMatter.Length > 0)
            merged.Add(frontMatter);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!asides[i])
                continue;
            if (merged.Count > 0 && text.AsSpan(merged[^1].End, lines[i].Span.Start - merged[^1].End).IsWhiteSpace())
                merged[^1] = TextSpan.Between(merged[^1].Start, lines[i].Span.End);
            else
                merged.Add(lines[i].Span);
        }
        return merged;
    }
}
