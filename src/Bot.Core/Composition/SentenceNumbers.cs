using System.Collections.Frozen;
using System.Globalization;
using Bot.Core.Answers;
using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Every number of a sentence: quantities with their units, and what is read as no quantity (scores, "Article 50", "first") by its value or as it is written.</summary>
internal static class SentenceNumbers
{
    private static readonly FrozenDictionary<string, int> Ordinals = new[]
    {
        "first premier première erste ersten erster primer primera primero prima primo eerste primeira primeiro", "second zweite zweiten zweiter deuxième segundo segunda secondo seconda tweede", "third dritte dritten troisième tercer tercera terzo terza derde terceiro terceira",
        "fourth vierte vierten quatrième cuarto cuarta quarto quarta vierde", "fifth fünfte fünften cinquième quinto quinta vijfde", "sixth sechste sechsten sixième sexto sexta sesto sesta zesde", "seventh siebte siebten septième séptimo settimo zevende sétimo",
        "eighth achte achten huitième octavo ottavo achtste oitavo", "ninth neunte neunten neuvième noveno nono negende", "tenth zehnte zehnten dixième décimo decimo tiende", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
        "eighteenth", "nineteenth", "twentieth",
    }.SelectMany((words, i) => words.Split(' ').Select(word => (word, i + 1))).DistinctBy(entry => entry.word).ToFrozenDictionary(entry => entry.word, entry => entry.Item2, StringComparer.Ordinal);

