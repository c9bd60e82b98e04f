namespace Bot.Core.Figures;

/// <summary>Puts found figures into rows: what is told twice once, by the years it speaks of, with what differs.</summary>
internal static class FigureRows
{
    public static FigureTable Table(IReadOnlyList<FoundFigure> found, FigureOverview overview)
    {
        var likeness = new FigureLikeness();
        var rows = new List<FigureRow>();
        foreach (var same in Merged(found, likeness).OrderBy(same => Order(same[0].Figure)))
        {
            rows.Add(new FigureRow(rows.Count + 1, same[0].Figure, [.. same.Skip(1).Select(other => other.Figure)], same.Select(other => other.Origin).Distinct().Count()));
        }

        var groups = rows.GroupBy(row => (row.Figure.Period?.From.Year, row.Figure.Period?.To.Year))
            .Select(group => new FigureGroup(group.Key.Item1, group.Key.Item2, [.. group])).ToList();
        return new FigureTable(groups, Conflicts(rows, likeness)) { Overview = overview };
    }

    /// <summary>By years, then by day; figures of unknown years last. Within a time they stay in the order of the articles.</summary>
    private static (int, int, int) Order(Figure figure) =>
        figure.Period is { } period ? (period.From.Year, period.To.Year, period.From.DayNumber) : (int.MaxValue, 0, 0);

    /// <summary>The cleanest text of a figure comes first, and of such the one that says best when it was.</summary>
    private static IEnumerable<List<FoundFigure>> Merged(IReadOnlyList<FoundFigure> found, FigureLikeness likeness)
    {
        var rows = new List<List<FoundFigure>>();
        var byValue = new Dictionary<(decimal, string), List<List<FoundFigure>>>();
        foreach (var figure in found)
        {
            var key = (figure.Figure.Value, UnitName.Of(figure.Figure.Unit));
            if (!byValue.TryGetValue(key, out var alike))
                byValue.Add(key, alike = []);
            if (alike.Find(row => row.Exists(other => likeness.IsSame(other.Figure, figure.Figure))) is { } same)
            {
                same.Add(figure);
                continue;
            }

            var row = new List<FoundFigure> { figure };
            alike.Add(row);
            rows.Add(row);
        }

        return rows.Select(row => row.OrderByDescending(figure => figure.Figure.Period is not null)
            .ThenByDescending(figure => figure.Figure.Article.Quality).ToList());
    }

    /// <summary>Figures that differ, each set once.</summary>
    private static List<FigureConflict> Conflicts(List<FigureRow> rows, FigureLikeness likeness)
    {
        var conflicts = new List<List<FigureRow>>();
        foreach (var measure in rows.Where(row => row.Figure.Period is not null)
            .GroupBy(row => (UnitName.Of(row.Figure.Unit), row.Figure.Period!.From, row.Figure.Period.To))) // known by the filter before
        {
            var alike = measure.ToList();
            for (var i = 0; i < alike.Count; i++)
            {
                for (var other = i + 1; other < alike.Count; other++)
                {
                    if (!likeness.Differ(alike[i].Figure, alike[other].Figure))
                        continue;
                    var both = new[] { alike[i], alike[other] };
                    if (conflicts.Find(conflict => conflict.Exists(both.Contains)) is { } known)
                        known.AddRange(both.Except(known));
                    else
                        conflicts.Add([.. both]);
                }
            }
        }

        return [.. conflicts.Select(conflict => new FigureConflict([.. conflict.OrderBy(row => row.Number)]))];
    }
}
