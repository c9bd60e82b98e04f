using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot;

/// <summary>TEMPORARY: stands in for the engine so that the surfaces can be tried; dropped at the merge.</summary>
public static partial class TemporaryFigures
{
    public static FigureTable FindFigures(this CorpusSnapshot snapshot, FigureQuery query)
    {
        List<Figure> found = [];
        foreach (var article in snapshot.Articles)
        {
            foreach (Match match in Number().Matches(article.Text))
            {
                var start = article.Text.LastIndexOfAny(['.', '\n'], match.Index) + 1;
                var end = article.Text.IndexOfAny(['.', '\n'], match.Index + match.Length);
                end = end < 0 ? article.Text.Length : end + (article.Text[end] == '.' ? 1 : 0);
                while (start < match.Index && char.IsWhiteSpace(article.Text[start]))
                    start++;
                var sentence = article.Text[start..end];
                var value = decimal.Parse(match.Groups["n"].Value, NumberStyles.Number, CultureInfo.InvariantCulture) * (match.Groups["m"].Success ? 1_000_000 : 1);
                var year = Year().Match(sentence) is { Success: true } stated ? int.Parse(stated.Value, CultureInfo.InvariantCulture) : article.Published.Latest?.Year;
                found.Add(new Figure(article, TextSpan.Between(start, end), new TextSpan(match.Index, match.Length))
                {
                    Value = value,
                    Unit = match.Groups["p"].Success ? "GBP" : match.Groups["u"].Value,
                    What = string.Join(' ', article.Text[(match.Index + match.Length)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)),
                    Qualifier = match.Groups["q"].Success ? match.Groups["q"].Value.Trim().ToLowerInvariant() : null,
                    Change = match.Groups["q"].Value.Trim().ToUpperInvariant() switch { "" => Change.Equal, "OVER" or "MORE THAN" or "AT LEAST" => Change.Over, "UP TO" => Change.Under, _ => Change.About },
                    Period = year is { } known ? Period.OfYears(known, known) : null,
                    Basis = year is null ? PeriodBasis.Unknown : Year().IsMatch(sentence) ? PeriodBasis.Stated : PeriodBasis.Publication,
                    Paragraph = 1,
                });
            }
        }

        var all = found.OrderBy(figure => figure.Period?.From ?? DateOnly.MaxValue).ToList();
        var rows = all
            .Where(figure => query.Topic is null || query.Topic.Split(' ').Any(word => figure.Quote.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Where(figure => query.Unit is null || figure.Unit == query.Unit)
            .Where(figure => query.FromYear is null || figure.Period?.To.Year >= query.FromYear)
            .Where(figure => query.ToYear is null || figure.Period?.From.Year <= query.ToYear)
            .Select((figure, i) => new FigureRow(i + 1, figure, [], 1)).ToList();
        return new FigureTable(
            [.. rows.GroupBy(row => row.Figure.Period).Select(group => new FigureGroup(group.Key?.From.Year, group.Key?.To.Year, [.. group]))], [])
        {
            Overview = new FigureOverview(
                all.Count,
                [.. all.Where(figure => figure.Period is not null).GroupBy(figure => figure.Period!.From.Year).Select(group => (group.Key, group.Count()))],
                [.. all.GroupBy(figure => figure.Unit).OrderByDescending(group => group.Count()).Select(group => (group.Key, group.Count()))],
                [.. all.Select(figure => figure.What).Take(5)]),
        };
    }

    [GeneratedRegex(@"(?<q>\b(about|around|over|more than|at least|up to) )?((?<p>£)(?<n>[1-9][\d,]*(\.\d+)?)(?<m>m\b| million)?|\b(?<n>[1-9]\d*(,\d{3})*)(?<m> million)? (?<u>people|migrants|boats|refugees|children|police|individuals))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}
