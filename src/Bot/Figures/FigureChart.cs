using System.Drawing;
using System.Globalization;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Figures;
using ScottPlot;
using ScottPlot.TickGenerators;
using static Bot.Figures.ChartInk;

namespace Bot.Figures;

/// <summary>
/// Values of one unit by the year they speak of, as a PNG. At the width of a phone (360 CSS pixels) the picture is less than half
/// as wide as drawn, so the smallest text is 20 pixels: 9 are left of it.
/// </summary>
internal static class FigureChart
{
    internal const int Width = 800;
    internal const int Height = 600;

    /// <summary>Pixels of the picture for one of the drawing: sharp on the screens of phones.</summary>
    internal const int Sharpness = 2;

    private const float Right = 14;

    internal static byte[] Draw(ChartSet set, FigureQuery query, CorpusState corpus)
    {
        ChartFont.Register();
        using var plot = new Plot { ScaleFactor = Sharpness };
        plot.Font.Set(ChartFont.Name);

        var scale = ChartScale.Of([.. set.Rows.SelectMany(row => new[] { row.Figure.Value, row.Figure.ValueHigh ?? row.Figure.Value })], set.Rows[0].Figure.Unit);
        var left = 72 + scale.Ticks.Max(tick => ChartFont.Width(tick.Label, TextSize));
        var years = new ChartYears([.. set.Rows.Select(row => (row.Figure.Period!.From.Year, row.Figure.Period.To.Year))], Width - left - Right); // rows of a set have a period
        var key = string.Join('\n', ChartKey.Of(set, years).Select(line => ChartFont.Fit(line, TextSize, Width - 20, lines: 1)));
        var data = RectangleF.FromLTRB(left, 96, Width - Right, Height - 62 - (LineHeight * key.Split('\n').Length));

        plot.Layout.Fixed(new PixelPadding(data.Left, Width - data.Right, Height - data.Bottom, data.Top));
        plot.Axes.SetLimits(0, data.Width, scale.Low, scale.High);
        Label(plot, set, query, corpus, data);
        Axes(plot, scale, years, set.Unit, key);
        foreach (var border in years.Borders())
            plot.Add.VerticalLine(border, width: 1, color: Grid, pattern: LinePattern.Solid);
        new ChartMarks(plot, set, scale, years, data.Size).Draw();
        return plot.GetImageBytes(Width * Sharpness, Height * Sharpness, ImageFormat.Png);
    }

    private static void Label(Plot plot, ChartSet set, FigureQuery query, CorpusState corpus, RectangleF data)
    {
        var topic = query.Topic is { } asked ? PlainText.OneLine(asked) : "All figures";
        var unit = ChartFont.Fit($": {set.Unit}", TitleSize, Width / 2, lines: 1);
        topic = ChartFont.Fit($"{char.ToUpperInvariant(topic[0])}{topic[1..]}", TitleSize, Width - 20 - ChartFont.Width(unit, TitleSize), lines: 1);
        plot.Axes.Title.Label.Text = topic + unit;
        plot.Axes.Title.Label.FontName = ChartFont.For(topic + unit);
        plot.Axes.Title.Label.FontSize = TitleSize;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = Text;
        // Its panel knows nothing of the line below it.
        plot.Axes.Title.Label.OffsetY = -LineHeight;

        var count = $"{Wording.Count(set.Rows.Count, "figure")}{(set.Undated > 0 ? $", {Wording.Number(set.Undated)} more of unknown year" : "")}";
        plot.Axes.Top.Label.Text = ChartFont.Fit($"{count}{FigureWording.Limits(query)} · corpus {corpus.Version}, {Wording.Count(corpus.Articles, "article")}", TextSize, Width - 20, lines: 1);
        plot.Axes.Top.Label.FontSize = TextSize;
        plot.Axes.Top.Label.Bold = false;
        plot.Axes.Top.Label.ForeColor = Faint;

        // ScottPlot centres them over the data; over the picture they have more room.
        foreach (var label in new[] { plot.Axes.Title.Label, plot.Axes.Top.Label, plot.Axes.Bottom.Label })
            label.OffsetX = (Width / 2) - ((data.Left + data.Right) / 2);
    }

    private static void Axes(Plot plot, ChartScale scale, ChartYears years, string unit, string key)
    {
        plot.Axes.Left.TickGenerator = new NumericManual([.. scale.Ticks.Select(tick => tick.Place)], [.. scale.Ticks.Select(tick => tick.Label)]);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. years.Ticks().Select(year => (double)years.Middle(year))], [.. years.Ticks().Select(year => year.ToString(CultureInfo.InvariantCulture))]);
        plot.YLabel(ChartFont.Fit(scale.IsLog ? $"{unit} (log scale)" : unit, TextSize, Height - 260, lines: 1), TextSize);
        plot.Axes.Left.Label.FontName = ChartFont.For(unit);
        plot.Axes.Left.Label.OffsetX = -12;
        plot.XLabel(key, TextSize);
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontSize = TextSize;
            axis.TickLabelStyle.ForeColor = Text;
            axis.MinorTickStyle.Length = 0;
        }

        foreach (var label in new[] { plot.Axes.Left.Label, plot.Axes.Bottom.Label })
        {
            label.Bold = false;
            label.ForeColor = Faint;
        }

        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Grid;
    }
}
