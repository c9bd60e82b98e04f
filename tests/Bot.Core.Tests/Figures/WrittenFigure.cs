using CsCheck;

namespace Bot.Core.Tests.Figures;

/// <summary>A figure written into a sentence, in one of many forms, with what a reader is to find in it.</summary>
/// <param name="Amount">The number with its unit or what is counted: "1.2 million boats".</param>
internal sealed record WrittenFigure(string Sentence, string Amount, decimal Value, decimal? ValueHigh, string Unit, string? Qualifier)
{
    private static readonly Gen<string?> Qualifiers = Gen.OneOf<string?>(
        null, "about", "around", "roughly", "nearly", "almost", "over", "more than", "at least", "up to", "an estimated", "a total of", "an average of", "fewer than", "no more than", "in excess of");

    private static readonly Gen<(string Noun, string Unit)> Nouns = Gen.OneOf(
        Gen.OneOf("people", "migrants", "children", "women", "voters", "asylum seekers", "border guards", "factory workers").Select(noun => (noun, "people")),
        Gen.OneOf("boats", "schools", "jobs", "crossings", "species", "sheep", "criminal networks", "wind turbines", "hectares", "tonnes", "kilometres", "megawatts").Select(noun => (noun, noun)));

    private static readonly Gen<string> Counting = Gen.OneOf(
        "The ministry counted {0} in the north.", "In 2019 there were {0} in the region.", "Officials said on Monday that {0} had been registered.", "The report speaks of {0}, according to the mayor.",
        "The city has {0}.", "The storm in May reached {0}.");

    private static readonly Gen<string> Paying = Gen.OneOf(
        "The new bridge cost {0}.", "The council will spend {0} on schools next year.", "In 2021 the fund paid {0} to the region.", "The company made a profit of {0} last year.");

    private static readonly Gen<string> Sharing = Gen.OneOf(
        "The plan was backed by {0} of voters.", "Unemployment stood at {0} in May.", "In 2019 {0} of residents owned a car.", "The survey found that {0} of them agreed.");

    private static readonly Gen<(int Low, int High)> Pairs = Gen.Select(Gen.Int[2, 49], Gen.Int[1, 50]).Select((low, more) => (low, low + more));

    private static readonly Gen<(int Low, int High)> LargePairs = Gen.Select(Gen.Int[2, 99_999], Gen.Int[1, 99_999]).Select((low, more) => (low, low + more));

    private static readonly Gen<WrittenFigure> Counts = Gen.Select(WrittenNumber.Any, Nouns, Qualifiers, Counting)
        .Select((number, noun, qualifier, sentence) => Written(sentence, qualifier, $"{number.Text} {noun.Noun}", number.Value, null, noun.Unit));

    private static readonly Gen<WrittenFigure> Money = Gen.Select(WrittenNumber.InDigits, Gen.OneOf(("£", "GBP"), ("€", "EUR"), ("$", "USD")), Qualifiers, Paying)
        .Select((number, currency, qualifier, sentence) => Written(sentence, qualifier, currency.Item1 + number.Text, number.Value, null, currency.Item2));

    private static readonly Gen<WrittenFigure> NamedMoney = Gen.Select(WrittenNumber.Any, Gen.OneOf(("euros", "EUR"), ("dollars", "USD"), ("yen", "JPY"), ("Swiss francs", "CHF")), Qualifiers, Paying)
        .Select((number, currency, qualifier, sentence) => Written(sentence, qualifier, $"{number.Text} {currency.Item1}", number.Value, null, currency.Item2));

    private static readonly Gen<WrittenFigure> Shares = Gen.Select(WrittenNumber.Decimal, Gen.OneOf("%", " per cent", " percent"), Qualifiers, Sharing)
        .Select((number, sign, qualifier, sentence) => Written(sentence, qualifier, number.Text + sign, number.Value, null, "percent"));

    private static readonly Gen<WrittenFigure> SharesInWords = Gen.Select(WrittenNumber.SmallInWords, Gen.OneOf("per cent", "percent"), Qualifiers, Sharing)
        .Select((number, unit, qualifier, sentence) => Written(sentence, qualifier, $"{number.Text} {unit}", number.Value, null, "percent"));

    private static readonly Gen<WrittenFigure> Ranges = Gen.Select(LargePairs, Nouns, Gen.OneOf("between {0} and {1} {2}", "{0} to {1} {2}"), Counting)
        .Select((pair, noun, form, sentence) => Range(sentence, form, pair, 1, noun.Noun, noun.Unit));

    private static readonly Gen<WrittenFigure> MoneyRanges = Gen.Select(
        Pairs, Gen.OneOf(("£", "GBP"), ("€", "EUR"), ("$", "USD")), Gen.OneOf("between {2}{0}m and {2}{1}m", "between {2}{0} million and {2}{1} million", "{2}{0}m to {2}{1}m", "{2}{0}-{1}m"), Paying)
        .Select((pair, currency, form, sentence) => Range(sentence, form, pair, 1e6m, currency.Item1, currency.Item2));

    private static readonly Gen<WrittenFigure> ShareRanges = Gen.Select(Pairs, Gen.OneOf("between {0}% and {1}%", "between {0} and {1} per cent", "{0}-{1}%", "{0} to {1} percent", "{0}% to {1}%"), Sharing)
        .Select((pair, form, sentence) => Range(sentence, form, pair, 1, "", "percent"));

    public static Gen<WrittenFigure> Any { get; } = Gen.OneOf(Counts, Money, NamedMoney, Shares, SharesInWords, Ranges, MoneyRanges, ShareRanges);

    private static WrittenFigure Range(string sentence, string form, (int Low, int High) pair, decimal scale, string word, string unit) => Written(
        sentence, null, Filled(form, WrittenNumber.OfDigits(pair.Low).Text, WrittenNumber.OfDigits(pair.High).Text, word), pair.Low * scale, pair.High * scale, unit);

    private static WrittenFigure Written(string sentence, string? qualifier, string amount, decimal value, decimal? high, string unit) =>
        new(Filled(sentence, qualifier is null ? amount : $"{qualifier} {amount}"), amount, value, high, unit, qualifier);

    private static string Filled(string form, params object[] words) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, words);
}
