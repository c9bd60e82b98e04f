using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Commands;

/// <summary>The table itself: columns where there is room for them, else the cells of a row below each other.</summary>
internal static class FigureTableText
{
    /// <summary>Narrower than this, columns would be a few words wide.</summary>
    private const int LeastForColumns = 64;

    /// <summary>A pipe has no edge, but people read tables from it too.</summary>
    private const int WidthOfPipe = 120;

    private const int WidestValue = 26;

    internal static string Draw(FigureTable table, TextLayout layout)
    {
        var width = layout.Width ?? WidthOfPipe;
        var cells = table.Rows.ToDictionary(row => row.Number, Cells);
        Func<string[], string> draw = width < LeastForColumns ? row => Stacked(row, layout) : Columns(cells.Values, width, layout).Row;

        var text = new StringBuilder();
        if (width >= LeastForColumns)
            text.Append(layout.Faint(draw(["", "Figure", "What", "Source"]).TrimEnd('\n'))).Append('\n');
        foreach (var group in table.Groups)
        {
            text.Append(layout.Bold(FigurePeriod.Heading(group))).Append('\n');
            foreach (var row in group.Rows)
                text.Append(draw(cells[row.Number]));
        }

        var legend = FigureBasis.Legend(table.Rows.Select(row => row.Figure.Basis));
        return text.Append(layout.Faint(layout.Wrap(legend, 0))).Append('\n').ToString();
    }

    private static string[] Cells(FigureRow row) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"[{row.Number}] {FigureBasis.Of(row.Figure.Basis).Mark}"),
        FigureValue.Of(row.Figure),
        FigurePeriod.WithinYear(row.Figure) is { } when ? $"{PlainText.OneLine(row.Figure.What)} ({when})" : PlainText.OneLine(row.Figure.What),
        FigureSource.OfAll(row),
    ];

    private static TextColumns Columns(IReadOnlyCollection<string[]> cells, int width, TextLayout layout)
    {
        int Widest(int column, int least) => Math.Max(least, cells.Max(row => row[column].Length));
        int[] fix = [Widest(0, 0), Math.Min(Widest(1, "Figure".Length), WidestValue)];
        return new TextColumns(layout, TextColumns.Widths(width, fix, Widest(2, "What".Length), Widest(3, "Source".Length)));
    }

    private static string Stacked(string[] row, TextLayout layout)
    {
        var indent = row[0].Length + 1;
        var text = new StringBuilder();
        text.Append(row[0]).Append(layout.Wrap(row[1], indent).AsSpan(row[0].Length)).Append('\n');
        if (row[2].Length > 0)
            text.Append(layout.Wrap(row[2], indent)).Append('\n');
        return text.Append(layout.Faint(layout.Wrap(row[3], indent))).Append('\n').ToString();
    }
}
