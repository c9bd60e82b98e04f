using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Evaluation.Figures;

/// <summary>What was found of the gold figures of a set, and what was listed besides.</summary>
/// <param name="Matches">Gold figures that are listed; optional ones are left out.</param>
/// <param name="Missed">Gold figures that are not.</param>
/// <param name="Extra">What is listed and is no gold figure.</param>
internal sealed record FigureScore(IReadOnlyList<FigureMatch> Matches, IReadOnlyList<GoldFigure> Missed, IReadOnlyList<(Figure Figure, GoldTrap? Trap)> Extra)
{
    /// <summary>How far the beginnings of a gold figure and the listed one may lie apart, before and behind, in UTF-16 units, to be at the same place.</summary>
    private const int Before = 12;
    private const int Behind = 25;

    public double Recall => Share(Matches.Count, Missed.Count);

    public double Precision => Share(Matches.Count, Extra.Count);

    public int Traps => Extra.Count(extra => extra.Trap is not null);

    public double Unit => Accuracy(match => match.HasUnit);

    public double HeadNoun => Accuracy(match => match.HasHeadNoun);

    public double Years => Accuracy(match => match.HasYears);

    public double Qualifier => Accuracy(match => match.HasQualifier);

    public double ValueHigh => Accuracy(match => match.HasValueHigh);

    public double What => Accuracy(match => match.HasWhat);

    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Matches.Count + Missed.Count} figures: precision {Precision:0.000}  recall {Recall:0.000}  unit {Unit:0.000} (head noun {HeadNoun:0.000})  years {Years:0.000}  qualifier {Qualifier:0.000}  upper end {ValueHigh:0.000}  what {What:0.000}  traps {Traps}");

    /// <summary>Everything that lowers the score, a line each.</summary>
    public IEnumerable<string> Faults =>
    [
        .. Missed.Select(gold => $"missed {gold.File}: {gold.Surface} ({gold.Unit}) in \"{gold.Sentence}\""),
        .. Extra.Select(extra => $"{(extra.Trap is null ? "extra" : $"trap ({extra.Trap.Kind})")} {extra.Figure.Article.File}: {extra.Figure.Surface} ({extra.Figure.Unit}) in \"{extra.Figure.Quote}\""),
        .. Matches.Where(match => match.Faults().Length > 0).Select(match => $"wrong {match.Gold.File}: {match.Gold.Surface}: {match.Faults()} in \"{match.Gold.Sentence}\""),
    ];

    /// <summary>Only files that the gold names are scored.</summary>
    public static FigureScore Of(FigureTable table, IReadOnlyList<GoldFigure> gold, IReadOnlyList<GoldTrap> traps)
    {
        var files = gold.Select(figure => figure.File).Concat(traps.Select(trap => trap.File)).ToHashSet(StringComparer.Ordinal);
        var listed = table.Rows.SelectMany(row => row.AlsoIn.Prepend(row.Figure)).Where(figure => files.Contains(figure.Article.File)).ToList();
        var same = gold.Select(figure => (Gold: figure, Listed: listed.Where(other => FigureMatch.IsSame(figure, other)).ToList())).ToList();
        var found = same.SelectMany(one => one.Listed).ToHashSet();
        var asked = same.Where(one => !one.Gold.Optional).ToList();
        var extra = listed.Where(figure => !found.Contains(figure)).Select(figure => (Figure: figure, Traps: traps.Where(trap => IsAt(trap, figure)).ToList()));
        return new FigureScore(
            [.. asked.Where(one => one.Listed.Count > 0).Select(one => Nearest(one.Gold, one.Listed))],
            [.. asked.Where(one => one.Listed.Count == 0).Select(one => one.Gold)],
            [.. extra.Where(one => !one.Traps.Exists(trap => trap.Neutral)).Select(one => (one.Figure, one.Traps.FirstOrDefault()))]);
    }

    /// <summary>A sentence may tell the same value of several things: the unit, then the place decides.</summary>
    private static FigureMatch Nearest(GoldFigure gold, List<Figure> listed) => listed.Select(figure => new FigureMatch(gold, figure))
        .OrderByDescending(match => match.HasUnit).ThenByDescending(match => match.Listed.Span.Start >= gold.Start - Before && match.Listed.Span.Start <= gold.Start + Behind).First();

    private static bool IsAt(GoldTrap trap, Figure figure) => trap.File == figure.Article.File && figure.Span.Overlaps(new TextSpan(trap.Start, trap.Surface.Length));

    private double Accuracy(Func<FigureMatch, bool> isRight) => Matches.Count == 0 ? 0 : (double)Matches.Count(isRight) / Matches.Count;

    private static double Share(int right, int wrong) => right == 0 ? 0 : (double)right / (right + wrong);
}
