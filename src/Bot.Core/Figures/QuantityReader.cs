namespace Bot.Core.Figures;

/// <summary>
/// Reads every number of a sentence with its unit, what it counts and what limits it.
/// Years, dates, times of day, scores and numbers in names are none.
/// </summary>
internal static class QuantityReader
{
    /// <summary>Words between "average" and its number.</summary>
    private const int AverageWords = 5;

    public static IReadOnlyList<Quantity> Read(SentenceWords words)
    {
        var quantities = new List<Quantity>();
        var numerals = NumeralReader.Read(words);
        for (var i = 0; i < numerals.Count; i++)
        {
            if (quantities.Count > 0 && numerals[i].First < quantities[^1].End)
                continue;
            if (Read(words, numerals[i]) is { } quantity)
                quantities.Add(quantity);
        }

        var read = Ranges.Join(words, quantities).ConvertAll(quantity => WithPounds(words, WithLimits(words, quantity)));
        for (var i = 0; i < read.Count; i++)
            read[i] = WithNeighbours(words, read, i);
        return read;
    }

    /// <summary>A sentence without digits and number words has no quantity; most sentences end here.</summary>
    public static bool MayHaveQuantity(ReadOnlySpan<char> sentence, string language)
    {
        if (sentence.ContainsAnyInRange('0', '9'))
            return true;
        Span<char> word = stackalloc char[24];
        var length = 0;
        for (var i = 0; i <= sentence.Length; i++)
        {
            if (i < sentence.Length && char.IsLetter(sentence[i]))
            {
                if (length < word.Length)
                    word[length] = char.ToLowerInvariant(sentence[i]);
                length++;
                continue;
            }

            if (length is > 1 and <= 24 && NumberWords.IsNumber(language, word[..length]))
                return true;
            length = 0;
        }

        return false;
    }

    private static Quantity? Read(SentenceWords words, Numeral numeral)
    {
        var isNegative = words.IsAny(numeral.First - 1, "-", "−") && words.Touch(numeral.First - 1, numeral.First);
        var currency = numeral.Form is NumeralForm.Digits or NumeralForm.Words ? Units.Before(words, numeral.First) ?? (isNegative ? Units.Before(words, numeral.First - 1) : null) : null;
        var first = currency?.First ?? numeral.First;
        var end = numeral.End;
        Unit? unit = currency?.Unit;
        if (Ages.IsAge(words, numeral))
            unit = Unit.Age;
        else if (UnitBehind(words, numeral) is var (behind, behindEnd) && (unit is null || behind.Kind == UnitKind.Money))
            (unit, end) = (unit ?? behind, behindEnd);

        // "three quarters of a percentage point"
        if (unit is null && numeral.Form == NumeralForm.Fraction && PartOf(words, numeral.End) is var (whole, wholeEnd))
            (unit, end) = (whole, wholeEnd);

        var noun = unit is null ? CountedNoun.Find(words, words.Is(end, "-") && words.Touch(end - 1, end) && words.Touch(end, end + 1) ? end + 1 : end, numeral.Value) : null;
        if (NumberNames.IsName(words, numeral, unit is not null, noun) || !IsMeant(words, numeral, unit, noun))
            return null;
        var nounFirst = noun?.First ?? end;
        if (numeral.Form == NumeralForm.Fraction && unit is null)
            (unit, noun) = (Unit.Percent, null);
        if (numeral.Form == NumeralForm.Factor && unit is null)
            (unit, noun) = (Unit.Factor, null);
        var spanEnd = end;
        if (noun is { } measured && Units.At(words, measured.End - 1) is var (known, knownEnd) && knownEnd == measured.End)
            (unit, end, noun) = (known, knownEnd, null);
        if (noun is { } counted)
        {
            unit = new Unit(UnitKind.Count, counted.Name(words), counted.Shown(words));
            end = counted.End;
        }

        // "-5°C" and "minus 5", but not the dash between "5-10".
        var value = numeral.Value;
        if (words.Is(first - 1, "minus") || (words.Is(first - 1, "-") && words.Is(first - 2, "minus")))
            (value, first) = (-value, words.Is(first - 1, "-") ? first - 2 : first - 1);
        else if (isNegative && numeral.Form == NumeralForm.Digits && (words[numeral.First - 1].SpaceBefore || currency is not null))
            (value, first) = (-value, Math.Min(first, numeral.First - 1));
        else if (currency is not null && words.IsAny(first - 1, "-", "−") && words.Touch(first - 1, first) && words[first - 1].SpaceBefore)
            (value, first) = (-value, first - 1);

        var (per, perEnd) = Rates.Behind(words, unit?.Kind == UnitKind.None ? end : Math.Max(end, spanEnd));
        return new Quantity(value, numeral.Precision, numeral.Form, unit ?? Unit.None, first, per is null ? end : perEnd)
        {
            High = numeral.High,
            Scale = numeral.Scale,
            Per = per,
            NounFirst = nounFirst,
            Nouns = noun?.Terms(words) ?? [],
            Span = words.SpanOf(first, Math.Max(spanEnd, noun is null ? end : spanEnd)),
        };
    }

