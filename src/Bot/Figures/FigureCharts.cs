using System.Globalization;
using Bot.Answers;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>The figures of one chart: of one unit, each of a known year.</summary>
/// <param name="Unit">As people read it: "people a day".</param>
/// <param name="Undated">Figures of this unit that no chart by years can hold.</param>
internal sealed record ChartSet(string Unit, IReadOnlyList<FigureRow> Rows, int Undated, IReadOnlySet<int> Differing);

/// <summary>
/// Which charts a table gives. Values of different units never share one: the unit with the most values that are no changes gets the file that was named,
/// each other one with at least two figures a file beside it. What is not drawn is told.
/// </summary>
internal sealed record FigureCharts(IReadOnlyList<(string Suffix, ChartSet Set)> Sets, IReadOnlyList<string> Notes)
{
    internal const int MostFiles = 6;
    private const int LeastOfOthers = 2;

    internal static FigureCharts Of(FigureTable table)
    {
        var differing = table.Conflicts.SelectMany(conflict => conflict.Rows).Select(row => row.Number).ToHashSet();
        var units = table.Rows
            // "MW" and "megawatts" are one unit, people and people a day are not.
            .GroupBy(row => UnitName.Of(row.Figure.Unit) + FigureUnit.Per(row.Figure.Per), StringComparer.OrdinalIgnoreCase)
            .Select(rows => new ChartSet(FigureUnit.Of(rows.First().Figure.Unit, rows.First().Figure.Per), [.. rows.Where(row => row.Figure.Period is not null)], rows.Count(row => row.Figure.Period is null), differing))
            .OrderByDescending(set => set.Rows.Count(row => row.Figure.Change is not (Change.Up or Change.Down)))
            .ThenBy(set => set.Rows.Any(row => row.Figure.Per is not null))
            .ThenByDescending(set => set.Rows.Count)
            .ToList();

        var drawn = units.Where((set, i) => set.Rows.Count >= (i == 0 ? 1 : LeastOfOthers)).Take(MostFiles).ToList();
        return new FigureCharts(Named(drawn), [.. Left(units, drawn)]);
    }

    private static List<(string Suffix, ChartSet Set)> Named(List<ChartSet> sets)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { "" };
        List<(string Suffix, ChartSet Set)> named = [];
        foreach (var set in sets)
        {
            var name = named.Count == 0 ? "" : Name(set.Rows[0].Figure);
            // Units in other scripts have no name in ASCII, or the same one.
            for (var i = 2; named.Count > 0 && !taken.Add(name); i++)
                name = string.Create(CultureInfo.InvariantCulture, $"{Name(set.Rows[0].Figure)}-{i}");
            named.Add((name, set));
        }

        return named;
    }

    private static IEnumerable<string> Left(List<ChartSet> units, List<ChartSet> drawn)
    {
        if (drawn.Count == 0)
            yield return "No chart was drawn: none of the figures has a known year.";
        if (drawn.Sum(set => set.Undated) is > 0 and var undated)
            yield return $"Not drawn: {Wording.Count(undated, "figure")} of unknown year.";

        var left = units.Except(drawn).Where(set => set.Rows.Count > 0).Select(set => set.Unit).ToList();
        if (left.Count > 0)
            yield return $"Not drawn: {string.Join(", ", left.Take(MostFiles))}{Wording.More(left.Count, MostFiles)}. For a chart of one of them name it as the unit.";
    }

    // "-people-a-day": letters and digits only, so that no unit of an article can lead out of the folder.
    private static string Name(Figure figure)
    {
        var unit = (figure.Unit + FigureUnit.Per(figure.Per)).ToLowerInvariant();
        var letters = new string([.. unit.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')]);
        return string.Concat(letters.Split('-', StringSplitOptions.RemoveEmptyEntries).Take(6).Select(word => $"-{(word.Length > 20 ? word[..20] : word)}"));
    }
}
