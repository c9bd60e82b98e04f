using System.Text;

namespace Bot.Commands;

/// <summary>Cells side by side, each wrapped within its column.</summary>
internal sealed class TextColumns(TextLayout layout, IReadOnlyList<int> widths)
{
    private const int Gap = 2;

    internal string Row(params IReadOnlyList<string> cells)
    {
        // Wrap keeps the last column of a line free.
        var columns = cells.Select((cell, i) => (layout with { Width = widths[i] + 1 }).Wrap(cell, 0).Split('\n')).ToList();
        var text = new StringBuilder();
        for (var line = 0; line < columns.Max(column => column.Length); line++)
        {
            var start = text.Length;
            for (var i = 0; i < columns.Count; i++)
                text.Append((line < columns[i].Length ? columns[i][line] : "").PadRight(widths[i] + Gap));
            while (text.Length > start && text[^1] == ' ')
                text.Length--;
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The widths of columns of which the last two share what the others leave; what one of them does not need goes to the other.</summary>
    internal static int[] Widths(int all, IReadOnlyList<int> fix, int first, int second)
    {
        var room = all - fix.Sum() - (Gap * (fix.Count + 1));
        var share = room * 45 / 100;
        return first <= share ? [.. fix, first, Math.Min(second, room - first)]
            : second <= room - share ? [.. fix, Math.Min(first, room - second), second]
            : [.. fix, share, room - share];
    }
}