    private static (Unit, int)? PartOf(SentenceWords words, int at)
    {
        var unit = words.Is(at, "of") ? at + 1 : at;
        if (words.IsAny(unit, "a", "an", "one"))
            unit = words.IsAny(unit + 1, "us", "uk") ? unit + 2 : unit + 1;
        return unit > at && Units.At(words, unit) is var (found, end) && found.Kind is not (UnitKind.Money or UnitKind.Factor or UnitKind.Count) ? (found, end) : null;
    }

    private static (Unit Unit, int End)? UnitBehind(SentenceWords words, Numeral numeral)
    {
        if (Units.At(words, numeral.End) is { } direct)
        {
            // "5G" and "12 in" are no units before letters that go on; "3 points" is a count of them.
            return direct.Unit.Name is "inch" && words.Is(numeral.End, "in.") ? null : direct;
        }

        // "2,5 millones de euros", "1,5 million d'euros"
        if (words.Language is "fr" or "es" or "it" or "pt" && words.IsAny(numeral.End, "de", "d", "di"))
        {
            var name = words.IsAny(numeral.End + 1, "'", "’") ? numeral.End + 2 : numeral.End + 1;
            return Units.At(words, name) is { Unit.Kind: UnitKind.Money } currency ? currency : null;
        }

        // "five-year", "40-mile", "7.5-per cent"
        var isLinked = words.IsAny(numeral.End, "-", "–") && words.Touch(numeral.End - 1, numeral.End) && words.Touch(numeral.End, numeral.End + 1);
        return isLinked && words[numeral.End + 1].Form == WordForm.Letters ? Units.At(words, numeral.End + 1) : null;
    }

    /// <summary>"One" counts only what stands right behind it, or what is the best of its kind: not "one of them", "one more", "the one".</summary>
    private static bool IsMeant(SentenceWords words, Numeral numeral, Unit? unit, CountedNoun? noun)
    {
        if (numeral is not { Form: NumeralForm.Words, Value: 1 } || unit is not null)
            return true;
        if (noun is not { } counted || words.IsAny(numeral.End, "another", "day", "thing", "way", "side", "hand", "point", "time", "such"))
            return false;
        return counted.First == numeral.End ? !words.IsAny(numeral.First - 1, "on", "the", "that", "this") : IsBest(words, numeral.End);
    }

