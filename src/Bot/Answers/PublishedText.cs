using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Answers;

/// <summary>A publication date as people and as programs read it, never more precise than it is known.</summary>
internal static class PublishedText
{
    /// <summary>"2016-08-30", "2024-12", "2019", for a span "2014-10/2014-11"; null when unknown.</summary>
    internal static string? Iso(PublicationDate date)
    {
        if (date is not { Earliest: { } earliest, Latest: { } latest } || Format(date.Precision) is not { } format)
            return null;

        var (first, last) = (Print(earliest, format), Print(latest, format));
        return first == last ? first : $"{first}/{last}";
    }

    internal static string Basis(PublicationDate date) => date.Basis switch
    {
        DateBasis.Unknown => "unknown",
        DateBasis.Given => "given",
        DateBasis.Stated => "stated",
        DateBasis.Inferred => "inferred",
        _ => throw new UnreachableException(),
    };

    /// <summary>"Aug 30–31, 2016 (inferred)".</summary>
    internal static string WithBasis(PublicationDate date) =>
        Readable(date) is { } readable ? $"{readable} ({Basis(date)})" : "date unknown";

    /// <summary>"Aug 30–31, 2016"; null when unknown.</summary>
    internal static string? Readable(PublicationDate date)
    {
        if (date is not { Earliest: { } earliest, Latest: { } latest })
            return null;

        var sameYear = earliest.Year == latest.Year;
        var sameMonth = sameYear && earliest.Month == latest.Month;
        return date.Precision switch
        {
            DatePrecision.Day when earliest == latest => Print(earliest, "MMM d, yyyy"),
            DatePrecision.Day when sameMonth => $"{Print(earliest, "MMM d")}–{Print(latest, "d, yyyy")}",
            DatePrecision.Day when sameYear => $"{Print(earliest, "MMM d")} – {Print(latest, "MMM d, yyyy")}",
            DatePrecision.Day => $"{Print(earliest, "MMM d, yyyy")} – {Print(latest, "MMM d, yyyy")}",
            DatePrecision.Month when sameMonth => Print(earliest, "MMM yyyy"),
            DatePrecision.Month when sameYear => $"{Print(earliest, "MMM")}–{Print(latest, "MMM yyyy")}",
            DatePrecision.Month => $"{Print(earliest, "MMM yyyy")} – {Print(latest, "MMM yyyy")}",
            DatePrecision.Year when sameYear => Print(earliest, "yyyy"),
            DatePrecision.Year => $"{Print(earliest, "yyyy")}–{Print(latest, "yyyy")}",
            DatePrecision.None => null,
            _ => throw new UnreachableException(),
        };
    }

    private static string? Format(DatePrecision precision) => precision switch
    {
        DatePrecision.None => null,
        DatePrecision.Year => "yyyy",
        DatePrecision.Month => "yyyy-MM",
        DatePrecision.Day => "yyyy-MM-dd",
        _ => throw new UnreachableException(),
    };

    private static string Print(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
