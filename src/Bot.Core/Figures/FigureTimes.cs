using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Which time of its sentence a quantity speaks of.</summary>
internal sealed class FigureTimes
{
    /// <summary>Words of distance that a comma, another number, or a change of clause adds.</summary>
    private const int Comma = 5;
    private const int Conjunction = 5;
    private const int OtherNumber = 6;

    /// <summary>A time at the head of a sentence holds for all of it.</summary>
    private const int Heading = 4;
    private const int HeadingWords = 4;

    private readonly SentenceWords _words;
    private readonly IReadOnlyList<Quantity> _quantities;
    private readonly List<TimeMention> _mentions;
    private readonly PublicationDate _published;

    public FigureTimes(SentenceWords words, IReadOnlyList<Quantity> quantities, PublicationDate published)
    {
        (_words, _quantities, _published) = (words, quantities, published);
        // What a quantity is ("five years of prison") is not also when it was.
        _mentions = [.. new TimeReader(words, published).Read()];
    }

    public IReadOnlyList<TimeMention> Mentions => _mentions;

    /// <param name="before">The time of the first figure in the sentence before.</param>
    /// <param name="named">The time that the sentence before names: "that year" means it.</param>
    /// <param name="leadsBack">The sentence speaks of the same as the one before.</param>
    public (Period? Period, PeriodBasis Basis) Of(Quantity quantity, (Period? Period, PeriodBasis Basis) before, Period? named, bool leadsBack)
    {
        if (Nearest(quantity) is { } mention)
        {
            if (!mention.IsAnaphor)
                return (mention.Period, mention.Basis);
            return (before.Period ?? named) is { } meant ? (meant, PeriodBasis.Context) : (null, PeriodBasis.Unknown);
        }

        if (before is { Basis: PeriodBasis.Stated or PeriodBasis.Relative or PeriodBasis.Context, Period: { } earlier } && IsPast())
            return (earlier, PeriodBasis.Context);
        if (leadsBack && before.Period is { } period && before.Basis != PeriodBasis.Publication)
            return (period, PeriodBasis.Context);
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
        TimeMention? nearest = null;
        var least = int.MaxValue;
        foreach (var mention in _mentions)
        {
            if (BelongsToOther(mention, quantity) || IsAside(mention, quantity))
                continue;
            var distance = Distance(mention, quantity);
            if (distance < least)
                (nearest, least) = (mention, distance);
        }

        return nearest;
    }

    /// <summary>"up from 300 last year": the time of the number it is compared with, and of no other.</summary>
    private bool BelongsToOther(TimeMention mention, Quantity quantity)
    {
        foreach (var other in _quantities)
        {
            if (other == quantity || other.Span.Overlaps(quantity.Span))
                continue;
            var isCompared = _words.IsAny(other.Start - 1, "from", "with", "against", "than", "to") && (_words.IsAny(other.Start - 2, "up", "down", "compared", "as", "more", "less", "higher", "lower", "fewer", "rising", "falling") || _words.Is(other.Start - 1, "from") || _words.Is(other.Start - 1, "against"));
            if (isCompared && mention.First >= other.End && mention.First - other.End <= 6 && !_words.Is(mention.First - 1, ",") && !_quantities.Any(between => between.First >= other.End && between.End <= mention.First))
                return true;
        }

        return false;
    }

    /// <summary>"the highest since 2008", "12% more than last year", "which was closed in 2018, ...": a time of something else.</summary>
    private bool IsAside(TimeMention mention, Quantity quantity)
    {
        for (var i = mention.First - 1; i >= 0 && mention.First - i <= 10; i--)
        {
            if (i < quantity.End && i >= quantity.First)
                break;
            if (_words[i].Text is ";" or "(" or ")")
                break;
            if (quantity.End <= i && (_words.IsAny(i, "than", "compared") || ((_words[i].Text.EndsWith("est", StringComparison.Ordinal) || _words.IsAny(i, "most", "least", "worst", "first", "best")) && mention.First - i <= 9 && !_words.IsAny(i, "west", "test"))))
                return true;
            if (_words[i].Text == "consecutive")
                return true;
        }

        // The time stands in a relative clause that ends before the quantity, or begins behind it.
        var from = mention.First;
        while (from > 0 && _words[from - 1].Text is not ("," or ";" or "–" or "—"))
            from--;
        var isRelative = from > 0 && (_words.IsAny(from, "which", "who", "whose", "where", "when", "founded", "built") || (_words[from].Text.EndsWith("ed", StringComparison.Ordinal) && !_words[from].IsCapital));
        return isRelative && (quantity.First >= mention.End ? Enumerable.Range(mention.End, quantity.First - mention.End).Any(i => _words.Is(i, ",")) : quantity.End <= from);
    }

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
            if (other != quantity && other.First >= from && other.End <= to)
                distance += OtherNumber;
        }

        return distance;
    }
}
