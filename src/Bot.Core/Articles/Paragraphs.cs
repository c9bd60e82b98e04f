namespace Bot.Core.Articles;

/// <summary>
/// The paragraphs of an article: its lines, or runs of lines where the file is hard-wrapped.
/// Asides are left out, so a paragraph never holds one.
/// </summary>
public static class Paragraphs
{
    public static IReadOnlyList<TextSpan> Of(Article article)
    {
        var paragraphs = new List<TextSpan>();
        var hardWrapped = IsHardWrapped(article.Text);
        var start = 0;
        foreach (var aside in article.Asides)
        {
            AddParagraphs(article.Text, TextSpan.Between(start, aside.Start), hardWrapped, paragraphs);
            start = aside.End;
        }

        AddParagraphs(article.Text, TextSpan.Between(start, article.Text.Length), hardWrapped, paragraphs);
        return paragraphs;
    }

    /// <summary>The same with the asides: all of a text but the white space around its paragraphs.</summary>
    public static IReadOnlyList<TextSpan> WithAsides(Article article)
    {
        var paragraphs = new List<TextSpan>();
        AddParagraphs(article.Text, new TextSpan(0, article.Text.Length), IsHardWrapped(article.Text), paragraphs);
        return paragraphs;
    }

    private static void AddParagraphs(string text, TextSpan stretch, bool hardWrapped, List<TextSpan> paragraphs)
    {
        TextSpan? open = null;
        foreach (var line in Lines(text, stretch))
        {
            if (open is { } paragraph && (line.Length == 0 || !hardWrapped || StartsListItem(text, line)))
            {
                paragraphs.Add(paragraph);
                open = null;
            }

            if (line.Length > 0)
                open = open is { } begun ? TextSpan.Between(begun.Start, line.End) : line;
        }

        if (open is { } last)
            paragraphs.Add(last);
    }

    /// <summary>Lines without the white space around them; an empty line has length 0.</summary>
    private static IEnumerable<TextSpan> Lines(string text, TextSpan stretch)
    {
        var start = stretch.Start;
        while (start < stretch.End)
        {
            var length = text.AsSpan(start, stretch.End - start).IndexOfAny('\n', '\r');
            var end = length < 0 ? stretch.End : start + length;
            yield return Trim(text, start, end);
            start = end + 1;
            if (start < stretch.End && text[end] == '\r' && text[start] == '\n')
                start++;
        }
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.Between(start, end);
    }

    private static bool StartsListItem(string text, TextSpan line) =>
        line.Length > 2 && text[line.Start] is '•' or '-' or '*' or '–' && char.IsWhiteSpace(text[line.Start + 1]);

    /// <summary>Most lines that another follows directly are 50 to 100 characters long and break off in a sentence.</summary>
    private static bool IsHardWrapped(string text)
    {
        int followed = 0, brokenOff = 0;
        var previous = default(TextSpan);
        foreach (var line in Lines(text, new TextSpan(0, text.Length)))
        {
            if (previous.Length > 0 && line.Length > 0)
            {
                followed++;
                if (previous.Length is >= 50 and <= 100 && char.IsLetterOrDigit(text[previous.End - 1]))
                    brokenOff++;
            }

            previous = line;
        }

        return followed >= 3 && brokenOff * 2 > followed;
    }
}
