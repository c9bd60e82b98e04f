using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>What the marks of a chart mean, as far as they are used; in words, because no font has all the shapes.</summary>
internal static class ChartKey
{
    private const string Between = " · ";

    /// <summary>Characters of a line that surely fit; what means one mark is never parted.</summary>
    private const int LineLength = 68;

    internal static IReadOnlyList<string> Of(ChartSet set, ChartYears years)
    {
        List<string> lines = [];
        foreach (var meaning in Meanings(set, years))
        {
            if (lines.Count > 0 && lines[^1].Length + Between.Length + meaning.Length <= LineLength)
                lines[^1] += Between + meaning;
            else
                lines.Add(meaning);
        }

        return lines;
    }

    private static IEnumerable<string> Meanings(ChartSet set, ChartYears years)
    {
        var figures = set.Rows.Select(row => row.Figure).ToList();
        yield return figures.Count > ChartMarks.MostNumbered ? "too many figures for footnote numbers" : "[n]: footnote";
        if (figures.Exists(figure => figure.Change == Change.About))
            yield return "hollow: about";
        if (figures.Exists(figure => figure.Change == Change.Over))
            yield return "arrow up: over, at least";
        if (figures.Exists(figure => figure.Change == Change.Under))
            yield return "arrow down: under, at most";
        if (figures.Exists(figure => figure.Change is Change.Up or Change.Down))
            yield return "triangle: went up or down";
        if (figures.Exists(figure => figure.ValueHigh > figure.Value))
            yield return "bar: range";
        if (figures.Exists(figure => figure.Period is { } period && period.From.Year != period.To.Year))
            yield return "level line: several years";
        if (set.Rows.Any(row => set.Differing.Contains(row.Number)))
            yield return "orange: sources differ";
        if (years.IsUneven)
            yield return "wide years: more figures";
    }
}
