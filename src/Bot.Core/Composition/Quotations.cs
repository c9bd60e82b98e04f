using System.Text;

namespace Bot.Core.Composition;

/// <summary>What a sentence gives in quotation marks, of all kinds; an apostrophe is none.</summary>
internal static class Quotations
{
    private const string Openers = "\"“„«‹‟‘‚「『'";

    /// <summary>Every stretch in quotation marks, nested ones too. One that is opened and not closed goes on to the end.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var quotations = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOpener(text, i))
                continue;
            var end = EndOf(text, i);
            if (end > i + 1)
                quotations.Add(text[(i + 1)..end]);
            // Straight marks of one kind do not nest: what closes opens nothing.
            if (text[i] == '"' && end < text.Length)
                text = text[..end] + '\u0001' + text[(end + 1)..];
        }

        return [.. quotations.Select(quotation => quotation.Replace('\u0001', '"')).Where(quotation => quotation.Any(char.IsLetterOrDigit))];
    }

    /// <summary>The stretch stands word for word in the cited text; white space, kinds of marks and dashes, and a comma or full stop at the end are no matter.</summary>
    public static bool IsIn(string quotation, string foldedCited)
    {
        var folded = Fold(quotation).Trim().TrimEnd('.', ',', '!', '?', '…', ';', ':').Trim();
        for (var at = foldedCited.IndexOf(folded, StringComparison.Ordinal); at >= 0; at = foldedCited.IndexOf(folded, at + 1, StringComparison.Ordinal))
        {
            if (IsEdge(foldedCited, at - 1) && IsEdge(foldedCited, at + folded.Length))
                return true;
        }

        return false;
    }

    /// <summary>The text with one kind of space, quotation mark and dash.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
                continue;
            }

            folded.Append(c switch
            {
                '“' or '”' or '„' or '‟' or '«' or '»' or '‹' or '›' or '‘' or '’' or '‚' or '‛' or '"' or '「' or '」' or '『' or '』' or '`' or '´' => '\'',
                '–' or '—' or '‐' or '‑' or '‒' or '−' or '―' => '-',
                _ => c,
            });
        }

        // "--" and "..." of files without such signs.
        return folded.Replace("--", "-").Replace("…", "...").ToString();
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);

    private static bool IsOpener(string text, int i)
    {
        if (!Openers.Contains(text[i], StringComparison.Ordinal))
            return false;
        if (text[i] is '“' or '„' or '‟' or '‹' or '「' or '『')
            return true;
        if (text[i] == '«')
            return true;
        var isBehindWord = i > 0 && char.IsLetterOrDigit(text[i - 1]);
        if (text[i] == '"')
            return !(i > 0 && char.IsDigit(text[i - 1]) && CountBefore(text, i, '"') % 2 == 0 && text.IndexOf('"', i + 1) < 0);
        // ' and ‘: an apostrophe stands behind a letter, or before a cut word ("'90s", "'em") with nothing to close it.
        return !isBehindWord && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && CloserOf(text, i) > 0;
    }

    private static int EndOf(string text, int open)
    {
        if (text[open] is '\'' or '‘' or '‚')
            return CloserOf(text, open);
        var close = text[open] switch { '“' => "”\"", '„' or '‟' => "“”\"", '«' => "»", '‹' => "›", '「' => "」", '『' => "』", _ => "\"”" };
        var depth = 0;
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == text[open] && text[open] is not '"')
                depth++;
            else if (close.Contains(text[i], StringComparison.Ordinal) && depth-- == 0)
                return i;
        }

        return text.Length;
    }

    /// <summary>Where a quotation in single marks ends: at a mark behind which no letter stands; the last before another opens, since "the voters' choice'" has one inside. 0 where none ends it.</summary>
    private static int CloserOf(string text, int open)
    {
        for (var i = open + 2; i < text.Length; i++)
        {
            if (text[i] is '\'' or '’' or '‘' or '“' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])) && !char.IsWhiteSpace(text[i - 1]) && (text[i] is not '“' || text[open] == '‚'))
                return i;
        }

        return 0;
    }

    private static int CountBefore(string text, int end, char c) => text.AsSpan(0, end).Count(c);
}