    private static Quantity WithLimits(SentenceWords words, Quantity quantity)
    {
        var (start, qualifier, change) = Qualifiers.Before(words, quantity.First);
        if (Qualifiers.After(words, quantity.End) is { } after)
            (qualifier, change) = (qualifier ?? after.Text, change == Change.Equal ? after.Change : change);
        else if (quantity.NounFirst > quantity.First && words.IsAny(quantity.NounFirst - 1, "additional", "extra", "further", "more", "other") && qualifier is null)
            qualifier = words[quantity.NounFirst - 1].Text;
        // "up nearly 57%": that it moved says more than how exact it is.
        if (!quantity.IsMove && Movement.Before(words, start) is not Change.Equal and var moved)
            change = moved;
        if (words.Is(start - 1, "+") && words.Touch(start - 1, start) && quantity.Unit.Kind is UnitKind.Share or UnitKind.Points or UnitKind.Money)
            change = Change.Up;
        if (quantity.Form == NumeralForm.Vague)
            change = Change.Equal;
        qualifier ??= IsAverage(words, start) ? "average" : null;
        return quantity with { Qualifier = qualifier, Change = change, Start = start };
    }

    /// <summary>What stands beside a quantity may be meant for it too: "just under 296 hp (224 kW)", "280 million of the 1.5 billion shekels", "fell by 2 percent and by 1".</summary>
    private static Quantity WithNeighbours(SentenceWords words, List<Quantity> quantities, int i)
    {
        var quantity = quantities[i];
        if (i > 0 && quantities[i - 1] is var before && words.IsAny(quantity.First - 1, "(", "/") && quantity.First - 1 == before.End && quantity.Change == Change.Equal)
            quantity = quantity with { Change = before.Change };
        if (quantity.Unit.Kind != UnitKind.None)
            return quantity;
        if (i + 1 < quantities.Count && words.Is(quantity.End, "of") && IsWholeOf(words, quantity, quantities[i + 1]))
            return quantity with { Unit = quantities[i + 1].Unit };
        if (i > 0 && quantities[i - 1].Unit is { Kind: UnitKind.Share or UnitKind.Temperature or UnitKind.Measure or UnitKind.Length or UnitKind.Money } unit
            && (words.IsAny(quantity.Start - 1, "by", "and", ",") || (words.Is(quantity.Start - 1, "to") && unit.Kind == UnitKind.Measure)))
            return quantity with { Unit = unit };
        return Ages.IsAge(words, quantity) ? quantity with { Unit = Unit.Age } : quantity;
    }

    /// <summary>"58 of the 61 recommendations", "58 of the report's 61 recommendations".</summary>
    private static bool IsWholeOf(SentenceWords words, Quantity part, Quantity whole) =>
        whole.First - part.End <= (words[whole.First - 1].Text.EndsWith('s') ? 4 : 2);

    /// <summary>"one of the best speakers"</summary>
    private static bool IsBest(SentenceWords words, int at) =>
        words.Is(at, "of") && words.IsAny(at + 1, "the", "its", "his", "her", "their", "our") && (words.IsAny(at + 2, "most", "worst") || words[at + 2].Text.EndsWith("est", StringComparison.Ordinal));

    /// <summary>"it puts average pay at £54,300"</summary>
    private static bool IsAverage(SentenceWords words, int start)
    {
        for (var i = start - 1; i >= 0 && start - i <= AverageWords && words[i].Form == WordForm.Letters && words[i].Text is not ("and" or "from"); i--)
        {
            if (words.IsAny(i, "average", "median"))
                return true;
        }

        return false;
    }

    /// <summary>"Pounds" are money where money is spoken of, and weight elsewhere.</summary>
    private static Quantity WithPounds(SentenceWords words, Quantity quantity)
    {
        if (quantity.Unit.Kind != UnitKind.Count || quantity.Nouns is not ["pound"])
            return quantity;
        var isWeight = Enumerable.Range(0, words.Count).Any(i => words[i].Text is "weigh" or "weighs" or "weighed" or "weighing" or "weight" or "heavy" or "heavier");
        var isMoney = !isWeight && (quantity.Value >= 1_000 || words.Source.AsSpan().Contains('£'));
        return quantity with { Unit = (isMoney ? Units.Named("GBP") : Units.Named("lb")?.As("pounds")) ?? quantity.Unit, Nouns = [] };
    }
}
