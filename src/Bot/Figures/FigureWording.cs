using System.Globalization;
using Bot.Answers;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>What every surface says of figures in the same words.</summary>
internal static class FigureWording
{
    /// <summary>More years than these are told as spans, without their counts.</summary>
    private const int YearsCounted = 12;

    private const int NamesShown = 10;

    /// <summary>"12 figures on “migrants” for 2014–2016 in people".</summary>
    internal static string Summary(FigureQuery query, FigureTable table) => $"{Wording.Count(table.Rows.Count(), "figure")}{Asked(query)}";

    /// <summary>What was asked for and not found, and what there is instead; one sentence a line.</summary>
    internal static IEnumerable<string> NothingFound(FigureQuery query, FigureOverview overview)
    {
        yield return $"The articles have no figures{Asked(query)}.";
        if (overview.Count == 0)
            yield break;

        var all = Wording.Count(overview.Count, "figure");
        if (overview.Years.Count > 0)
            yield return $"Their {all} speak of {(overview.Years.Count <= YearsCounted ? Counted(overview.Years) : Spans([.. overview.Years.Select(year => year.Year)]))}.";
        if (overview.Topics.Count > 0)
            yield return $"Most frequent topics: {string.Join(", ", overview.Topics.Take(NamesShown).Select(PlainText.OneLine))}.";
        if (overview.Units.Count > 0)
            yield return $"Most frequent units: {string.Join(", ", overview.Units.Take(NamesShown).Select(unit => $"{FigureUnit.Of(unit.Unit, per: null)} ({Wording.Number(unit.Count)})"))}.";
    }

    /// <summary>"The sources differ on migrants crossing (2024): [3] 128 people a day (KentOnline, Aug 30, 2016) and [7] …".</summary>
    internal static string Differ(FigureConflict conflict)
    {
        var first = conflict.Rows[0].Figure;
        var when = first.Period is { } period ? $" ({FigurePeriod.Readable(period)})" : "";
        var sides = conflict.Rows.Take(NamesShown).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"[{row.Number}] {FigureValue.Of(row.Figure)} ({FigureSource.Of(row.Figure.Article)})")).ToList();
        return $"The sources differ on {PlainText.OneLine(first.What)}{when}: {string.Join(", ", sides.SkipLast(1))} and {sides[^1]}{Wording.More(conflict.Rows.Count, NamesShown)}.";
    }

    /// <summary>"“flods” was read as “flood”."</summary>
    internal static string Corrections(FigureTable table) =>
        string.Join(", ", table.Corrections.Select(correction => $"“{PlainText.OneLine(correction.Written)}” was read as “{PlainText.OneLine(correction.Read)}”")) + ".";

    /// <summary>The figure of an answer: "Over 35,000 people, 2024 (told from the article’s date)".</summary>
    internal static string Answering(Figure figure)
    {
        var value = FigureValue.Of(figure);
        var when = figure.Period is { } period ? $", {FigurePeriod.Readable(period)}" : "";
        return $"{char.ToUpperInvariant(value[0])}{value[1..]}{when} ({FigureBasis.Of(figure.Basis).Aside})";
    }

    /// <summary>" on “migrants” for 2016".</summary>
    internal static string Asked(FigureQuery query) =>
        (query.Topic is { } topic ? $" on “{PlainText.OneLine(topic)}”" : "") + Limits(query);

    /// <summary>" for 2014–2016 in people": what beside the topic was asked for.</summary>
    internal static string Limits(FigureQuery query) =>
        Years(" for ", query.FromYear, query.ToYear)
        + (query.Unit is { } unit ? $" in {PlainText.OneLine(unit)}" : "")
        + (query.Article is null && query.Filter.IsEverything ? "" : " in articles")
        + (query.Article is { } article ? $" named “{PlainText.OneLine(article)}”" : "")
        + Wording.Limits(query.Filter)
        + Years(" from articles of ", query.PublishedFromYear, query.PublishedToYear);

    private static string Years(string before, int? from, int? to) => (from, to) switch
    {
        (null, null) => "",
        ({ } start, null) => string.Create(CultureInfo.InvariantCulture, $"{before}{start} or later"),
        (null, { } end) => string.Create(CultureInfo.InvariantCulture, $"{before}{end} or earlier"),
        ({ } start, { } end) => before + Span(start, end),
    };

    private static string Counted(IReadOnlyList<(int Year, int Count)> years) =>
        string.Join(", ", years.Select(year => string.Create(CultureInfo.InvariantCulture, $"{year.Year} ({year.Count:N0})")));

    private static string Spans(IReadOnlyList<int> years)
    {
        List<(int From, int To)> spans = [];
        foreach (var year in years)
        {
            if (spans is [.., var last] && last.To + 1 == year)
                spans[^1] = (last.From, year);
            else
                spans.Add((year, year));
        }

        return string.Join(", ", spans.Select(span => Span(span.From, span.To)));
    }

    private static string Span(int from, int to) =>
        from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}");
}
