using System.Globalization;
using Bot.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>The time a figure speaks of, never more precise than the article tells it.</summary>
internal static class FigurePeriod
{
    internal const string Unknown = "Year unknown";

    /// <summary>The heading of a group: "2016", "2013–2016", "Year unknown".</summary>
    internal static string Heading(FigureGroup group) => (group.FromYear, group.ToYear) switch
    {
        ({ } from, { } to) when from != to => string.Create(CultureInfo.InvariantCulture, $"{from}–{to}"),
        ({ } from, _) => from.ToString(CultureInfo.InvariantCulture),
        _ => Unknown,
    };

    /// <summary>"Aug 2016", "Aug 30–31, 2016", where it is more than the years of the heading tell; else null.</summary>
    internal static string? WithinYear(Figure figure) =>
        figure.Period is { Precision: DatePrecision.Month or DatePrecision.Day } period ? Readable(period) : null;

    /// <summary>"2016", "2013–2016", "Aug 2016".</summary>
    internal static string? Readable(Period period) =>
        PublishedText.Readable(new PublicationDate(period.From, period.To, period.Precision, DateBasis.Stated));

    /// <summary>"year", "month" or "day"; null where no time is known.</summary>
    internal static string? Precision(Period? period) => period?.Precision switch
    {
        DatePrecision.Year => "year",
        DatePrecision.Month => "month",
        DatePrecision.Day => "day",
        _ => null,
    };

    internal static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
