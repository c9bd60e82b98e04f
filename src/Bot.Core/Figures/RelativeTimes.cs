using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Times that a sentence counts from the date of its article: "last year", "so far this year", "since the start of this year", "two years ago", "on Monday", "in the year to April".</summary>
/// <param name="article">The years of the article.</param>
/// <param name="today">The latest day it may be of.</param>
/// <param name="precision">How exactly that is known.</param>
internal sealed class RelativeTimes(SentenceWords words, NamedTimes named, Period article, DateOnly today, DatePrecision precision)
{
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

    /// <summary>"That year", "at the same time": the time of an earlier sentence.</summary>
    public static TimeMention? AnaphorAt(SentenceWords words, int i) =>
        words.IsAny(i, "that", "same") && words.IsAny(i + 1, "year", "month", "period", "time", "week", "day", "season", "point") && !words.Is(i + 2, "of")
            ? new TimeMention(i, i + 2, null, PeriodBasis.Context, IsAnaphor: true)
            : null;

    public TimeMention? At(int i) => words.Language == "en" ? English(i) : Elsewhere(i);

    private TimeMention? English(int i)
    {
        var year = today.Year;
        switch (words[i].Text)
        {
            case "yesterday":
                return On(i, 1, today.AddDays(-1));
            case "today" or "tonight" or "tomorrow":
                return On(i, 1, words.Is(i, "tomorrow") ? today.AddDays(1) : today);
            case "this" or "current" when words.IsAny(i + 1, "year", "season", "century", "decade"):
                return words.Is(i + 1, "decade") ? Years(i, 2, year / 10 * 10, year) : words.Is(i + 1, "century") ? null : named.Since(i, i + 2, OfArticle(0), PeriodBasis.Relative);
            case "this" when words.IsAny(i + 1, "month", "week", "morning", "afternoon", "evening", "weekend", "quarter"):
                return On(i, 2, today);
            case "last" or "previous" or "past" or "prior" when words.IsAny(i + 1, "year", "season"):
                return named.Since(i, i + 2, OfArticle(words.Is(i, "past") ? 0 : -1), PeriodBasis.Relative) with { IsYearBefore = words.Is(i, "previous") };
            case "year" when words.Is(i + 1, "before") && words.IsAny(i - 1, "the", "a"):
            case "year" when words.IsAny(i + 1, "earlier", "ago", "previously") && words.IsAny(i - 1, "a", "one"):
                return Years(i - 1, 3, year - 1, year - 1) with { IsYearBefore = true };
            case "next" or "coming" or "following" when words.IsAny(i + 1, "year", "season"):
                return named.Since(i, i + 2, OfArticle(1), PeriodBasis.Relative);
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
            case "year" when words.Is(i - 1, "the") && words.IsAny(i - 2, "of", "through") && !words.IsAny(i + 1, "to", "ending", "ended") && named.Year(i + 1) is null:
                return named.Since(i - 1, i + 1, Period.OfYears(year, year), PeriodBasis.Relative);
            case "quarter" or "half" when words.IsAny(i - 1, "first", "second", "third", "fourth") && !words.Is(i + 1, "of"):
                return Quarter(i);
        }

        if (Weekdays.TryGetValue(words[i].Text, out var weekday) && words[i].IsCapital)
            return On(i, 1, Weekday(i, weekday));
        if (Seasons.TryGetValue(words[i].Text, out var season) && IsSeason(i))
            return Season(i, season);
        return Ago(i) ?? Past(i) ?? YearTo(i);
    }

    /// <summary>"last summer"; "the spring of 2016" names its year, and "the fall" is mostly another.</summary>
    private bool IsSeason(int i) =>
        words.IsAny(i - 1, "last", "this", "in", "the", "next", "over") && !(words.Is(i, "fall") && words.Is(i - 1, "the"))
        && named.Year(i + 1) is null && !(words.Is(i + 1, "of") && named.Year(i + 2) is not null);

