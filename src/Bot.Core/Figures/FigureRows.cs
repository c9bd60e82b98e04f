namespace Bot.Core.Figures;

/// <summary>Puts found figures into rows: what is told twice once, by the years it speaks of, with what differs.</summary>
internal static class FigureRows
{
    /// <summary>So many figures are compared with one: in a corpus of millions a value or a word may stand in very many.</summary>
    private const int Compared = 200;

    public static FigureTable Table(IReadOnlyList<FoundFigure> found, FigureOverview overview)
    {
        using var likeness = new FigureLikeness();
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
        var byWords = new Dictionary<(decimal, string, string, Period?), List<FoundFigure>>();
        foreach (var figure in found)
        {
            var (value, unit) = (figure.Figure.Value, UnitName.Of(figure.Figure.Unit));
            var words = (value, unit, figure.Figure.What, figure.Figure.Period);
            if (!byValue.TryGetValue((value, unit), out var alike))
                byValue.Add((value, unit), alike = []);
            // What is told twice in the same words is found at once; otherwise the newest rows of the value are looked through.
            if (byWords.TryGetValue(words, out var known) && likeness.IsSame(known[0].Figure, figure.Figure))
                known.Add(figure);
            else if (alike.AsEnumerable().Reverse().Take(Compared).FirstOrDefault(row => likeness.IsSame(row[0].Figure, figure.Figure)) is { } same)
                same.Add(figure);
            else
                rows.Add(Added(alike, byWords[words] = [figure]));
        }

        return rows.Select(row => row.OrderByDescending(figure => figure.Figure.Period is not null)
            .ThenByDescending(figure => figure.Figure.Article.Quality).ToList());

        static List<FoundFigure> Added(List<List<FoundFigure>> alike, List<FoundFigure> row)
        {
            alike.Add(row);
            return row;
        }
    }

    /// <summary>Sets of figures of which each differs from all others. Only those are compared that have a word in common which is not in all.</summary>
    private static List<FigureConflict> Conflicts(List<FigureRow> rows, FigureLikeness likeness)
    {
        var conflicts = new List<List<FigureRow>>();
        foreach (var measure in rows.Where(row => row.Figure.Period is not null).GroupBy(row => (UnitName.Of(row.Figure.Unit), row.Figure.Period!.From, row.Figure.Period.To))) // known by the filter before
        {
            var byWord = new Dictionary<string, List<FigureRow>>(StringComparer.Ordinal);
            var found = new List<List<FigureRow>>();
            foreach (var row in measure)
            {
                var words = likeness.WordsOf(row.Figure);
                var others = words.SelectMany(word => byWord.GetValueOrDefault(word) ?? []).DistinctBy(other => other.Number).Where(other => likeness.Differ(other.Figure, row.Figure)).Select(other => other.Number).ToHashSet();
                if (others.Count > 0)
                    Join(found, row, others, rows);
                foreach (var word in words)
                {
                    if (!byWord.TryGetValue(word, out var having))
                        byWord.Add(word, having = []);
                    if (having.Count < Compared)
                        having.Add(row);
                }
            }

            conflicts.AddRange(found);
        }

        return [.. conflicts.Select(conflict => new FigureConflict([.. conflict.OrderBy(row => row.Number)]))];
    }

    /// <param name="others">Numbers of the rows it differs from.</param>
    private static void Join(List<List<FigureRow>> found, FigureRow row, HashSet<int> others, List<FigureRow> rows)
    {
        if (found.Find(conflict => conflict.TrueForAll(member => others.Contains(member.Number))) is { } all)
            all.Add(row);
        else
            found.Add([rows[others.Min() - 1], row]);
    }
}
