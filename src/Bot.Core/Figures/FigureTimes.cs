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

    /// <param name="before">The last figure of the sentence before, where this one leads back to it.</param>
    public (Period? Period, PeriodBasis Basis) Of(Quantity quantity, Figure? before)
    {
        if (Nearest(quantity) is { } mention)
        {
            if (!mention.IsAnaphor)
                return (mention.Period, mention.Basis);
            return before?.Period is { } meant ? (meant, PeriodBasis.Context) : (null, PeriodBasis.Unknown);
        }

        if (before?.Period is { } period && before.Basis != PeriodBasis.Publication)
            return (period, PeriodBasis.Context);
        return TimeReader.YearOf(_published) is { } year ? (year, PeriodBasis.Publication) : (null, PeriodBasis.Unknown);
    }

    private TimeMention? Nearest(Quantity quantity)
    {
        TimeMention? nearest = null;
        var least = int.MaxValue;
        foreach (var mention in _mentions)
        {
            if (BelongsToOther(mention, quantity))
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
            if (isCompared && mention.First >= other.End && mention.First - other.End <= 3 && !_words.Is(mention.First - 1, ","))
                return true;
        }

        return false;
    }

    private int Distance(TimeMention mention, Quantity quantity)
    {
        var (from, to) = mention.First >= quantity.End ? (quantity.End, mention.First) : (mention.End, quantity.First);
        if (from > to)
            return 0;
        if (mention.First < HeadingWords && mention.End <= quantity.First && _words.Is(mention.End, ","))
            return Heading;
        var distance = to - from;
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