    /// <summary>"an dernier", "letzten Jahr", "este año": the pairs that the search knows too.</summary>
    private TimeMention? Elsewhere(int i)
    {
        return Search.RelativeYears.Offset($"{words[i].Text} {words[i + 1].Text}") is { } offset ? new TimeMention(i, i + 2, OfArticle(offset), PeriodBasis.Relative) : null;
    }

    /// <summary>"two years ago", "a decade ago", "six months ago".</summary>
    private TimeMention? Ago(int i)
    {
        if (!words.IsAny(i, "ago", "earlier") || Span(i - 2) is not { } months)
            return null;
        var then = today.AddMonths(-Math.Min(months, (today.Year - 1) * 12));
        return months >= 12 ? Years(i - 2, 3, then.Year, then.Year) : new TimeMention(i - 2, i + 1, Period.OfMonth(then.Year, then.Month), PeriodBasis.Relative);
    }

    /// <summary>"in the last two years", "over five years", "in the next decade".</summary>
    private TimeMention? Past(int i)
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
            direction = named.IsFuture ? 1 : -1;
        span = Math.Min(span, (today.Year - 1) * 12);
        var other = today.AddMonths(direction * span);
        return direction < 0 ? Years(i, end - i, other.Year, today.Year) : Years(i, end - i, today.Year, other.Year);
    }

    /// <summary>"in the year to April", "the 12 months to June 2023".</summary>
    private TimeMention? YearTo(int i)
    {
        if (!words.IsAny(i, "year", "months") || !words.IsAny(i + 1, "to", "ending", "ended", "until") || (words.Is(i, "months") && !words.IsAny(i - 1, "12", "twelve")))
            return null;
        var at = words.Is(i + 2, "in") ? i + 3 : i + 2;
        if (named.At(at) is not { Period: { } end } last || words[at].Form != WordForm.Letters)
            return named.Year(at) is { } only && words.Is(i, "year") ? new TimeMention(i, at + 1, Period.OfYears(only, only), PeriodBasis.Stated) : null;
        var from = end.To.AddYears(-1).AddDays(1);
        return new TimeMention(i, last.End, new Period(from, end.To, DatePrecision.Month), last.Basis);
    }

    private TimeMention Quarter(int i)
    {
        var last = words.Is(i, "half") ? (words.Is(i - 1, "first") ? 6 : 12) : words[i - 1].Text switch { "first" => 3, "second" => 6, "third" => 9, _ => 12 };
        var year = today.Month < last && !named.IsFuture && last - today.Month > 3 ? today.Year - 1 : today.Year;
        return Years(i - 1, 2, year, year);
    }

    private TimeMention Season(int i, (int First, int Last) season)
    {
        var year = words.Is(i - 1, "next") ? today.Year + (season.First > today.Month ? 0 : 1) : season.First > today.Month && !named.IsFuture && !words.Is(i - 1, "this") ? today.Year - 1 : today.Year;
        if (words.Is(i - 1, "last") && season.Last >= today.Month && year == today.Year)
            year--;
        return Years(i - 1, 2, year, year);
    }

    /// <summary>The nearest such day; "next" looks ahead.</summary>
    private DateOnly Weekday(int i, DayOfWeek weekday)
    {
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return words.Is(i - 1, "next") || (named.IsFuture && back > 0) ? today.AddDays(7 - back) : today.AddDays(-back);
    }

    /// <summary>The year of the article, or the years it may be, so many years on.</summary>
    private Period OfArticle(int offset) => Period.OfYears(article.From.Year + offset, article.To.Year + offset);

    private TimeMention On(int i, int length, DateOnly day) => new(i, i + length, precision == DatePrecision.Day ? Period.OfDay(day) : Period.OfYears(day.Year, day.Year), PeriodBasis.Relative);

    private TimeMention OfMonth(int i, DateOnly day) => new(i, i + 2, precision == DatePrecision.Year ? Period.OfYears(day.Year, day.Year) : Period.OfMonth(day.Year, day.Month), PeriodBasis.Relative);

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
}
