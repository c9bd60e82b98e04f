namespace Bot.Core.Figures;

/// <summary>Finds the numbers of a sentence; what they mean, and whether they are more than a name, is not asked here.</summary>
internal static class NumeralReader
{
    /// <summary>Words and hyphens of the longest number in words that is read.</summary>
    private const int LongestNumber = 14;

    /// <summary>Beyond these no article counts; times the largest unit they still fit a decimal.</summary>
    public const decimal Largest = 1_000_000_000_000_000_000m;

    public static List<Numeral> Read(SentenceWords words)
    {
        var numerals = new List<Numeral>();
        for (var i = 0; i < words.Count;)
        {
            var numeral = Read(words, i);
            if (numeral is not null)
                numerals.Add(numeral);
            i = numeral?.End ?? i + 1;
        }

        return JoinedFractions(words, numerals);
    }

    private static Numeral? Read(SentenceWords words, int i) => words[i].Form switch
    {
        WordForm.Digits => DigitReader.Read(words, i),
        WordForm.Letters => Vague(words, i) ?? Fraction(words, i) ?? Spelled(words, i) ?? Factor(words, i),
        _ => null,
    };

    private static Numeral? Vague(SentenceWords words, int first)
    {
        if (NumberWords.Plural(words[first].Text) is not { } least || words.Language != "en" || !words.Is(first + 1, "of"))
            return null;
        var end = first + 1;
        decimal high = least < 100 && least != 12 ? 100 : least * 10;
        // "tens of thousands": ten thousand to a hundred thousand.
        if (NumberWords.Plural(words[end + 1].Text) is { } next)
            (least, high, end) = (least * next, high * next, end + 2);
        return new Numeral(least, first, end, NumeralForm.Vague, least) { High = high };
    }

    /// <summary>"a third", "two-thirds", "three quarters", "half of", "almost half".</summary>
    private static Numeral? Fraction(SentenceWords words, int first)
    {
        var (number, at) = words[first].Text is "a" or "an" ? (1m, first + 1)
            : NumberWords.Cardinal(words.Language, words[first].Text) is { } count && count < 10 ? (count, words.Is(first + 1, "-") ? first + 2 : first + 1)
            : (0m, first);
        if (NumberWords.Part(words[at].Text) is not { } part || number >= part)
            return null;
        var end = at + 1;
        // "a third-party report"
        if (words.Is(end, "-") && words.Touch(at, end))
            return null;
        // "a quarter of a million"
        if (number > 0 && words.Is(end, "of") && words.Is(end + 1, "a") && NumberWords.Scale(words[end + 2].Text) is { } scale)
            return new Numeral(number * scale / part, first, end + 3, NumeralForm.Words, DigitReader.Zeros(number * scale / part)) { Scale = scale };
        var isHalf = part == 2 && number == 0;
        if (!isHalf && number == 0)
            return words.Language == "en" ? null : new Numeral(1 / part, first, end, NumeralForm.Fraction, 0);
        // "half a million" is read as a number of its own; "the second half" and "half-time" are no part.
        if (isHalf && (words.IsAny(end, "a", "an") ? NumberWords.Scale(words[end + 1].Text) is not null || (!Grammar.IsQuantifier(words[first - 1].Text) && Units.At(words, end + 1)?.Unit.Kind is null or UnitKind.Time or UnitKind.Money)
            : !words.IsAny(end, "of", "the", "its", "their", "his", "her", "our", "that", "those", "these", "all") && !Grammar.IsQuantifier(words[first - 1].Text)))
            return null;
        // "a third user", "a third consecutive win": one of a row.
        if (number == 1 && part > 2 && words[end].Form == WordForm.Letters && (!Grammar.IsFunction(words[end].Text) || words.IsAny(end, "such", "time")) && !words.IsAny(end, "higher", "lower", "larger", "smaller", "percent"))
            return null;
        if (part == 4 && number == 1 && !words.Is(end, "of") && !words.IsAny(first - 1, "by", "than", "about", "almost", "nearly", "over", "around", "roughly", "to"))
            return null;
        return new Numeral((isHalf ? 1 : number) / part, first, end, NumeralForm.Fraction, 0);
    }

    private static Numeral? Factor(SentenceWords words, int first)
    {
        if (NumberWords.Factor(words[first].Text) is not { } factor)
            return null;
        // "scored twice" counts nothing; "double room" and "double-decker" are names of things.
        var isMeant = words[first].Text switch
        {
            "twice" => (words.Is(first + 1, "as") && words.IsAny(first + 3, "as", "people", "of")) || words.IsAny(first + 1, "the", "that", "its", "their", "what"),
            "double" or "triple" => words.IsAny(first + 1, "the", "that", "its", "their", "what", "last", "to", "in", "since", "by", "over") || words.IsAny(first - 1, "than", "to", "would", "will", "could", "nearly", "almost"),
            _ => true,
        };
        return isMeant ? new Numeral(factor, first, first + 1, NumeralForm.Factor, 0) : null;
    }

