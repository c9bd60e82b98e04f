using System.Collections.Frozen;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Which time of its sentence a quantity speaks of.</summary>
internal sealed class FigureTimes
{
    /// <summary>Words of distance that a comma, another number, or a change of clause adds.</summary>
    private const int Comma = 5;
    private const int Conjunction = 5;
    private const int OtherNumber = 6;

    /// <summary>Words between "than" and a time that is compared with, and between "highest" and "since".</summary>
    private const int ComparedWords = 10;
    private const int ChangeWords = 3;
    private const int RecordWords = 10;

    /// <summary>A time at the head of a sentence holds for all of it.</summary>
    private const int Heading = 4;
    private const int HeadingWords = 4;

    /// <summary>Words between a number that is compared with and its time: "down from 18 in the previous election in 2019".</summary>
    private const int OwnTimeWords = 6;

    private static readonly FrozenSet<string> Comparatives = SentenceWords.Set("up down compared as more less higher lower fewer rising falling");
    private static readonly FrozenSet<string> Levels = SentenceWords.Set("level levels figure total peak average");
    private static readonly FrozenSet<string> Sizes = SentenceWords.Set("many much high large big");
    private static readonly FrozenSet<string> Openers = SentenceWords.Set("which who whose where when founded built set held made won hit taken");
    private static readonly FrozenSet<string> NoSuperlatives = SentenceWords.Set("west test rest request interest protest forest arrest");
    private static readonly FrozenSet<string> Modals = SentenceWords.Set("will could would should may might");

    private readonly SentenceWords _words;
    private readonly IReadOnlyList<Quantity> _quantities;
    private readonly List<TimeMention> _mentions;
    private readonly PublicationDate _published;

    public FigureTimes(SentenceWords words, IReadOnlyList<Quantity> quantities, PublicationDate published)
    {
        (_words, _quantities, _published) = (words, quantities, published);
        // What a quantity is ("five years of prison") is not also when it was.
        _mentions = [.. new TimeReader(words, published).Read().Where(mention => !IsDateline(words, mention) && !IsOfSpeaking(words, mention))];
    }

    /// <summary>"..., the airline said on Thursday": when it was said.</summary>
    private static bool IsOfSpeaking(SentenceWords words, TimeMention mention) =>
        mention is { Basis: PeriodBasis.Relative, Period: { } period } && period.To.DayNumber - period.From.DayNumber <= 366 && Enum.TryParse<DayOfWeek>(words[mention.First].Text, ignoreCase: true, out _) | words.IsAny(mention.First, "yesterday", "today")
        && Attributions.IsSaying(words[words.Is(mention.First - 1, "on") ? mention.First - 2 : mention.First - 1].Text);

    /// <summary>"KALIPUR, Aug 25 2018 -- ": when it was written.</summary>
    private static bool IsDateline(SentenceWords words, TimeMention mention) =>
        mention.First <= HeadingWords && words.IsAny(mention.End, "-", "–", "—") && words[mention.End].SpaceBefore && words.Written(0) is { Length: > 2 } place && place.All(char.IsUpper);

    public IReadOnlyList<TimeMention> Mentions => _mentions;

    /// <param name="before">The time of the first figure in the sentence before, of the same paragraph.</param>
    /// <param name="meant">The same, where this sentence leads back to it: "this figure".</param>
    /// <param name="topic">The past year that the head of the article is about: a report of last year tells in the past of then.</param>
    /// <param name="named">The time that the sentence before names: "that year".</param>
    public (Period? Period, PeriodBasis Basis) Of(Quantity quantity, (Period? Period, PeriodBasis Basis) before, Period? meant, Period? named, Period? topic)
    {
        if (Nearest(quantity) is { } mention)
        {
            if (!mention.IsAnaphor)
                return (mention.Period, mention.Basis);
            return (before.Period ?? named) is { } earlier ? (earlier, PeriodBasis.Context) : (null, PeriodBasis.Unknown);
        }

        if (before is { Basis: PeriodBasis.Stated or PeriodBasis.Relative or PeriodBasis.Context, Period: { } carried } && IsPast())
            return (carried, PeriodBasis.Context);
        if (topic is not null && before.Basis is PeriodBasis.Unknown or PeriodBasis.Publication or PeriodBasis.Context && IsPast())
            return (topic, PeriodBasis.Context);
        if (before.Period is { } ahead && _published.Latest is { } today && ahead.From > today && Enumerable.Range(0, _words.Count).Any(i => _words.Is(i, "will")))
            return (ahead, PeriodBasis.Context);
        if (meant is not null)
            return (meant, PeriodBasis.Context);
        return TimeReader.YearOf(_published) is { } year && !IsLongAgo() ? (year, PeriodBasis.Publication) : (null, PeriodBasis.Unknown);
    }

    /// <summary>The time that the sentence names first.</summary>
    public Period? Named => _mentions.Find(mention => !mention.IsAnaphor)?.Period;

