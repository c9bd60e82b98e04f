using System.Globalization;

namespace Bot.Answers;

/// <summary>The days that a typed date means: a year and a month mean all of theirs.</summary>
internal readonly record struct TypedDate(DateOnly First, DateOnly Last)
{
    internal const string Forms = "YYYY, YYYY-MM or YYYY-MM-DD";

    /// <summary>Null when it has none of the <see cref="Forms"/> or is in no calendar.</summary>
    internal static TypedDate? TryRead(string typed)
    {
        if (Read("yyyy") is { } year)
            return new TypedDate(year, new DateOnly(year.Year, 12, 31));
        if (Read("yyyy-M") is { } month)
            return new TypedDate(month, new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));
        return Read("yyyy-M-d") is { } day ? new TypedDate(day, day) : null;

        DateOnly? Read(string form) => DateOnly.TryParseExact(typed.Trim(), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
