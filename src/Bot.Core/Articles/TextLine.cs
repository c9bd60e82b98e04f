namespace Bot.Core.Articles;

/// <summary>A line of a text without its line end.</summary>
internal readonly record struct TextLine(TextSpan Span)
{
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Span.Start, Span.Length);

    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            lines.Add(new TextLine(TextSpan.Between(start, end)));
            start = end + (text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        }
        return lines;
    }
}
