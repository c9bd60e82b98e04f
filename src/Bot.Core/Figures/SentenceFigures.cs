using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>The figures of one sentence, and what the next sentence may take over from it.</summary>
internal sealed class SentenceFigures
{
    /// <summary>Words that lead back to the sentence before: "this figure", "of those".</summary>
    private const int LeadWords = 5;

    private const decimal Million = 1_000_000;

    private readonly Article _article;
    private readonly SentenceWords _words;
    private readonly SentenceFigures? _before;
    private readonly List<Quantity> _quantities;
    private readonly FigureTimes _times;
    private readonly Period? _topic;

    private SentenceFigures(Article article, Sentence sentence, Period? topic, SentenceFigures? before)
    {
        (_article, Sentence, _topic, _before) = (article, sentence, topic, before);
        _words = SentenceWords.Read(article.Text, sentence.Span, article.Language);
        _quantities = [.. QuantityReader.Read(_words)];
        _times = new FigureTimes(_words, _quantities, article.Published);
        LeadsBack = IsLeadingBack();
    }

    public Sentence Sentence { get; }

    public List<Figure> Figures { get; } = [];

    private (Period? Period, PeriodBasis Basis) Time => Figures.Count > 0 ? (Figures[0].Period, Figures[0].Basis) : default;

    /// <summary>The sentence speaks of what the one before it does.</summary>
    public bool LeadsBack { get; }

    public static SentenceFigures Read(Article article, Sentence sentence, ArticleCurrencies currencies, Period? topic, SentenceFigures? before)
    {
        var read = new SentenceFigures(article, sentence, topic, before);
        read.Choose(currencies);
        return read;
    }

    private void Choose(ArticleCurrencies currencies)
    {
        if (_quantities.Count == 0)
            return;
        var attributions = Attributions.Find(_words);
        var subject = new Subject(_words, _quantities, _times.Mentions);
        for (var i = 0; i < _quantities.Count; i++)
        {
            var quantity = WithUnit(i);
            quantity = currencies.Apply(quantity);
            _quantities[i] = quantity;
            if (!FigureRules.IsFigure(_words, quantity))
                continue;
            var what = subject.Of(quantity) is { Length: > 0 } told ? told : _before?.Figures.LastOrDefault()?.What ?? "";
            var attribution = Attributions.Of(attributions, quantity.Start) is var (first, end) ? _words.Written(first, end) : null;
            foreach (var part in Parts(quantity))
                Figures.Add(Figure(part, what, attribution));
        }
    }

    private Figure Figure(Quantity quantity, string what, string? attribution)
    {
        quantity = quantity with { Per = quantity.Per ?? Rates.Of(_words, quantity, _quantities) ?? Rates.OfCompared(_words, quantity, _quantities) };
        var (period, basis) = _times.Of(quantity, _before is not null && _before.Sentence.Paragraph == Sentence.Paragraph ? _before.Time : default, LeadsBack ? _before?.Time.Period : null, _before?._times.Named, _topic);
        // "fell from 9,800 to 4,700 between 2014 and 2017": each end has its year.
        if (quantity.MoveEnd is { } isEnd && period is { } span && span.From.Year < span.To.Year && basis is PeriodBasis.Stated or PeriodBasis.Relative)
            period = isEnd ? Period.OfYears(span.To.Year, span.To.Year) : Period.OfYears(span.From.Year, span.From.Year);
        var isShare = quantity.Form == NumeralForm.Fraction && quantity.Unit.Kind == UnitKind.Share;
        var scale = isShare ? 100 : 1;
        var (value, high) = (Rounded(quantity.Value * scale), quantity.High is { } upper ? Rounded(upper * scale) : (decimal?)null);
        if (high < value)
            (value, high) = (high.Value, value);
        return new Figure(_article, Sentence.Span, quantity.Span)
        {
            Value = value,
            ValueHigh = high == value ? null : high,
            Unit = quantity.Unit.Shown,
            What = what,
            Qualifier = quantity.Qualifier,
            Change = ChangeOf(quantity),
            Per = quantity.Per,
            Period = period,
            Basis = basis,
            Attribution = attribution,
            Paragraph = Sentence.Paragraph,
        };

        decimal Rounded(decimal exact) => isShare ? Math.Round(exact, 1) : exact / 1.000000000000000000000000000000000m;
    }

