using ScottPlot;

namespace Bot.Figures;

/// <summary>Sizes in pixels of the drawing, and colours that also people tell apart who do not see red and green.</summary>
internal static class ChartInk
{
    internal const float TitleSize = 28;
    internal const float TextSize = 20;
    internal const float LineHeight = 27;
    internal const float MarkSize = 15;
    internal const float ArrowLength = 34;
    internal const float Stroke = 3;
    internal const float BarStroke = 9;

    internal static readonly Color Plain = Color.FromHex("#1f5fa8");
    internal static readonly Color Differing = Color.FromHex("#c2410c");
    internal static readonly Color Text = Color.FromHex("#1f2933");
    internal static readonly Color Faint = Color.FromHex("#52606d");
    internal static readonly Color Grid = Color.FromHex("#e4e7eb");
}
