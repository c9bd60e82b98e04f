using System.Globalization;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Chat;

/// <summary>A page of a table of figures as a card: each value with the sentence that proves it.</summary>
internal sealed class FigureCards(SourceLinks links)
{
    private const int RowsOfPage = 8;

    /// <summary>Disagreements of a page that are told; of further ones the number is.</summary>
    private const int ConflictsShown = 3;

    /// <param name="page">From 0.</param>
    internal Card Page(ChatTurn turn, FigureQuery query, FigureTable table, int page, CorpusState corpus)
    {
        var rows = table.Groups.SelectMany(group => group.Rows.Select(row => (Group: group, Row: row))).ToList();
        var shown = rows.Skip(page * RowsOfPage).Take(RowsOfPage).ToList();
        var left = rows.Count - (page * RowsOfPage) - shown.Count;
        if (shown.Count == 0)
        {
            return new Card
            {
                Lead = [.. FigureWording.NothingFound(query, table.Overview).Select(sentence => new CardLine(sentence))],
                Notes = [.. Corrections(table)],
                Footer = Wording.Freshness(corpus),
                Turn = turn.Id,
            };
        }

        return new Card
        {
            Title = FigureWording.Summary(query, table),
            Entries = [.. shown.Select((entry, i) => Entry(entry.Row, i == 0 || entry.Group != shown[i - 1].Group ? FigurePeriod.Heading(entry.Group) : null, corpus))],
            Notes =
            [
                .. Corrections(table),
                .. Conflicts(table, [.. shown.Select(entry => entry.Row.Number)]),
                FigureBasis.Legend(shown.Select(entry => entry.Row.Figure.Basis)),
            ],
            Footer = Wording.Freshness(corpus),
            Buttons =
            [
                .. left > 0 ? new[] { new CardButton(CardButton.FiguresName, turn.Id, page + 1, $"More figures ({Wording.Number(left)})") } : [],
                .. page == 0 ? CardButton.OfEvery(turn) : [],
            ],
            Turn = turn.Id,
        };
    }

    private CardEntry Entry(FigureRow row, string? heading, CorpusState corpus)
    {
        var figure = row.Figure;
        var what = PlainText.OneLine(figure.What);
        var when = FigurePeriod.WithinYear(figure) is { } period ? $" ({period})" : "";
        return new CardEntry(
            string.Create(CultureInfo.InvariantCulture, $"[{row.Number}] {FigureBasis.Of(figure.Basis).Mark}"),
            PlainText.Clean(figure.Quote),
            links.Of(figure, corpus))
        {
            Language = figure.Article.Language,
            Heading = heading,
            Value = new CardLine(FigureValue.Of(figure), what.Length + when.Length == 0 ? "" : $"{what}{when}", IsStrong: true),
            Asides =
            [
                .. new[]
                {
                    figure.Attribution is { } said ? $"According to: {PlainText.OneLine(said)}" : null,
                    row.AlsoIn.Count == 0 ? null : $"Also told by: {FigureSource.OfAll(row)}",
                    figure.Article.IsGarbled ? Wording.LowQuality : null,
                }.OfType<string>(),
            ],
        };
    }

    private static IEnumerable<string> Corrections(FigureTable table) => table.Corrections.Count == 0 ? [] : [FigureWording.Corrections(table)];

    private static IEnumerable<string> Conflicts(FigureTable table, HashSet<int> shown)
    {
        var told = table.Conflicts.Where(conflict => conflict.Rows.Any(row => shown.Contains(row.Number))).ToList();
        foreach (var conflict in told.Take(ConflictsShown))
            yield return FigureWording.Differ(conflict);
        if (told.Count > ConflictsShown)
            yield return $"The sources differ on {Wording.Count(told.Count - ConflictsShown, "more figure")}.";
    }
}
