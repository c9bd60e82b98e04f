using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Years, months and days that a sentence names: "in 2015", "2018-19", "the 1990s", "3 April 2016". A month without a year is the nearest one before the article, or the next where the sentence looks ahead.</summary>
/// <param name="today">The latest day of the article; null where it is not known, and a month or day needs its year.</param>
internal sealed class NamedTimes(SentenceWords words, DateOnly? today)
{
    private static readonly FrozenSet<string> MonthLeads = new[]
    {
        "in", "since", "until", "till", "by", "last", "this", "next", "early", "late", "mid", "from", "of", "to", "between", "and", "during", "for", "through", "before", "after", "end", "every", "on", "than", "-", "–", ",", "(",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Future = new[] { "will", "would", "expects", "expected", "forecast", "forecasts", "plans", "plan", "could", "should", "aims", "projected" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sentence looks ahead.</summary>
    public bool IsFuture => Enumerable.Range(0, words.Count).Any(i => Future.Contains(words[i].Text));

    /// <summary>A year, month or day that the words name by themselves.</summary>
    public TimeMention? At(int i)
    {
        // "FY2021" and "fiscal year 2021" are the year they are named by.
        if (words[i].Form == WordForm.Digits)
        {
            if (Day(i) is { } number && Month(i + 1) is { } monthBehind && words[i + 1].IsCapital)
                return MonthAt(i, i + 2, monthBehind, number);
            return YearsAt(i);
        }

        if (Month(i) is not { } month || (words.Language == "en" && !words[i].IsCapital))
            return null;
        var next = words.Is(i + 1, ".") ? i + 2 : i + 1;
        if (Day(next) is { } day && words[next].Text.Length <= 2)
            return MonthAt(i, words.IsAny(next + 1, "st", "nd", "rd", "th") ? next + 2 : next + 1, month, day);
        return MonthAt(i, next, month, null);
    }

    private TimeMention? MonthAt(int first, int end, int month, int? day)
    {
        var at = words.IsAny(end, ",", "of", "de") ? end + 1 : end;
        if (Year(at) is { } year)
            return day is null || day <= DateTime.DaysInMonth(year, month)
                ? Since(first, at + 1, day is { } known ? Period.OfDay(new DateOnly(year, month, known)) : Period.OfMonth(year, month), PeriodBasis.Stated) : null;
        // "August last year"
        if (today is { } date && words.IsAny(end, "last", "this", "next") && words.Is(end + 1, "year") && date.Year + (words.Is(end, "last") ? -1 : words.Is(end, "next") ? 1 : 0) is var told && (day ?? 1) <= DateTime.DaysInMonth(told, month))
            return Since(first, end + 2, day is { } onDay ? Period.OfDay(new DateOnly(told, month, onDay)) : Period.OfMonth(told, month), PeriodBasis.Relative);
        // "May" is also a verb, and "March" a verb and a noun.
        if (day is null && !MonthLeads.Contains(words[first - 1].Text) && first > 0)
            return null;
        if (today is not { } now)
            return null;
        var isNext = words.Is(first - 1, "next") || (words.IsAny(first - 1, "in", "by", "from", "until") && IsFuture) || (words.Is(first - 1, "by") && !HasPast());
        var of = new DateOnly(now.Year, month, 1);
        if (!isNext && of > now)
            of = of.AddYears(-1);
        else if (isNext && of.AddMonths(1) <= now)
            of = of.AddYears(1);
        if (words.Is(first - 1, "last") && of.Year == now.Year && of.Month == now.Month)
            of = of.AddYears(-1);
        var period = day is { } known2 && known2 <= DateTime.DaysInMonth(of.Year, month) ? Period.OfDay(new DateOnly(of.Year, month, known2)) : Period.OfMonth(of.Year, month);
        return Since(first, end, period, PeriodBasis.Relative);
    }

    private TimeMention? YearsAt(int i)
    {
        if (Year(i) is not { } year)
        {
            // "the 1990s"
            return words[i].Text.Length == 4 && words.Is(i + 1, "s") && words[i].Text[3] == '0' && int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var decade) && decade is > 1500 and < 2100
                ? new TimeMention(i, i + 2, Period.OfYears(decade, decade + 9), PeriodBasis.Stated) : null;
        }

        if (words.IsAny(i + 1, "-", "–", "/", "—") && words.Touch(i, i + 1) && words[i + 2].Form == WordForm.Digits)
        {
            if (Year(i + 2) is { } last && last >= year)
                return new TimeMention(i, i + 3, Period.OfYears(year, last), PeriodBasis.Stated);
            if (words[i + 2].Text.Length == 2 && int.TryParse(words[i + 2].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && end > year % 100)
                return new TimeMention(i, i + 3, Period.OfYears(year, (year / 100 * 100) + end), PeriodBasis.Stated);
        }

        return Since(i, i + 1, Period.OfYears(year, year), PeriodBasis.Stated);
    }

    /// <summary>"since 2010" lasts until the article.</summary>
    public TimeMention Since(int first, int end, Period period, PeriodBasis basis)
    {
        var isSince = words.Is(first - 1, "since") || (words.Is(first - 1, "of") && words.Is(first - 4, "since")) || (words.Is(first - 2, "since") && words.IsAny(first - 1, "early", "late", "mid", "last")) || IsSinceEvent(first);
        return new TimeMention(first, end, isSince && today is { } now && now > period.From ? period.Until(Period.OfYears(now.Year, now.Year)) : period, basis);
    }

    /// <summary>"since its peak in November 2021"</summary>
    private bool IsSinceEvent(int first)
    {
        for (var i = first - 1; words.Is(first - 1, "in") && i >= 0 && first - i <= 5 && words[i].Form == WordForm.Letters; i--)
        {
            if (words.Is(i, "since"))
                return true;
        }

        return false;
    }

    private bool HasPast() => Enumerable.Range(0, words.Count).Any(i => words.IsAny(i, "had", "was", "were"));

    public int? Year(int i)
    {
        if (words[i].Form != WordForm.Digits || words[i].Text.Length != 4 || !int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1500 or > 2199)
            return null;
        return words.Touch(i, i + 1) && words[i + 1].Form == WordForm.Letters ? null : year;
    }

    private int? Day(int i) =>
        words[i].Form == WordForm.Digits && int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private int? Month(int i) => words[i].Form == WordForm.Letters && words[i].Text.Length >= 3 ? WrittenDate.Month(words[i].Text) : null;
}
