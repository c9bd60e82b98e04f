using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>
/// Finds the times that a sentence names: years, months and days (<see cref="NamedTimes"/>), and what is counted from the date of the article
/// (<see cref="RelativeTimes"/>). Without that date relative times are left out.
/// </summary>
internal sealed class TimeReader
{
    /// <summary>Dates of articles outside these years are mistakes, and near the ends of the calendar nothing can be counted from them.</summary>
    private const int FirstYear = 1000;
    private const int LastYear = 9000;

    private readonly SentenceWords _words;
    private readonly NamedTimes _named;
    private readonly RelativeTimes? _relative;

    public TimeReader(SentenceWords words, PublicationDate published)
    {
        var article = YearOf(published);
        var today = article is null ? null : published.Latest;
        (_words, _named) = (words, new NamedTimes(words, today));
        _relative = article is null || today is null ? null : new RelativeTimes(words, _named, article, today.Value, published.Precision);
    }

    /// <summary>The year of the article as a whole, or the years it may be; null where they are not known.</summary>
    public static Period? YearOf(PublicationDate published) =>
        published is { Earliest: { Year: >= FirstYear } earliest, Latest: { Year: <= LastYear } latest } ? Period.OfYears(earliest.Year, latest.Year) : null;

    public List<TimeMention> Read()
    {
        var mentions = new List<TimeMention>();
        for (var i = 0; i < _words.Count;)
        {
            var mention = _named.At(i) ?? RelativeTimes.AnaphorAt(_words, i) ?? _relative?.At(i);
            if (mention is not null)
                mentions.Add(mention);
            i = Math.Max(mention?.End ?? 0, i + 1);
        }

        return YearsBefore(Joined(mentions));
    }

    /// <summary>"in 2022 and 2023"</summary>
    private static bool AreNeighbours(TimeMention first, TimeMention last) =>
        first is { Basis: PeriodBasis.Stated, Period: { Precision: DatePrecision.Year } one } && last is { Basis: PeriodBasis.Stated, Period: { Precision: DatePrecision.Year } other } && other.From.Year == one.To.Year + 1;

    /// <summary>"84m in 2017, against 31m the year before": 2016.</summary>
    private static List<TimeMention> YearsBefore(List<TimeMention> mentions)
    {
        for (var i = 1; i < mentions.Count; i++)
        {
            if (mentions[i].IsYearBefore && mentions[i - 1] is { Basis: PeriodBasis.Stated, Period: { } named } && named.From.Year > FirstYear)
                mentions[i] = mentions[i] with { Period = Period.OfYears(named.From.Year - 1, named.From.Year - 1) };
        }

        return mentions;
    }

    /// <summary>"between January 2013 and April 2016", "from 2010 to 2015": one time.</summary>
    private List<TimeMention> Joined(List<TimeMention> mentions)
    {
        for (var i = 0; i + 1 < mentions.Count; i++)
        {
            var (first, last) = (mentions[i], mentions[i + 1]);
            var joins = last.First - first.End == 1 && ((_words.Is(first.End, "and") && (_words.Is(first.First - 1, "between") || AreNeighbours(first, last))) || (_words.IsAny(first.End, "to", "until", "till", "through", "-", "–", "—") && !_words.IsAny(first.First - 1, "since")));
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
}