    private Change ChangeOf(Quantity quantity)
    {
        if (quantity.Change is Change.Up or Change.Down)
            return quantity.Change;
        if (quantity.Unit.Kind == UnitKind.Factor)
            return quantity.Value < 1 ? Change.Down : Change.Up;
        var mayChange = quantity.Unit.Kind is UnitKind.Share or UnitKind.Points or UnitKind.Money || _words.Is(quantity.Start - 1, "of") || _words.Is(quantity.End + 1, "than");
        if (mayChange && Movement.Beside(_words, quantity.Start, quantity.End) is not Change.Equal and var beside)
            return beside;
        return quantity is { Change: Change.Equal, Qualifier: "some" } ? Change.About : quantity.Change;
    }

    /// <summary>"rose from 20 to 29" tells two figures, a range one.</summary>
    private IEnumerable<Quantity> Parts(Quantity quantity)
    {
        if (!quantity.IsMove || quantity.High is not { } high)
            return [quantity];
        var numbers = NumeralReader.Read(_words).Where(numeral => numeral.First >= quantity.First && numeral.End <= quantity.End).ToList();
        if (numbers.Count < 2)
            return [quantity with { High = null }, quantity with { Value = high, High = null }];
        var (low, upper) = (numbers[0], numbers[^1]);
        var (start, qualifier, change) = Qualifiers.Before(_words, upper.First);
        return
        [
            quantity with { High = null, MoveEnd = false, First = low.First, End = low.End, Start = quantity.Start, Span = _words.SpanOf(low.First, low.End) },
            quantity with { Value = high, High = null, MoveEnd = true, First = upper.First, Start = start, Qualifier = qualifier, Change = change, Span = TextSpan.Between(_words[upper.First].Span.Start, quantity.Span.End) },
        ];
    }

    /// <summary>A number that stands alone counts what the sentence, or the one before it, counts.</summary>
    private Quantity WithUnit(int i)
    {
        var quantity = _quantities[i];
        if (quantity.Unit.Kind != UnitKind.None)
            return quantity;
        if (quantity.Form == NumeralForm.Digits && IsIndex(quantity))
            return quantity with { Unit = Units.Named("points") ?? quantity.Unit };
        if (CountedUnit.Before(_words, quantity) is { } counted)
            return quantity with { Unit = counted };
        for (var other = i - 1; other >= 0; other--)
        {
            if (MayShareUnit(quantity, _quantities[other]))
                return quantity with { Unit = _quantities[other].Unit };
        }

        if (CountedUnit.OfSubject(_words, quantity) is { } subject)
            return quantity with { Unit = subject };
        if (i + 1 < _quantities.Count && _quantities[i + 1].Unit.Kind == UnitKind.Count && quantity.Form != NumeralForm.Words)
            return quantity with { Unit = _quantities[i + 1].Unit };
        if (quantity.Form != NumeralForm.Digits || _words[quantity.Start - 1].IsCapital || _words[quantity.End].IsCapital || _words.IsAny(quantity.Start - 1, "(", "is", "for"))
            return quantity;
        // "In 1968, 352,540 were built": what the sentence before counts.
        var before = LeadsBack ? _before?.Figures.LastOrDefault() : _before?.Figures.Find(figure => Units.Named(figure.Unit) is null);
        return before is null ? quantity : quantity with { Unit = new Unit(UnitKind.Count, before.Unit, before.Unit) };
    }

    /// <summary>Millions are seldom of the same as small numbers; money is meant only by such.</summary>
    private static bool MayShareUnit(Quantity quantity, Quantity other) => other.Unit.Kind switch
    {
        UnitKind.Count => quantity.Scale < Million || other.Scale >= Million,
        UnitKind.Money => quantity.Scale >= Million,
        UnitKind.None or UnitKind.Factor or UnitKind.Time or UnitKind.Share or UnitKind.Age => false,
        _ => true,
    };

    /// <summary>"The Dow dropped 158.84 to 33,507.50": points of an index.</summary>
    private bool IsIndex(Quantity quantity)
    {
        if (Movement.Before(_words, quantity.Start) == Change.Equal && !_words.IsAny(quantity.Start - 1, "to", "at"))
            return false;
        return Enumerable.Range(0, quantity.First).Any(i => _words[i].IsCapital && _words.IsAny(i, "dow", "nasdaq", "ftse", "dax", "nikkei", "index", "hang", "cac", "asx", "sensex"));
    }

    private bool IsLeadingBack()
    {
        for (var i = 0; i < Math.Min(LeadWords, _words.Count); i++)
        {
            if (_words.IsAny(i, "this", "that", "these", "those", "the") && _words.IsAny(i + 1, "figure", "figures", "number", "numbers", "total", "rate", "rise", "fall", "increase", "tally", "toll", "count", "sum", "amount", "period"))
                return true;
            if (_words.IsAny(i, "consequently", "them", "those", "these"))
                return true;
        }

        return false;
    }
}
