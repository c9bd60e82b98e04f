using System.Diagnostics;
using System.Globalization;
using Bot.Answers;
using Bot.Core.Figures;
using static Bot.Figures.CsvText;

namespace Bot.Figures;

/// <summary>
/// A table of figures for spreadsheets: one row a figure, so that counting rows counts figures and a pivot table adds nothing twice.
/// The articles that tell the same figure stand in the row, in one column.
/// </summary>
internal static class FigureCsv
{
    private static readonly string[] Columns =
    [
        "n", "yearFrom", "yearTo", "from", "to", "precision", "basis", "value", "valueHigh", "unit", "per", "change", "qualifier", "text", "what",
        "attribution", "publisher", "title", "published", "publishedBasis", "file", "paragraph", "start", "length", "surface", "sentence",
        "origins", "alsoIn", "differsFrom",
    ];

    internal static byte[] Print(FigureTable table)
    {
        var csv = new CsvText();
        csv.AddRow(Columns);
        foreach (var row in table.Rows)
            csv.AddRow(Cells(row, table.Conflicts));
        return csv.ToBytes();
    }

    private static string[] Cells(FigureRow row, IReadOnlyList<FigureConflict> conflicts)
    {
        var (figure, article) = (row.Figure, row.Figure.Article);
        return
        [
            Number(row.Number),
            Number(figure.Period?.From.Year),
            Number(figure.Period?.To.Year),
            Cell(FigurePeriod.Iso(figure.Period?.From)),
            Cell(FigurePeriod.Iso(figure.Period?.To)),
            Cell(FigurePeriod.Precision(figure.Period)),
            Cell(FigureBasis.Of(figure.Basis).Name),
            Number(figure.Value),
            Number(figure.ValueHigh),
            Cell(figure.Unit),
            Cell(figure.Per),
            Cell(Name(figure.Change)),
            Cell(figure.Qualifier),
            Cell(FigureValue.Of(figure)),
            Cell(figure.What),
            Cell(figure.Attribution),
            Cell(article.Publisher),
            Cell(article.Title),
            Cell(PublishedText.Iso(article.Published)),
            Cell(PublishedText.Basis(article.Published)),
            Cell(article.File),
            Number(figure.Paragraph),
            Number(figure.Sentence.Start),
            Number(figure.Sentence.Length),
            Cell(figure.Surface),
            Cell(figure.Quote),
            Number(row.Origins),
            Cell(string.Join("; ", row.AlsoIn.Select(Place))),
            Cell(string.Join(' ', Differing(row, conflicts).Select(number => number.ToString(CultureInfo.InvariantCulture)))),
        ];
    }

    private static string Place(Figure figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Article.File}:{figure.Sentence.Start}+{figure.Sentence.Length}");

    private static IEnumerable<int> Differing(FigureRow row, IReadOnlyList<FigureConflict> conflicts) => conflicts
        .Where(conflict => conflict.Rows.Any(other => other.Number == row.Number))
        .SelectMany(conflict => conflict.Rows)
        .Select(other => other.Number)
        .Where(number => number != row.Number)
        .Distinct();

    // Words, not the signs of the JSON: a spreadsheet would read "=" as a formula.
    private static string Name(Change change) => change switch
    {
        Change.Equal => "equal",
        Change.About => "about",
        Change.Up => "up",
        Change.Down => "down",
        Change.Over => "over",
        Change.Under => "under",
        _ => throw new UnreachableException(),
    };
}