    /// <summary>"once", "originally", "when it was built": a time that nobody names.</summary>
    private bool IsLongAgo()
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words.IsAny(i, "originally", "formerly", "historically") || (_words.Is(i, "once") && !_words.IsAny(i - 1, "at", "than", "only") && _words[i + 1].Text.EndsWith("ed", StringComparison.Ordinal)))
                return true;
            if (i == 0 && _words.Is(i, "when") && Enumerable.Range(i, _words.Count - i).TakeWhile(place => !_words.Is(place, ",")).Any(place => _words.IsAny(place, "was", "were", "had")))
                return true;
        }

        return false;
    }

    /// <summary>The sentence tells what was, and nothing of now.</summary>
    private bool IsPast()
    {
        var past = false;
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words.IsAny(i, "is", "are", "has", "have", "will", "now", "remains", "remain", "says", "say", "can", "may"))
                return false;
            past |= _words.IsAny(i, "was", "were", "had", "did") || (_words[i].Form == WordForm.Letters && _words[i].Text.EndsWith("ed", StringComparison.Ordinal)) || _words.IsAny(i, "rose", "fell", "made", "took", "won", "lost", "went", "grew");
        }

        return past;
    }

    private TimeMention? Nearest(Quantity quantity)
    {
        if (_mentions.Find(mention => IsExplainedBy(mention, quantity)) is { Period: { } then } explained)
            return explained with { Period = Period.OfYears(then.From.Year, then.From.Year) };
        TimeMention? nearest = null;
        var least = int.MaxValue;
        foreach (var mention in _mentions)
        {
            // Most times of a list are too far away, whatever stands between.
            if (IsFartherThan(least, mention, quantity) || BelongsToOther(mention, quantity) || IsAside(mention, quantity))
                continue;
            var distance = Distance(mention, quantity);
            if (distance < least)
                (nearest, least) = (mention, distance);
        }

        return nearest;
    }

    /// <summary>"the flood of 1997, when it reached 7.8 metres"</summary>
    private bool IsExplainedBy(TimeMention mention, Quantity quantity) =>
        _words.Is(mention.End, ",") && _words.Is(mention.End + 1, "when") && quantity.First > mention.End && !Enumerable.Range(mention.End + 1, quantity.First - mention.End - 1).Any(i => _words.IsAny(i, ",", ";", "but"));

    /// <summary>"up from 300 last year": the time of the number it is compared with, and of no other.</summary>
    private bool BelongsToOther(TimeMention mention, Quantity quantity)
    {
        foreach (var other in _quantities)
        {
            if (other.Span.Overlaps(quantity.Span))
                continue;
            var isBeside = mention.First >= other.End && mention.First - other.End <= OwnTimeWords && !_words.Is(mention.First - 1, ",");
            if (isBeside && IsCompared(other) && !_quantities.Any(between => between.First >= other.End && between.End <= mention.First))
                return true;
        }

        return false;
    }

    /// <summary>"up from 300", "compared with 300", "against 300".</summary>
    private bool IsCompared(Quantity quantity) =>
        _words.IsAny(quantity.Start - 1, "from", "against") || (_words.Is(quantity.Start - 1, "the") && NumberWords.Factor(_words[quantity.Start - 2].Text) is not null) || (_words.IsAny(quantity.Start - 1, "with", "than", "to") && _words.IsIn(quantity.Start - 2, Comparatives));

    /// <summary>A time of something else: of what the number is compared with, of a record, or of a clause that the number does not stand in.</summary>
    private bool IsAside(TimeMention mention, Quantity quantity) =>
        IsBehindSemicolon(mention, quantity) || IsComparison(mention, quantity) || IsRecord(mention, quantity) || IsOtherClause(mention, quantity) || IsOutlook(mention, quantity) || IsLongPast(mention, quantity);

    private bool IsBehindSemicolon(TimeMention mention, Quantity quantity) => Between(mention, quantity).Any(i => _words.Is(i, ";"));

    /// <summary>"12% more than last year", "down 4.6 points on 2013", "three times as many as in 2018", "five times its 2012 level".</summary>
    private bool IsComparison(TimeMention mention, Quantity quantity)
    {
        if (_words.IsIn(mention.End, Levels) && !_words.Is(mention.First - 1, "in"))
            return true;
        var before = _words.IsAny(mention.First - 1, "in", "a", "the") ? mention.First - 2 : mention.First - 1;
        if (_words.Is(before, "as") && !_words.IsAny(before - 1, "such", "known", "well"))
            return true;
        if (_words.IsAny(before, "on", "from") && mention.Period?.Precision == DatePrecision.Year && _quantities.Any(other => IsChangeBefore(other, before)))
            return true;
        return Between(mention, quantity).Any(i => i >= quantity.End && mention.First - i <= ComparedWords && (_words.IsAny(i, "than", "compared") || (_words.Is(i, "as") && _words.IsIn(i - 1, Sizes))));
    }

    /// <summary>"a 15 per cent rise on ...", "down 4.6 points on ..."</summary>
    private bool IsChangeBefore(Quantity quantity, int on) =>
        quantity.End <= on && on - quantity.End <= ChangeWords && (quantity.Change is Change.Up or Change.Down || Movement.Beside(_words, quantity.Start, quantity.End) != Change.Equal);

    /// <summary>"the highest since 2008", "for the 24th consecutive year": the time says how rare it is.</summary>
    private bool IsRecord(TimeMention mention, Quantity quantity)
    {
        var isSince = _words.Is(mention.First - 1, "since") || mention is { Basis: PeriodBasis.Relative, Period: { } span } && span.From.Year < span.To.Year;
        for (var i = mention.First - 1; i >= 0 && mention.First - i <= RecordWords && _words[i].Text is not (";" or "(" or ")"); i--)
        {
            if (i < quantity.End && i >= quantity.First)
                return false;
            if (_words[i].Text == "consecutive")
                return true;
            isSince |= _words.IsAny(i, "since", "after", "ever");
            if (isSince && IsSuperlative(i))
                return true;
        }

        return false;
    }

    private bool IsSuperlative(int i) =>
        _words.IsAny(i, "most", "worst") || (_words.Is(i, "first") && _words.Is(i + 1, "time")) || (_words[i].Text.EndsWith("est", StringComparison.Ordinal) && !_words.IsIn(i, NoSuperlatives)) || _words.Is(i, "least");

    /// <summary>"which was closed in 2018, had 40 beds", "a record, set in 1910".</summary>
    private bool IsOtherClause(TimeMention mention, Quantity quantity)
    {
        var from = mention.First;
        while (from > 0 && _words[from - 1].Text is not ("," or ";" or "–" or "—"))
            from--;
        // "The record is 83.9%, set in 1979": the clause is of the number itself.
        if (quantity.End == from - 1 && !_words.IsAny(from, "which", "who", "whose", "where", "when"))
            return false;
        var opens = from > 0 && (_words.IsIn(from, Openers) || (_words[from].Text.EndsWith("ed", StringComparison.Ordinal) && !_words[from].IsCapital));
        return opens && (quantity.First >= mention.End ? Between(mention, quantity).Any(i => _words.Is(i, ",")) : quantity.End <= from);
    }

    /// <summary>"employs 11,000 and says that the number could triple by 2030": what is to come is said of something else.</summary>
    private bool IsOutlook(TimeMention mention, Quantity quantity) =>
        mention.Period is { } period && _published.Latest is { } today && period.From > today && mention.First >= quantity.End
        && Between(mention, quantity).SkipWhile(i => !_words.IsAny(i, "and", "but", "that", "which", "while")).Any(i => _words.IsIn(i, Modals))
        && !Enumerable.Range(0, quantity.First).Any(i => _words.IsIn(i, Modals) || _words.Is(i, "to"));

    /// <summary>"bought it in 2014, and its debts have grown to 890m": what is so now is not of then.</summary>
    private bool IsLongPast(TimeMention mention, Quantity quantity)
    {
        if (_words.Is(mention.First - 1, "to") && _words.Is(mention.First - 2, "back"))
            return true;
        return mention is { Basis: PeriodBasis.Stated, Period: { } period } && _published.Earliest is { } earliest && period.To.Year < earliest.Year && mention.End <= quantity.First
            && Between(mention, quantity).SkipWhile(i => !_words.IsAny(i, ",", "and", "but")).Any(i => _words.IsAny(i, "is", "are", "has", "have", "now"));
    }

    private static IEnumerable<int> Between(TimeMention mention, Quantity quantity)
    {
        var (from, to) = mention.First >= quantity.End ? (quantity.End, mention.First) : (mention.End, quantity.First);
        return from < to ? Enumerable.Range(from, to - from) : [];
    }

    private static bool IsFartherThan(int distance, TimeMention mention, Quantity quantity) =>
        mention.First >= HeadingWords && Math.Max(mention.First - quantity.End, quantity.First - mention.End) >= distance;

    private int Distance(TimeMention mention, Quantity quantity)
    {
        var (from, to) = mention.First >= quantity.End ? (quantity.End, mention.First) : (mention.End, quantity.First);
        if (from > to)
            return 0;
        if (mention.First < HeadingWords && mention.End <= quantity.First && _words.Is(mention.End, ",") && !Enumerable.Range(mention.End, quantity.First - mention.End).Any(i => _words.Is(i, ";")))
            return Heading;
        // Of two that are as near, the one behind: "9% last year from 34% in 2021".
        var distance = to - from + (mention.First < quantity.First ? 1 : 0);
        for (var i = from; i < to; i++)
        {
            if (_words[i].Text is "," or ";" or ":" or "(" or ")" or "–" or "—" or "-" && _words[i].SpaceBefore)
                distance += Comma;
            else if (_words[i].Text is "and" or "but" or "while" or "whereas" or "which" or "who" or "compared")
                distance += Conjunction;
        }

        foreach (var other in _quantities)
        {
            if (other.First >= from && other.End <= to)
                distance += OtherNumber;
        }

        return distance;
    }
}
