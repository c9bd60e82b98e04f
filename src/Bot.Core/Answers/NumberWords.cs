using System.Collections.Frozen;

namespace Bot.Core.Answers;

/// <summary>Numbers in letters, by language, and what stands beside a number: scales, units, currencies.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> Small = new Dictionary<string, FrozenDictionary<string, int>>(StringComparer.Ordinal)
    {
        ["en"] = Count("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", "twenty thirty forty fifty sixty seventy eighty ninety"),
        ["fr"] = Count("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", "vingt trente quarante cinquante soixante"),
        ["de"] = Count("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"),
        ["es"] = Count("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince", "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = Values(
        (100, "hundred cent hundert cien"), (1_000, "thousand mille tausend mil k"), (12, "dozen"),
        (1_000_000, "million millions millionen mio millón millones m mn"), (1_000_000_000, "billion milliard milliards milliarde milliarden mrd bn"), (1_000_000_000_000, "trillion tn"));

    /// <summary>In seconds.</summary>
    private static readonly FrozenDictionary<string, decimal> Durations = Values(
        (1, "second seconds seconde secondes sekunde sekunden segundo segundos"), (60, "minute minutes minuten minuto minutos"), (3_600, "hour hours heure heures stunde stunden hora horas"),
        (86_400, "day days jour jours tag tage tagen día días"), (604_800, "week weeks semaine semaines woche wochen semana semanas"),
        (2_628_000, "month months mois monat monate monaten mes meses"), (31_536_000, "year years ans jahr jahre jahren año años"), (315_360_000, "decade decades"));

    /// <summary>In metres.</summary>
    private static readonly FrozenDictionary<string, decimal> Lengths = Values(
        (0.01m, "centimetre centimetres cm"), (1, "metre metres meter meters mètre mètres metro metros"), (1_000, "kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro kilómetros km"),
        (1_609.34m, "mile miles"), (0.3048m, "foot feet ft"), (0.0254m, "inch inches"), (0.9144m, "yard yards"));

    private static readonly FrozenDictionary<string, string> Currencies = new[]
    {
        ("£", "£ pound pounds"), ("€", "€ euro euros"), ("$", "$ dollar dollars dólares"), ("yen", "yen"), ("koruna", "koruna"), ("franc", "francs franken"),
        ("rupee", "rupees"), ("peso", "pesos"), ("crown", "crowns"), ("p", "pence"),
    }.SelectMany(currency => currency.Item2.Split(' ').Select(word => (word, currency.Item1))).ToFrozenDictionary(word => word.word, word => word.Item2, StringComparer.Ordinal);

    /// <summary>Before a number they make it the name of something: "Article 50", "No 10".</summary>
    private static readonly FrozenSet<string> Numbering = Set("no nr number article section chapter page flight route level phase channel day week");

    private static readonly FrozenSet<string> Approximate = Set(
        "about around approximately some nearly almost roughly over under than least most estimated environ près plus etwa rund fast über mehr unos unas casi más cerca");

    private static readonly FrozenSet<string> Fractions = Set("half third thirds quarter quarters fifth fifths tenth tenths point points times");

    public static int? Find(string language, string word) =>
        Small.TryGetValue(language, out var words) && words.TryGetValue(word, out var value) ? value : null;

    public static decimal? Scale(string word) => Find(Scales, word);

    public static decimal? Seconds(string word) => Find(Durations, word);

    public static decimal? Metres(string word) => Find(Lengths, word);

    public static string? Currency(string word) => Currencies.GetValueOrDefault(word);

    /// <summary>A scale, unit or currency: that two sentences have it shows nothing.</summary>
    public static bool IsUnit(string word) => Scales.ContainsKey(word) || Durations.ContainsKey(word) || Lengths.ContainsKey(word) || Currencies.ContainsKey(word);

    public static bool IsShare(string word) => word is "%" or "percent" or "prozent" or "pc";

    public static bool Numbers(string word) => Numbering.Contains(word);

    public static bool IsAbout(string word) => Approximate.Contains(word);

    /// <summary>The number behind which it stands counts parts of a whole, or times, which are not compared.</summary>
    public static bool IsFraction(string word) => Fractions.Contains(word);

    private static decimal? Find(FrozenDictionary<string, decimal> values, string word) => values.TryGetValue(word, out var value) ? value : null;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Count(string small, string tens) =>
        small.Split(' ').Select((word, i) => (word, i + 1)).Concat(tens.Split(' ').Select((word, i) => (word, (i + 2) * 10)))
            .ToFrozenDictionary(word => word.Item1, word => word.Item2, StringComparer.Ordinal);

    private static FrozenDictionary<string, decimal> Values(params (decimal Value, string Words)[] groups) =>
        groups.SelectMany(group => group.Words.Split(' ').Select(word => (word, group.Value))).ToFrozenDictionary(word => word.word, word => word.Value, StringComparer.Ordinal);
}
