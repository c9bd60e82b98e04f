using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>
/// Finds the times that a sentence names: years, months and days, and what is counted from the date of the article ("last year", "in August",
/// "since the start of this year", "two years ago"). Without that date relative times are left out.
/// </summary>
internal sealed class TimeReader(SentenceWords words, PublicationDate published)
{
    private static readonly FrozenSet<string> MonthLeads = new[]
    {
        "in", "since", "until", "till", "by", "last", "this", "next", "early", "late", "mid", "from", "of", "to", "between", "and", "during", "for", "through", "before", "after", "end", "every", "on", "than", "-", "–", ",", "(",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>().ToFrozenDictionary(day => day.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (int First, int Last)> Seasons = new Dictionary<string, (int, int)>(StringComparer.Ordinal)
    {
        ["spring"] = (3, 5),
        ["summer"] = (6, 8),
        ["autumn"] = (9, 11),
        ["fall"] = (9, 11),
        ["winter"] = (12, 12),
        ["christmas"] = (12, 12),
        ["easter"] = (4, 4),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Future = new[] { "will", "would", "expects", "expected", "forecast", "forecasts", "plans", "plan", "could", "should", "aims", "projected" }.ToFrozenSet(StringComparer.Ordinal);

    private DateOnly? Today => published.Latest ?? published.Earliest;

    /// <summary>The year of the article as a whole; null where it is not known.</summary>
    public static Period? YearOf(PublicationDate published) =>
        published is { Earliest: { } earliest, Latest: { } latest } ? Period.OfYears(earliest.Year, latest.Year) : null;

    public List<TimeMention> Read()
    {
        var mentions = new List<TimeMention>();
        for (var i = 0; i < words.Count;)
        {
            var mention = Named(i) ?? (words.Language == "en" ? Relative(i) : RelativeIn(i));
            if (mention is not null)
                mentions.Add(mention);
            i = Math.Max(mention?.End ?? 0, i + 1);
        }

        return Joined(mentions);
    }

    /// <summary>A year, month or day that the words name by themselves.</summary>
    private TimeMention? Named(int i)
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
        // "May" is also a verb, and "March" a verb and a noun.
        if (day is null && !MonthLeads.Contains(words[first - 1].Text) && first > 0)
            return null;
        if (Today is not { } today)
            return null;
        var isNext = words.Is(first - 1, "next") || (words.IsAny(first - 1, "in", "by", "from", "until") && IsFuture()) || (words.Is(first - 1, "by") && !HasPast());
        var of = new DateOnly(today.Year, month, 1);
        if (!isNext && of > today)
            of = of.AddYears(-1);
        else if (isNext && of.AddMonths(1) <= today)
            of = of.AddYears(1);
        if (words.Is(first - 1, "last") && of.Year == today.Year && of.Month == today.Month)
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
    private TimeMention Since(int first, int end, Period period, PeriodBasis basis)
    {
        var isSince = words.Is(first - 1, "since") || (words.Is(first - 1, "of") && words.Is(first - 4, "since")) || (words.Is(first - 2, "since") && words.IsAny(first - 1, "early", "late", "mid", "last")) || IsSinceEvent(first);
        return new TimeMention(first, end, isSince && Today is { } today && today > period.From ? period.Until(Period.OfYears(today.Year, today.Year)) : period, basis);
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

    private TimeMention? Relative(int i)
    {
        if (words.IsAny(i, "that", "same") && words.IsAny(i + 1, "year", "month", "period", "time", "week", "day", "season", "point"))
            return new TimeMention(i, i + 2, null, PeriodBasis.Context, IsAnaphor: true);
        if (Today is not { } today)
            return null;
        var year = today.Year;
        switch (words[i].Text)
        {
            case "yesterday":
                return On(i, 1, today.AddDays(-1));
            case "today" or "tonight" or "tomorrow":
                return On(i, 1, words.Is(i, "tomorrow") ? today.AddDays(1) : today);
            case "this" or "current" when words.IsAny(i + 1, "year", "season", "century", "decade"):
                return words.Is(i + 1, "decade") ? Years(i, 2, year / 10 * 10, year) : words.Is(i + 1, "century") ? null : Since(i, i + 2, OfArticle(0), PeriodBasis.Relative);
            case "this" when words.IsAny(i + 1, "month", "week", "morning", "afternoon", "evening", "weekend", "quarter"):
                return On(i, 2, today);
            case "last" or "previous" or "past" or "prior" when words.IsAny(i + 1, "year", "season"):
                return Since(i, i + 2, OfArticle(words.Is(i, "past") ? 0 : -1), PeriodBasis.Relative);
            case "year" when words.Is(i + 1, "before") && words.IsAny(i - 1, "the", "a"):
            case "year" when words.IsAny(i + 1, "earlier", "ago", "previously") && words.IsAny(i - 1, "a", "one"):
                return Years(i - 1, 3, year - 1, year - 1);
            case "next" or "coming" or "following" when words.IsAny(i + 1, "year", "season"):
                return Since(i, i + 2, OfArticle(1), PeriodBasis.Relative);
            case "last" or "previous" or "past" when words.Is(i + 1, "month"):
                return OfMonth(i, today.AddMonths(-1));
            case "next" when words.Is(i + 1, "month"):
                return OfMonth(i, today.AddMonths(1));
            case "last" or "past" when words.IsAny(i + 1, "week", "weekend", "night"):
                return On(i, 2, today.AddDays(words.Is(i + 1, "night") ? -1 : -7));
            case "next" when words.IsAny(i + 1, "week", "weekend"):
                return On(i, 2, today.AddDays(7));
            case "recent" when words.IsAny(i + 1, "months", "weeks", "days"):
            case "recently" or "currently" or "now":
                return Years(i, words.Is(i, "recent") ? 2 : 1, year, year);
            case "year" when words.Is(i - 1, "the") && words.IsAny(i - 2, "of", "through") && !words.IsAny(i + 1, "to", "ending", "ended") && Year(i + 1) is null:
                return Since(i - 1, i + 1, Period.OfYears(year, year), PeriodBasis.Relative);
            case "quarter" or "half" when words.IsAny(i - 1, "first", "second", "third", "fourth") && !words.Is(i + 1, "of"):
                return Quarter(i, today);
        }

        if (Weekdays.TryGetValue(words[i].Text, out var weekday) && words[i].IsCapital)
            return On(i, 1, Weekday(i, today, weekday));
        if (Seasons.TryGetValue(words[i].Text, out var season) && Year(i + 1) is null && !(words.Is(i + 1, "of") && Year(i + 2) is not null) && words.IsAny(i - 1, "last", "this", "in", "the", "next", "over") && !(words.Is(i, "fall") && words.Is(i - 1, "the")))
            return Season(i, today, season);
        return Ago(i, today) ?? Past(i, today) ?? YearTo(i, today);
    }

    /// <summary>"an dernier", "letzten Jahr", "este año": the pairs that the search knows too.</summary>
    private TimeMention? RelativeIn(int i)
    {
        if (Today is not { } today || Search.RelativeYears.Offset($"{words[i].Text} {words[i + 1].Text}") is not { } offset)
            return null;
        return Years(i, 2, today.Year + offset, today.Year + offset);
    }

    /// <summary>"two years ago", "a decade ago", "six months ago".</summary>
    private TimeMention? Ago(int i, DateOnly today)
    {
        if (!words.IsAny(i, "ago", "earlier") || Span(i - 2) is not { } months)
            return null;
        var then = today.AddMonths(-Math.Min(months, (today.Year - 1) * 12));
        return months >= 12 ? Years(i - 2, 3, then.Year, then.Year) : new TimeMention(i - 2, i + 1, Period.OfMonth(then.Year, then.Month), PeriodBasis.Relative);
    }

    /// <summary>"in the last two years", "over five years", "in the next decade".</summary>
    private TimeMention? Past(int i, DateOnly today)
    {
        if (!words.IsAny(i, "in", "over", "within", "during", "for", "across"))
            return null;
        var at = i + 1;
        while (words.IsAny(at, "the", "just", "only", "under", "less", "than", "about", "around", "nearly", "almost", "more"))
            at++;
        var direction = words.IsAny(at, "last", "past", "previous", "preceding") ? -1 : words.IsAny(at, "next", "coming", "following") ? 1 : 0;
        if (direction != 0)
            at++;
        var months = Span(at) is { } counted ? counted : direction != 0 && words.Is(at, "decade") ? 120 : direction != 0 && words.Is(at, "year") ? 12 : (int?)null;
        if (months is not { } span || (direction == 0 && !words.IsAny(i, "in", "over", "within")))
            return null;
        var end = Span(at) is null ? at + 1 : at + 2;
        if (direction == 0)
            direction = IsFuture() ? 1 : -1;
        span = Math.Min(span, (today.Year - 1) * 12);
        var other = today.AddMonths(direction * span);
        return direction < 0 ? Years(i, end - i, other.Year, today.Year) : Years(i, end - i, today.Year, other.Year);
    }

    /// <summary>"in the year to April", "the 12 months to June 2023".</summary>
    private TimeMention? YearTo(int i, DateOnly today)
    {
        if (!words.IsAny(i, "year", "months") || !words.IsAny(i + 1, "to", "ending", "ended", "until") || (words.Is(i, "months") && !words.IsAny(i - 1, "12", "twelve")))
            return null;
        var at = words.Is(i + 2, "in") ? i + 3 : i + 2;
        if (Named(at) is not { Period: { } end } named || words[at].Form != WordForm.Letters)
            return Year(at) is { } only && words.Is(i, "year") ? new TimeMention(i, at + 1, Period.OfYears(only, only), PeriodBasis.Stated) : null;
        var from = end.To.AddYears(-1).AddDays(1);
        return new TimeMention(i, named.End, new Period(from, end.To, DatePrecision.Month), named.Basis);
    }

    private TimeMention Quarter(int i, DateOnly today)
    {
        var last = words.Is(i, "half") ? (words.Is(i - 1, "first") ? 6 : 12) : words[i - 1].Text switch { "first" => 3, "second" => 6, "third" => 9, _ => 12 };
        var year = today.Month < last && !IsFuture() && last - today.Month > 3 ? today.Year - 1 : today.Year;
        return Years(i - 1, 2, year, year);
    }

    private TimeMention Season(int i, DateOnly today, (int First, int Last) season)
    {
        var year = words.Is(i - 1, "next") ? today.Year + (season.First > today.Month ? 0 : 1) : season.First > today.Month && !IsFuture() && !words.Is(i - 1, "this") ? today.Year - 1 : today.Year;
        if (words.Is(i - 1, "last") && season.Last >= today.Month && year == today.Year)
            year--;
        return Years(i - 1, 2, year, year);
    }

    /// <summary>The nearest such day; "next" looks ahead.</summary>
    private DateOnly Weekday(int i, DateOnly today, DayOfWeek weekday)
    {
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return words.Is(i - 1, "next") || (IsFuture() && back > 0) ? today.AddDays(7 - back) : today.AddDays(-back);
    }

    /// <summary>The year of the article, or the years it may be, so many years on.</summary>
    private Period OfArticle(int offset) => YearOf(published) is { } of ? Period.OfYears(of.From.Year + offset, of.To.Year + offset) : throw new UnreachableException();

    private TimeMention On(int i, int length, DateOnly day) => new(i, i + length, published.Precision == DatePrecision.Day ? Period.OfDay(day) : Period.OfYears(day.Year, day.Year), PeriodBasis.Relative);

    private TimeMention OfMonth(int i, DateOnly day) => new(i, i + 2, published.Precision == DatePrecision.Year ? Period.OfYears(day.Year, day.Year) : Period.OfMonth(day.Year, day.Month), PeriodBasis.Relative);

    private static TimeMention Years(int i, int length, int from, int to) => new(i, i + length, Period.OfYears(from, to), PeriodBasis.Relative);

    /// <summary>Months of a span of time in two words: "two years", "18 months", "a decade".</summary>
    private int? Span(int i)
    {
        var count = words.IsAny(i, "a", "one", "an") ? 1
            : words[i].Form == WordForm.Digits && int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits < 1_000 ? digits
            : NumberWords.Cardinal(words.Language, words[i].Text) is { } spelled ? (int)spelled : 0;
        if (count == 0)
            return null;
        return words[i + 1].Text switch
        {
            "year" or "years" => 12 * count,
            "decade" or "decades" => 120 * count,
            "month" or "months" => count,
            _ => null,
        };
    }

    /// <summary>"between January 2013 and April 2016", "from 2010 to 2015": one time.</summary>
    private List<TimeMention> Joined(List<TimeMention> mentions)
    {
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var (first, last) = (mentions[i], mentions[i + 1]);
            var joins = last.First - first.End == 1 && ((words.Is(first.End, "and") && words.Is(first.First - 1, "between")) || (words.IsAny(first.End, "to", "until", "till", "through", "-", "–", "—") && !words.IsAny(first.First - 1, "since")));
            if (!joins || first.Period is not { } start || last.Period is not { } to || to.To < start.From)
                continue;
            // "January to April 2016": the year stands once.
            if (first.Basis == PeriodBasis.Relative && last.Basis == PeriodBasis.Stated && start.Precision != DatePrecision.Year && new DateOnly(to.To.Year, start.From.Month, 1) is var moved && moved <= to.To)
                start = start with { From = moved };
            mentions[i] = new TimeMention(first.First, last.End, start.Until(to), last.Basis == PeriodBasis.Stated ? PeriodBasis.Stated : first.Basis);
            mentions.RemoveAt(i + 1);
        }

        return mentions;
    }

    private bool IsFuture() => Enumerable.Range(0, words.Count).Any(i => Future.Contains(words[i].Text));

    private int? Year(int i)
    {
        if (words[i].Form != WordForm.Digits || words[i].Text.Length != 4 || !int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1500 or > 2199)
            return null;
        return words.Touch(i, i + 1) && words[i + 1].Form == WordForm.Letters ? null : year;
    }

    private int? Day(int i) =>
        words[i].Form == WordForm.Digits && int.TryParse(words[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private int? Month(int i) => words[i].Form == WordForm.Letters && words[i].Text.Length >= 3 ? WrittenDate.Month(words[i].Text) : null;
}
