using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>A date as a field of metadata gives it -> publication date. The basis is <see cref="DateBasis.Given"/>.</summary>
internal static class DateValue
{
    private static readonly Regex Iso = new(@"^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2})(?:[T ]\d{1,2}:?\d{2}.{0,30})?)?)?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    /// <summary>YYYY, YYYY-MM, YYYY-MM-DD, a time stamp, EARLIEST/LATEST of these, or a day with the month in words.</summary>
    public static PublicationDate? TryRead(string value)
    {
        value = value.Trim();
        var parts = value.Split('/');
        if (parts.Length == 2 && TryIso(parts[0].Trim()) is { } first && TryIso(parts[1].Trim()) is { } last)
        {
            // A range is no more precise than its coarser end.
            var precision = (DatePrecision)Math.Min((int)first.Precision, (int)last.Precision);
            return first.Earliest <= last.Latest ? first with { Latest = last.Latest, Precision = precision } : null;
        }
        if (TryIso(value) is { } date)
            return date;
        // A time of day may follow.
        return WrittenDate.Match(value, 0) is { } written && value[written.Span.End..] is "" or [',' or ' ', ..]
            ? OnDay(written.Day, DateBasis.Given)
            : null;
    }

    public static PublicationDate OnDay(DateOnly day, DateBasis basis) => new(day, day, DatePrecision.Day, basis);

    private static PublicationDate? TryIso(string value)
    {
        var match = Iso.Match(value);
        if (!match.Success)
            return null;
        var year = Number("year");
        if (year == 0)
            return null;
        if (!match.Groups["month"].Success)
            return new PublicationDate(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year, DateBasis.Given);
        var month = Number("month");
        if (month is 0 or > 12)
            return null;
        var days = DateTime.DaysInMonth(year, month);
        if (!match.Groups["day"].Success)
            return new PublicationDate(new DateOnly(year, month, 1), new DateOnly(year, month, days), DatePrecision.Month, DateBasis.Given);
        var day = Number("day");
        return day > 0 && day <= days ? OnDay(new DateOnly(year, month, day), DateBasis.Given) : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }
}
