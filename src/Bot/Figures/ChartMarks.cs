using System.Drawing;
using System.Globalization;
using Bot.Core.Figures;
using ScottPlot;
using static Bot.Figures.ChartInk;

namespace Bot.Figures;

/// <summary>Draws the figures: a mark each, its bounds and its years, and its footnote number beside it.</summary>
/// <param name="size">Of the area between the axes.</param>
internal sealed class ChartMarks(Plot plot, ChartSet set, ChartScale scale, ChartYears years, SizeF size)
{
    /// <summary>Of more figures the numbers would cover the marks, and finding places for them would take long.</summary>
    internal const int MostNumbered = 40;

    /// <summary>Between the marks of a year and the next year.</summary>
    private const float SlotMargin = 4;

    internal void Draw()
    {
        var marks = set.Rows.Select(Mark).ToList();
        var numbered = marks.Count <= MostNumbered;
        var placed = numbered ? ChartPlacement.Place(marks, new RectangleF(PointF.Empty, size)) : [.. marks.Select(mark => new PlacedMark(mark.Center.X, RectangleF.Empty))];
        for (var i = 0; i < marks.Count; i++)
        {
            DrawMark(set.Rows[i], marks[i], placed[i].X);
            if (numbered)
                DrawNumber(set.Rows[i], marks[i], placed[i]);
        }
    }

    private ChartMark Mark(FigureRow row)
    {
        var (figure, period) = (row.Figure, row.Figure.Period!); // rows of a set have a period
        var (left, right) = (years.Left(period.From.Year), years.Right(period.To.Year));
        var x = (left + right) / 2;
        var several = period.From.Year != period.To.Year;
        var (y, top) = (Y(figure.Value), Y(figure.ValueHigh ?? figure.Value));
        var center = new PointF(x, (y + top) / 2);
        const float Half = MarkSize / 2;
        var reach = several ? Math.Max(Half, x - left - SlotMargin) : Half;
        var box = RectangleF.FromLTRB(
            x - reach,
            top - Half - (figure.Change == Change.Over ? ArrowLength : 0),
            x + reach,
            y + Half + (figure.Change == Change.Under ? DownTo(y) - y : 0));

        var number = Number(row);
        var slack = several ? 0 : Math.Max(0, x - left - SlotMargin - Half);
        return new ChartMark(center, box, slack, new SizeF(ChartFont.Width(number, TextSize), TextSize));
    }

    private void DrawMark(FigureRow row, ChartMark mark, float x)
    {
        var figure = row.Figure;
        var ink = set.Differing.Contains(row.Number) ? Differing : Plain;
        var (low, high) = (Y(figure.Value), Y(figure.ValueHigh ?? figure.Value));
        if (mark.Mark.Width > MarkSize + 1)
            Line(mark.Mark.Left, mark.Center.Y, mark.Mark.Right, mark.Center.Y, Stroke, ink);
        if (figure.Change == Change.Over)
            Arrow(x, high, high - ArrowLength, ink);
        if (figure.Change == Change.Under)
            Arrow(x, low, DownTo(low), ink);

        if (high < low)
            Line(x, low, x, high, BarStroke, figure.Change == Change.About ? ink.WithAlpha(0.55) : ink);
        else
            Shape(figure.Change, x, mark.Center.Y, ink);
    }

    private void Shape(Change change, float x, float y, ScottPlot.Color ink)
    {
        var shape = change switch
        {
            Change.Up => MarkerShape.FilledTriangleUp,
            Change.Down => MarkerShape.FilledTriangleDown,
            _ => MarkerShape.FilledCircle,
        };
        var marker = plot.Add.Marker(x, Value(y), shape, MarkSize, ink);
        // Filled with white, so that lines end at its edge.
        if (change == Change.About)
            marker.MarkerStyle = new MarkerStyle(MarkerShape.FilledCircle, MarkSize - Stroke, Colors.White) { OutlineColor = ink, OutlineWidth = Stroke };
    }

    private void Arrow(float x, float from, float to, ScottPlot.Color ink)
    {
        Line(x, from, x, to, Stroke, ink);
        var back = Math.Sign(from - to) * 9;
        Line(x, to, x - 7, to + back, Stroke, ink);
        Line(x, to, x + 7, to + back, Stroke, ink);
    }

    private void DrawNumber(FigureRow row, ChartMark mark, PlacedMark placed)
    {
        var middle = placed.Number.Top + (placed.Number.Height / 2);
        if (placed.IsFar)
            Line(placed.X, mark.Center.Y, placed.Number.Left > placed.X ? placed.Number.Left : placed.Number.Right, middle, 1, Faint);

        var text = plot.Add.Text(Number(row), placed.Number.Left + (placed.Number.Width / 2), Value(middle));
        text.LabelFontName = ChartFont.Name;
        text.LabelFontSize = TextSize;
        text.LabelFontColor = Text;
        text.LabelAlignment = Alignment.MiddleCenter;
    }

    private void Line(float x1, float y1, float x2, float y2, float width, ScottPlot.Color ink)
    {
        var line = plot.Add.Line(x1, Value(y1), x2, Value(y2));
        line.LineWidth = width;
        line.LineColor = ink;
        line.MarkerSize = 0;
    }

    // An arrow may not leave the area.
    private float DownTo(float y) => Math.Min(y + ArrowLength, size.Height - 2);

    private float Y(decimal value) => (float)((scale.High - scale.Place(value)) / (scale.High - scale.Low) * size.Height);

    private double Value(float pixel) => scale.High - (pixel / size.Height * (scale.High - scale.Low));

    private static string Number(FigureRow row) => string.Create(CultureInfo.InvariantCulture, $"[{row.Number}]");
}
