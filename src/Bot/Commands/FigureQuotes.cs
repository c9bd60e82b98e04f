using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Figures;

namespace Bot.Commands;

/// <summary>The sentences that prove a table, in full. A sentence that tells several figures stands once, under all their numbers.</summary>
internal static class FigureQuotes
{
    internal static string Draw(FigureTable table, TextLayout layout)
    {
        // The quotes of a long table begin in one column too.
        var indent = 1 + table.Rows.Max(row => Number(row).Length);
        var text = new StringBuilder();
        foreach (var rows in table.Rows.GroupBy(row => (row.Figure.Article.File, row.Figure.Sentence)).Select(group => group.ToList()))
        {
            text.Append(Quote(rows, indent, layout)).Append('\n');
            foreach (var line in Details(rows, layout))
                text.Append(layout.Faint(layout.Wrap(line, indent))).Append('\n');
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(List<FigureRow> rows, int indent, TextLayout layout)
    {
        var numbers = string.Join(' ', rows.Select(Number));
        var quote = layout.Wrap($"“{PlainText.Clean(rows[0].Figure.Quote)}”", indent);
        return rows.Count == 1
            ? layout.Bold(numbers.PadRight(indent)) + quote[indent..]
            : $"{layout.Bold(layout.Wrap(numbers, 0))}\n{quote}";
    }

    private static string Number(FigureRow row) => string.Create(CultureInfo.InvariantCulture, $"[{row.Number}]");

    private static IEnumerable<string> Details(List<FigureRow> rows, TextLayout layout)
    {
        var figure = rows[0].Figure;
        foreach (var said in rows.Select(row => row.Figure.Attribution).OfType<string>().Distinct(StringComparer.Ordinal))
            yield return $"according to: {PlainText.OneLine(said)}";

        yield return Wording.Source(figure.Article, figure.Paragraph);
        yield return SourceLocation.Of(figure.Article, figure.Sentence, layout);
        if (TextFragment.Of(figure.Article, figure.Quote) is { } url)
            yield return url;

        var others = rows.SelectMany(row => row.AlsoIn).Select(other => SourceLocation.Of(other.Article, other.Sentence, layout)).Distinct(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
            yield return $"also in: {string.Join(", ", others.Take(Wording.CopiesShown))}{Wording.MoreCopies(others.Count)}";
        if (figure.Article.IsGarbled)
            yield return Wording.LowQuality;
    }
}
