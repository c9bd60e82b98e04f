using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>How a value is meant: as it stands, roughly, as the size or the end of a change, or as a bound.</summary>
public enum Change
{
    Equal,
    About,
    Up,
    Down,

    /// <summary>More than the value, or at least it.</summary>
    Over,

    /// <summary>Less than the value, or at most it.</summary>
    Under,
}

/// <summary>How the time a figure speaks of is known.</summary>
public enum PeriodBasis
{
    /// <summary>It is not, and never guessed.</summary>
    Unknown,

    /// <summary>The sentence names it: "in 2015".</summary>
    Stated,

    /// <summary>The sentence tells it from the date of the article: "last year", "in August".</summary>
    Relative,

    /// <summary>An earlier sentence names it.</summary>
    Context,

    /// <summary>The sentence names no time, as news do of what is or has just been: the year of the article.</summary>
    Publication,
}

/// <summary>The time a figure speaks of, both days included.</summary>
/// <param name="Precision">What is told: the year, the month or the day.</param>
public sealed record Period(DateOnly From, DateOnly To, DatePrecision Precision)
{
    public static Period OfYears(int from, int to) => new(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31), DatePrecision.Year);

    public static Period OfMonth(int year, int month) => new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), DatePrecision.Month);

    public static Period OfDay(DateOnly day) => new(day, day, DatePrecision.Day);

    /// <summary>From the beginning of one to the end of the other, no more precise than the coarser one.</summary>
    public Period Until(Period last) => new(From, last.To < From ? To : last.To, (DatePrecision)Math.Min((int)Precision, (int)last.Precision));

    public bool Overlaps(Period other) => From <= other.To && other.From <= To;
}

/// <summary>A number that an article gives about the world, with the sentence that proves it.</summary>
/// <param name="Sentence">The exact sentence.</param>
/// <param name="Span">The number with its unit as it is written, inside the sentence.</param>
public sealed record Figure(Article Article, TextSpan Sentence, TextSpan Span)
{
    /// <summary>In full units: 1,200,000 for "£1.2m"; a share in percent; 2 for "doubled".</summary>
    public required decimal Value { get; init; }

    /// <summary>The upper end of a range, never below <see cref="Value"/>; null where there is one value.</summary>
    public decimal? ValueHigh { get; init; }

    /// <summary>An ISO 4217 code, "percent", "percentage points", "factor", or what is counted, in the plural: "people", "boats".</summary>
    public required string Unit { get; init; }

    /// <summary>What is measured, in the words of the article.</summary>
    public required string What { get; init; }

    /// <summary>The words that limit the value, in small letters: "about", "at least", "an average of"; null where there are none.</summary>
    public string? Qualifier { get; init; }

    public Change Change { get; init; }

    /// <summary>What the value is counted for: "day", "100,000 people"; null where it stands by itself.</summary>
    public string? Per { get; init; }

    /// <summary>Null where <see cref="Basis"/> is <see cref="PeriodBasis.Unknown"/>.</summary>
    public Period? Period { get; init; }

    public PeriodBasis Basis { get; init; }

    /// <summary>Who said it, in the words of the sentence; null where it does not tell.</summary>
    public string? Attribution { get; init; }

    /// <summary>Number of the paragraph in its article, from 1.</summary>
    public int Paragraph { get; init; }

    /// <summary>The number as the article writes it.</summary>
    public string Surface => Article.TextOf(Span);

    public string Quote => Article.TextOf(Sentence);
}