    /// <summary>Number words of languages that <see cref="NumberWords"/> does not read.</summary>
    private static readonly FrozenDictionary<string, decimal> Elsewhere = new (string Language, string Words)[]
    {
        ("it", "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti"),
        ("nl", "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig"),
        ("pt", "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte"),
    }.SelectMany(list => list.Words.Split(' ').Select((word, i) => (Word: $"{list.Language}:{word}", Value: i + 2m)))
        .Concat([("pt:duas", 2), ("it:trenta", 30), ("it:cento", 100), ("it:mille", 1000), ("nl:dertig", 30), ("nl:honderd", 100), ("nl:duizend", 1000), ("pt:trinta", 30), ("pt:cem", 100)])
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Value, StringComparer.Ordinal);

    public static List<Anchor> Read(SentenceWords words, IReadOnlyList<Anchor> times)
    {
        var anchors = new List<Anchor>();
        var taken = new bool[words.Count];
        foreach (var time in times.Where(time => !time.IsResolved && time.Kind is AnchorKind.Year or AnchorKind.Day))
            Take(time.First, time.End);
        foreach (var (half, end) in Halves(words))
        {
            anchors.AddRange(AnchorsOf(words, half, end));
            Take(half.First, end);
        }

        foreach (var read in QuantityReader.Read(words))
        {
            var quantity = Metres(read);
            var (first, end) = (quantity.First, Math.Max(quantity.First + 1, Math.Min(quantity.End, words.Count)));
            if (Enumerable.Range(first, NumberEnd(quantity) - first).Any(place => taken[place]))
                continue;
            // "One" is often a pronoun; what it counts is told by its noun.
            if (quantity is { Value: 1, High: null, Form: NumeralForm.Words, Unit.Kind: UnitKind.Count or UnitKind.None })
                continue;
            // "6-4 in 71 minutes" is no share.
            if (quantity.Form == NumeralForm.Fraction && words.IsAny(first - 1, "-", "–") && words.Touch(first - 1, first))
            {
                var last = NumberEnd(quantity) - 1;
                while (last > first && words[last].Form != WordForm.Digits)
                    last--;
                if (Units.At(words, last + 1) is var (unit, unitEnd) && decimal.TryParse(words[last].Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                {
                    var measured = new Quantity(value, 1, NumeralForm.Digits, unit, last, unitEnd) { Span = words.SpanOf(last, unitEnd), NounFirst = unitEnd };
                    anchors.AddRange(AnchorsOf(words, measured, last + 1));
                    Take(last, unitEnd);
                }

                continue;
            }

            // "un quart" of other languages than English is no measure.
            if (quantity.Unit.Name is "quart" && words.Language != "en")
                anchors.Add(new Anchor(AnchorKind.Number, first, NumberEnd(quantity), Print(quantity.Value * 25)));
            else
                anchors.AddRange(AnchorsOf(words, quantity, NumberEnd(quantity)));
            Take(first, end: Math.Max(NumberEnd(quantity), quantity.Unit.Kind == UnitKind.Count ? 0 : end));
        }

        foreach (var numeral in NumeralReader.Read(words))
        {
            if (Enumerable.Range(numeral.First, numeral.End - numeral.First).Any(place => taken[place]) || (numeral.Form == NumeralForm.Fraction && words.IsAny(numeral.First - 1, "-", "–") && words.Touch(numeral.First - 1, numeral.First)) || (numeral is { Value: 1, Form: NumeralForm.Words } && !words.Touch(numeral.End - 1, numeral.End)))
                continue;
            anchors.Add(new Anchor(AnchorKind.Number, numeral.First, numeral.End, Print(numeral.Value * (numeral.Form == NumeralForm.Fraction ? 100 : 1))) { Bare = Print(numeral.Value * (numeral.Form == NumeralForm.Fraction ? 100 : 1)) });
            Take(numeral.First, numeral.End);
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i] || Single(words, i) is not { } anchor)
                continue;
            anchors.Add(anchor);
            // "a third reported no pain": whether it is a part or one of a row, nobody can tell.
            if (anchor.Kind == AnchorKind.Ordinal && words.IsAny(i - 1, "a", "one") && NumberWords.Part(words[i].Text) is { } part)
                anchors.Add(new Anchor(AnchorKind.Number, i - 1, i + 1, Print(100 / part)));
        }

        return anchors;

        void Take(int first, int end)
        {
            for (var place = first; place < end && place < taken.Length; place++)
                taken[place] = true;
        }

        int NumberEnd(Quantity quantity)
        {
            var end = quantity.First + 1;
            while (end < words.Count && words[end].Span.Start < quantity.Span.End)
                end++;
            return end;
        }
    }

    /// <summary>"7.4 m" that counts nothing is a length.</summary>
    private static Quantity Metres(Quantity quantity) =>
        quantity is { Unit: { Kind: UnitKind.Count, Name: "m" }, Form: NumeralForm.Digits } && Units.Named("m") is { } metre ? quantity with { Unit = metre, Nouns = [] } : quantity;

    /// <summary>"A minute and a half", "two hours and a half": one number with the half of a unit behind.</summary>
    private static IEnumerable<(Quantity Quantity, int NumberEnd)> Halves(SentenceWords words)
    {
        for (var i = 2; i + 2 < words.Count; i++)
        {
            if (!words.Is(i, "and") || !words.Is(i + 1, "a") || !words.Is(i + 2, "half") || Units.At(words, i - 1) is not var (unit, unitEnd) || unitEnd != i)
                continue;
            var whole = words.IsAny(i - 2, "a", "an") ? 1 : NumberWords.Cardinal(words.Language, words[i - 2].Text) ?? (decimal.TryParse(words[i - 2].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0);
            if (whole > 0)
                yield return (new Quantity(whole + 0.5m, 0.5m, NumeralForm.Words, unit, i - 2, i + 3) { Span = words.SpanOf(i - 2, i + 3), NounFirst = i + 3 }, i + 3);
        }
    }

    /// <summary>The two ends of a range are two numbers: "rose from 5 to 7" tells what "to 7 from 5" does.</summary>
    private static IEnumerable<Anchor> AnchorsOf(SentenceWords words, Quantity quantity, int end)
    {
        if (quantity.High is not { } high || quantity.Form == NumeralForm.Vague)
        {
            yield return new Anchor(AnchorKind.Number, quantity.First, end, KeyOf(quantity)) { Quantity = quantity, Bare = Print(quantity.Value * (quantity.Form == NumeralForm.Fraction ? 100 : 1)) };
            yield break;
        }

        var middle = end - 1;
        while (middle > quantity.First && !words.IsAny(middle, "to", "-", "–", "—", "and", "or", "bis", "à", "a"))
            middle--;
        var second = middle + 1;
        while (second < end - 1 && words[second].Form != WordForm.Digits && !NumberWords.IsNumber(words.Language, words[second].Text))
            second++;
        var (low, upper) = (quantity with { High = null }, quantity with { Value = high, High = null, First = second, Start = second, Change = Figures.Change.Equal, Qualifier = null });
        yield return new Anchor(AnchorKind.Number, quantity.First, Math.Max(middle, quantity.First + 1), KeyOf(low)) { Quantity = low, Bare = Print(low.Value) };
        yield return new Anchor(AnchorKind.Number, middle == quantity.First ? quantity.First : second, end, KeyOf(upper)) { Quantity = upper, Bare = Print(high) };
    }

    public static string Print(decimal value) => (value / 1.000000000000000000000000000000m).ToString("0.##########", CultureInfo.InvariantCulture);

    private static Anchor? Single(SentenceWords words, int i)
    {
        var word = words[i].Text;
        if (words[i].Form == WordForm.Digits)
        {
            if (words[i + 1].Text is "st" or "nd" or "rd" or "th" or "er" or "ème" or "e" && words.Touch(i, i + 1))
                return new Anchor(AnchorKind.Ordinal, i, i + 1, word);
            return new Anchor(AnchorKind.Number, i, i + 1, decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? Print(value) : word) { Bare = decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bare) ? Print(bare) : word };
        }

        if (words[i].Form != WordForm.Letters)
            return word is "½" or "¼" or "¾" or "⅓" or "⅔" or "%" or "‰" ? new Anchor(AnchorKind.Number, i, i + 1, word) : word.Any(char.IsNumber) ? new Anchor(AnchorKind.Number, i, i + 1, word) : null;
        if (Ordinals.TryGetValue(word, out var ordinal))
            return new Anchor(AnchorKind.Ordinal, i, i + 1, Print(ordinal));
        if (Elsewhere.TryGetValue($"{words.Language}:{word}", out var number))
            return new Anchor(AnchorKind.Number, i, i + 1, Print(number));
        if (word is "one" or "un" or "uno" or "ein")
            return null;
        var known = NumberWords.Cardinal(words.Language, word) ?? NumberWords.Scale(word) ?? NumberWords.Plural(word) ?? (NumberWords.Part(word) is { } part ? 100 / part : (decimal?)null) ?? NumberWords.Factor(word);
        return known is null || word is "cent" or "cents" ? null : new Anchor(AnchorKind.Number, i, i + 1, word is "thousands" or "hundreds" or "millions" or "billions" or "dozens" or "tens" ? word : Print(known.Value));
    }

    private static string KeyOf(Quantity quantity)
    {
        var factor = quantity.Unit.Kind is UnitKind.Time or UnitKind.Length && Measured.FactorOf(quantity.Unit.Name) is { } known ? known : quantity.Form == NumeralForm.Fraction && quantity.Unit.Kind == UnitKind.Share ? 100 : 1;
        if (quantity.Value > decimal.MaxValue / 1_000_000_000)
            factor = 1;
        return quantity.Form == NumeralForm.Vague ? string.Create(CultureInfo.InvariantCulture, $"~{quantity.Value:0.##########}") : Print(quantity.Value * factor);
    }
}
