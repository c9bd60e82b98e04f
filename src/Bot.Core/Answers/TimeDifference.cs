using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A time as far as it is told: a year, a month, a day of the month.</summary>
internal sealed record ToldTime(int? Year, int? Month, int? Day, TextSpan Span)
{
    /// <summary>Some part that both tell is another.</summary>
    public bool Contradicts(ToldTime other) => Differ(Year, other.Year) || Differ(Month, other.Month) || (Month == other.Month && Differ(Day, other.Day));

    private static bool Differ(int? one, int? other) => one is not null && other is not null && one != other;
}

/// <summary>Another date or year of the same event: both sentences meet the same words of the question, its verb among them, near the time.</summary>
internal sealed class TimeDifference(QuestionMatcher matcher)
{
    /// <summary>Words that may stand between what happened and when.</summary>
    private const int Near = 8;

    /// <summary>Before the bare name of a month; without one, "May" may be a person.</summary>
    private static readonly FrozenSet<string> BeforeMonth = new[] { "in", "since", "until", "by", "during", "last", "next", "early", "late", "mid", "en", "im", "seit", "bis", "depuis", "desde" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly ulong _event = matcher.All & ~(matcher.Names | matcher.Years | matcher.Numbers);

    /// <summary>The time of the sentence that answers; null when none is asked for or it has none.</summary>
    public ToldTime? Answering(Statement statement)
    {
        if ((matcher.Question.Type != QuestionType.Time && matcher.Question.Unit != AskedUnit.Year) || (statement.Match.Near & _event) == 0)
            return null;
        return Times(statement).Where(time => time.Year is { } year && !IsAsked(year) || time.Month is not null)
            .Where(time => statement.DistanceTo(_event, time.Span) <= Near).MinBy(time => statement.DistanceTo(_event, time.Span));
    }

    /// <summary>The time that the other sentence gives instead; null when it gives the same, or none of the same event.</summary>
    public ToldTime? Find(Statement first, ToldTime time, Statement other)
    {
        var met = first.Match.Near & (_event | matcher.Names);
        if ((met & ~other.Match.Near) != 0)
            return null;
        var others = Times(other).ToList();
        if (others.Count == 0 || others.Exists(candidate => !candidate.Contradicts(time)))
            return null;
        return others.Where(candidate => other.DistanceTo(_event, candidate.Span) <= Near).MinBy(candidate => other.DistanceTo(_event, candidate.Span));
    }

    private bool IsAsked(int year) => matcher.Question.Terms.Any(term => term.IsYear && term.Surface == year.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whole dates, months and years. "On Monday" depends on the day it was written, and is left out.</summary>
    private static IEnumerable<ToldTime> Times(Statement statement)
    {
        var text = statement.Source.Text;
        var end = statement.Span.Start;
        for (var i = 0; i < statement.Words.Count; i++)
        {
            var word = statement.Words[i];
            if (word.Span.Start < end)
                continue;
            if (WrittenDate.Match(statement.Text, word.Span.Start - statement.Span.Start) is { } date)
            {
                end = word.Span.Start + date.Span.Length;
                yield return new ToldTime(date.Day.Year, date.Day.Month, date.Day.Day, new TextSpan(word.Span.Start, date.Span.Length));
            }
            else if (MonthOf(text, word) is { } month)
            {
                var day = i > 0 ? DayOf(text, statement.Words[i - 1]) : null;
                var first = day is null ? word : statement.Words[i - 1];
                var year = i + 1 < statement.Words.Count && statement.Words[i + 1].Kind.HasFlag(TokenKind.Year) ? statement.Words[i + 1] : default;
                var isPlain = day is null && year.Span.Length == 0 && !(i > 0 && BeforeMonth.Contains(text.Substring(statement.Words[i - 1].Span.Start, statement.Words[i - 1].Span.Length)));
                var isDayBehind = day is null && i + 1 < statement.Words.Count && DayOf(text, statement.Words[i + 1]) is not null;
                if (isPlain && !isDayBehind)
                    continue;
                day ??= isDayBehind ? DayOf(text, statement.Words[i + 1]) : null;
                end = year.Span.Length > 0 ? year.Span.End : isDayBehind ? statement.Words[i + 1].Span.End : word.Span.End;
                yield return new ToldTime(year.Span.Length > 0 ? YearOf(text, year) : null, month, day, TextSpan.Between(first.Span.Start, end));
            }
            else if (word.Kind.HasFlag(TokenKind.Year) && word.Span.Length == 4)
            {
                yield return new ToldTime(YearOf(text, word), null, null, word.Span);
            }
        }
    }

    private static int? MonthOf(string text, Token word)
    {
        var surface = text.Substring(word.Span.Start, word.Span.Length);
        // Only English and German write months with a capital, but "may" and "march" without one are verbs.
        return surface is "may" or "march" or "mar" or "sep" or "set" ? null : WrittenDate.Month(surface);
    }

    private static int? DayOf(string text, Token word) =>
        word.Span.Length <= 2 && int.TryParse(text.AsSpan(word.Span.Start, word.Span.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 0 and <= 31 ? day : null;

    private static int YearOf(string text, Token word) => int.Parse(text.AsSpan(word.Span.Start, word.Span.Length), CultureInfo.InvariantCulture);
}