    private static Numeral? Spelled(SentenceWords words, int first)
    {
        var begin = first;
        if (words.IsAny(first, "a", "an") || (words.Is(first, "half") && words.IsAny(first + 1, "a", "an")))
        {
            begin = words.Is(first, "half") ? first + 2 : first + 1;
            if (NumberWords.Scale(words[begin].Text) is null)
                return null;
        }
        else if (NumberWords.Cardinal(words.Language, words[first].Text) is null && (words.Language == "en" || NumberWords.Scale(words[first].Text) is null or 100))
        {
            return null;
        }

        var end = begin + 1;
        // "twenty-first"
        if (words.Is(end, "-") && words.Touch(end - 1, end) && IsOrdinal(words[end + 1].Text))
            return null;
        while (end - first < LongestNumber && Continues(words, end) is var length and > 0)
            end += length;
        // "one" is not yet a count, and a scale alone ("million") follows digits that were no number.
        if (end - first == 1)
            return NumberWords.Cardinal(words.Language, words[first].Text) is { } single ? new Numeral(single, first, end, NumeralForm.Words, 1) : null;
        // "two million" in the text may stand as "two-million".
        var phrase = words.Written(first, end).ToLowerInvariant();
        if (NumberWords.Parse(words.Language, phrase) is not { } value || value > Largest)
            return NumberWords.Cardinal(words.Language, words[first].Text) is { } lone ? new Numeral(lone, first, first + 1, NumeralForm.Words, 1) : null;
        var scale = NumberWords.Scale(words[end - 1].Text) ?? 1;
        return new Numeral(value, first, end, NumeralForm.Words, value >= 100 ? DigitReader.Zeros(value) : 1) { Scale = scale };
    }

    /// <summary>How many words from here belong to the number in words before them.</summary>
    private static int Continues(SentenceWords words, int at)
    {
        if (IsPart(at))
            return 1;
        if (words.Is(at, "-") && words.Touch(at - 1, at) && words.Touch(at, at + 1) && IsPart(at + 1))
            return 2;
        if (words.IsAny(at, "and", "et", "y", "und"))
        {
            if (words.Is(at + 1, "a") && words.IsAny(at + 2, "half", "quarter"))
                return 3;
            if (words.IsAny(at - 1, "hundred", "thousand", "million", "vingt", "trente", "quarante", "cinquante", "soixante", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa") && IsPart(at + 1))
                return 2;
        }

        return 0;

        bool IsPart(int place) => words[place].Form == WordForm.Letters
            && (NumberWords.Cardinal(words.Language, words[place].Text) is not null || (NumberWords.Scale(words[place].Text) is not null && !words.Is(place, "cents")));
    }

    /// <summary>"one in five", "3 out of 10".</summary>
    private static List<Numeral> JoinedFractions(SentenceWords words, List<Numeral> numerals)
    {
        for (var i = 0; i + 1 < numerals.Count; i++)
        {
            var (part, whole) = (numerals[i], numerals[i + 1]);
            var between = whole.First - part.End;
            var joins = (between == 1 && words.Is(part.End, "in")) || (between == 2 && words.IsAny(part.End, "in") && words.IsAny(part.End + 1, "every", "each")) || (between == 2 && words.Is(part.End, "out") && words.Is(part.End + 1, "of"));
            // "one household in four": what is counted stands between.
            if (!joins && part is { Value: 1, Form: NumeralForm.Words } && between is 2 or 3 && words.Is(whole.First - 1, "in") && words[part.End].Form == WordForm.Letters && !Grammar.IsFunction(words[part.End].Text))
                joins = true;
            if (joins && part.Form is NumeralForm.Digits or NumeralForm.Words && whole.Form is NumeralForm.Digits or NumeralForm.Words
                && part.Value >= 1 && part.Value < whole.Value && whole.Value is <= 1_000 or (10_000 or 100_000 or 1_000_000) && whole.Value % 1 == 0)
            {
                numerals[i] = new Numeral(part.Value / whole.Value, part.First, whole.End, NumeralForm.Fraction, 0);
                numerals.RemoveAt(i + 1);
            }
        }

        return numerals;
    }

    private static bool IsOrdinal(string word) => word is "first" or "second" or "third" || (word.EndsWith("th", StringComparison.Ordinal) && NumberWords.Part(word) is not null);

}
