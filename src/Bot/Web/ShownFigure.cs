using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Web;

/// <summary>A stretch of an article that gives a figure, or several.</summary>
/// <param name="Number">In its article, from 1.</param>
public sealed record ShownFigure(int Number, TextSpan Span, IReadOnlyList<Figure> Figures)
{
    /// <summary>Value, unit, year and how it is known, and what is measured.</summary>
    internal string Reading => string.Join("; ", Figures.Select(figure => PlainText.OneLine(figure.What) is { Length: > 0 } what ? $"{FigureWording.Answering(figure)}: {what}" : FigureWording.Answering(figure)));

    /// <summary>In order; figures that share a part of their text stand together.</summary>
    internal static IReadOnlyList<ShownFigure> Of(IEnumerable<Figure> figures)
    {
        List<ShownFigure> shown = [];
        foreach (var figure in figures.Where(figure => figure.Span.Length > 0).OrderBy(figure => figure.Span.Start))
        {
            if (shown is [.., var last] && figure.Span.Start < last.Span.End)
                shown[^1] = last with { Span = TextSpan.Between(last.Span.Start, Math.Max(last.Span.End, figure.Span.End)), Figures = [.. last.Figures, figure] };
            else
                shown.Add(new ShownFigure(shown.Count + 1, figure.Span, [figure]));
        }

        return shown;
    }
}
