using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.Number;

namespace Bot.Core.Figures;

/// <summary>
/// Numbers in letters. Single words are looked up here, which also tells quickly that a sentence has none;
/// what is put together of several ("two and a half million") is read by Microsoft.Recognizers.Text.
/// </summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, decimal>> Cardinals = new Dictionary<string, FrozenDictionary<string, decimal>>(StringComparer.Ordinal)
    {
        ["en"] = Count("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", "twenty thirty forty fifty sixty seventy eighty ninety"),
        ["fr"] = Count("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", "vingt trente quarante cinquante soixante"),
        ["de"] = Count("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"),
        ["es"] = Count("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince", "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = Values(
        (100, "hundred cent cents hundert cien cientos"), (1_000, "thousand mille tausend mil"), (12, "dozen douzaine dutzend docena"),
        (1_000_000, "million millions millionen mio mill millón millones"), (1_000_000_000, "billion milliard milliards milliarde milliarden mrd"),
        (1_000_000_000_000, "trillion"), (100_000, "lakh"), (10_000_000, "crore"), (1_000_000, "mln"), (1_000_000_000, "bln bn"));

    /// <summary>Written together with digits: "500m", "3.4bn".</summary>
    private static readonly FrozenDictionary<string, decimal> Suffixes = Values(
        (1_000, "k"), (1_000_000, "m mn mln mil mio million"), (1_000_000_000, "b bn bln mrd billion"), (1_000_000_000_000, "t tn trn trillion"));

    /// <summary>An unknown number of them: "dozens", "millions". One to ten is what they may mean.</summary>
    private static readonly FrozenDictionary<string, decimal> Plurals = Values(
        (10, "tens"), (12, "dozens"), (100, "hundreds"), (1_000, "thousands"), (1_000_000, "millions"), (1_000_000_000, "billions"), (1_000_000_000_000, "trillions"));

    private static readonly FrozenDictionary<string, decimal> Parts = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["half"] = 2,
        ["halves"] = 2,
        ["third"] = 3,
        ["thirds"] = 3,
        ["quarter"] = 4,
        ["quarters"] = 4,
        ["fourth"] = 4,
        ["fourths"] = 4,
        ["fifth"] = 5,
        ["fifths"] = 5,
        ["sixth"] = 6,
        ["sixths"] = 6,
        ["seventh"] = 7,
        ["sevenths"] = 7,
        ["eighth"] = 8,
        ["eighths"] = 8,
        ["ninth"] = 9,
        ["ninths"] = 9,
        ["tenth"] = 10,
        ["tenths"] = 10,
        ["moitié"] = 2,
        ["tiers"] = 3,
        ["quart"] = 4,
        ["quarts"] = 4,
        ["hälfte"] = 2,
        ["drittel"] = 3,
        ["viertel"] = 4,
        ["fünftel"] = 5,
        ["zehntel"] = 10,
        ["cinquième"] = 5,
        ["dixième"] = 10,
        ["mitad"] = 2,
        ["tercio"] = 3,
        ["tercios"] = 3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Factors = Values(
        (2, "double doubled doubling twice twofold doublé verdoppelt duplicó"), (3, "triple tripled tripling trebled threefold triplé verdreifacht triplicó"),
        (4, "quadruple quadrupled quadrupling fourfold"), (0.5m, "halved halving"), (5, "fivefold"), (10, "tenfold"));

    private static readonly FrozenDictionary<string, FrozenSet<string>> All = Cardinals.ToFrozenDictionary(
        language => language.Key, language => language.Value.Keys.Concat(Scales.Keys).Concat(Plurals.Keys).Concat(Parts.Keys).Concat(Factors.Keys).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Lazy<IModel>> Models = new[] { ("en", "en-us"), ("fr", "fr-fr"), ("de", "de-de"), ("es", "es-es") }.ToFrozenDictionary(
        language => language.Item1, language => new Lazy<IModel>(() => new NumberRecognizer(language.Item2, NumberOptions.None, lazyInitialization: true).GetNumberModel(language.Item2, fallbackToDefaultCulture: false)), StringComparer.Ordinal);

    /// <summary>1 to 90; null for any other word.</summary>
    public static decimal? Cardinal(string language, string word) => Cardinals.TryGetValue(language, out var words) ? Find(words, word) : null;

    public static decimal? Scale(string word) => Find(Scales, word);

    public static decimal? Suffix(string word) => Find(Suffixes, word);

    public static decimal? Plural(string word) => Find(Plurals, word);

    /// <summary>3 for "third" and "thirds".</summary>
    public static decimal? Part(string word) => Find(Parts, word);

    /// <summary>2 for "doubled" and "twice".</summary>
    public static decimal? Factor(string word) => Find(Factors, word);

    /// <summary>The word may begin or be a number.</summary>
    public static bool IsNumber(string language, ReadOnlySpan<char> word) =>
        (All.TryGetValue(language, out var words) ? words : All["en"]).GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Makes what the first phrase of a language would wait for: a tenth of a second.</summary>
    public static void Prepare(string language) => Parse(language, "two million");

    /// <summary>The value of a whole phrase; null when the library reads only a piece of it, or nothing.</summary>
    public static decimal? Parse(string language, string phrase)
    {
        if (!Models.TryGetValue(language, out var model))
            return null;
        foreach (var result in model.Value.Parse(phrase))
        {
            // The library writes the decimal sign of the language.
            if (result.Start == 0 && result.End == phrase.Length - 1 && result.Resolution["value"] is string value
                && decimal.TryParse(value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return number;
        }

        return null;
    }

    private static decimal? Find(FrozenDictionary<string, decimal> values, string word) => values.TryGetValue(word, out var value) ? value : null;

    private static FrozenDictionary<string, decimal> Count(string small, string tens) =>
        small.Split(' ').Select((word, i) => (word, i + 1)).Concat(tens.Split(' ').Select((word, i) => (word, (i + 2) * 10)))
            .ToFrozenDictionary(word => word.Item1, word => (decimal)word.Item2, StringComparer.Ordinal);

    private static FrozenDictionary<string, decimal> Values(params (decimal Value, string Words)[] groups) =>
        groups.SelectMany(group => group.Words.Split(' ').Select(word => (word, group.Value))).ToFrozenDictionary(word => word.word, word => word.Value, StringComparer.Ordinal);
}
