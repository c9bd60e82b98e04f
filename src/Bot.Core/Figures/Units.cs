using System.Collections.Frozen;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>What a number measures. Only quantities of the same kind can be compared.</summary>
internal enum UnitKind
{
    /// <summary>Nothing says what it counts.</summary>
    None,

    /// <summary>Things are counted.</summary>
    Count,
    Money,
    Share,
    Points,
    Factor,
    Age,
    Time,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,

    /// <summary>Any other unit of measurement.</summary>
    Measure,
}

/// <param name="Name">In the singular: "dollar", "mile per hour"; for what is counted the noun with what limits it.</param>
/// <param name="Shown">As a figure shows it: "USD", "mph", "criminal networks".</param>
internal sealed record Unit(UnitKind Kind, string Name, string Shown)
{
    /// <summary>A unit of measurement is shown as the text has it, in the plural: "km", "kilometres", "megawatts".</summary>
    public Unit As(string form)
    {
        if (Kind is UnitKind.Count or UnitKind.Money or UnitKind.Share or UnitKind.Points or UnitKind.Factor or UnitKind.Age)
            return this;
        var word = form.TrimStart('-', ' ');
        if (word is "C" or "F")
            return this with { Shown = "°" + word };
        return this with { Shown = word.Length > 3 && word.All(c => char.IsAsciiLetter(c) || c == ' ') && !word.Contains(" per ", StringComparison.Ordinal) && !word.Contains(" an ", StringComparison.Ordinal) ? Nouns.Plural(word.ToLowerInvariant()) : word };
    }

    public static readonly Unit None = new(UnitKind.None, "", "");
    public static readonly Unit Percent = new(UnitKind.Share, "percentage", "percent");
    public static readonly Unit Factor = new(UnitKind.Factor, "factor", "factor");
    public static readonly Unit Age = new(UnitKind.Age, "year of age", "years of age");
    public static readonly Unit People = new(UnitKind.Count, "people", "people");
}

/// <summary>The units of units.txt, found by how they are written.</summary>
internal static class Units
{
    private const string FileName = "units.txt";

    /// <summary>Behind a form in the file: it never stands behind a number.</summary>
    private const char BeforeOnly = '#';

    /// <summary>Lines that say in which countries a currency is meant.</summary>
    private const string Country = "country;";

    /// <summary>Words and signs of the longest form: "miles per gallon", "lb.-ft.".</summary>
    private const int LongestForm = 5;

    private static readonly Lazy<FrozenDictionary<string, Unit>> Forms = new(() => Read(before: false));

    private static readonly Lazy<FrozenDictionary<string, Unit>> Signs = new(() => Read(before: true));

    /// <summary>For the name of a currency that several countries have, the countries and the codes of theirs.</summary>
    private static readonly Lazy<FrozenDictionary<string, (string Name, string Code)[]>> Countries = new(() => Resource.Lines(FileName).Where(line => line.StartsWith(Country, StringComparison.Ordinal))
        .Select(line => line.Split(';', 4, StringSplitOptions.TrimEntries)).GroupBy(fields => fields[1], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(fields => fields[3].Split(',', StringSplitOptions.TrimEntries).Select(name => (name, fields[2]))).ToArray(), StringComparer.Ordinal));

    private static readonly Lazy<FrozenSet<string>> Codes = new(() => Forms.Value.Where(form => form.Value.Kind == UnitKind.Money && form.Key.Length == 3 && form.Key.All(char.IsAsciiLetterUpper))
        .Select(form => form.Key).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>An ISO 4217 code of a currency, in capitals.</summary>
    public static bool IsCode(string letters) => Codes.Value.Contains(letters);

    /// <summary>The currency that "francs" or "crowns" are in a text that speaks of one of the countries that have them; null where it speaks of none or of several.</summary>
    public static Unit? CurrencyOf(string name, string text)
    {
        if (!Countries.Value.TryGetValue(name, out var countries))
            return null;
        var codes = countries.Where(country => text.Contains(country.Name, StringComparison.Ordinal)).Select(country => country.Code).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return codes.Count == 1 ? Find(codes[0]) : null;
    }

    /// <summary>The unit of a name, form or code that a person types: "GBP", "pounds", "%".</summary>
    public static Unit? Named(string name) => name.ToLowerInvariant() is "pounds" or "pound" ? Find("GBP") : Find(name) ?? Find(name.ToUpperInvariant());

    /// <summary>The unit that begins at a word, and where it ends; the longest form wins.</summary>
    public static (Unit Unit, int End)? At(SentenceWords words, int first)
    {
        for (var end = Math.Min(words.Count, first + LongestForm); end > first; end--)
        {
            var form = Form(words, first, end);
            // "30,000ft." at the end of a sentence.
            if (form[^1] == '.' && end == words.Count)
                continue;
            if (form is "\"" && !IsInchMark(words, first))
                continue;
            if (Find(form)?.As(form) is { } unit && (form.Length > 1 || !char.IsAsciiLetter(form[0]) || words.Touch(first - 1, first) || form is "C" or "W" or "V" or "F"))
                return (unit, end);
        }

        return null;
    }

    /// <summary>A straight quotation mark is inches only right behind digits that no quotation holds.</summary>
    private static bool IsInchMark(SentenceWords words, int at)
    {
        if (!words.Touch(at - 1, at) || words[at - 1].Form != WordForm.Digits || words[at - 1].Text.Length > 3)
            return false;
        var marks = 0;
        for (var i = 0; i < at; i++)
            marks += words.Is(i, "\"") && !(words.Touch(i - 1, i) && words[i - 1].Form == WordForm.Digits) ? 1 : 0;
        return marks % 2 == 0;
    }

    /// <summary>The currency that stands before a number, and where it begins.</summary>
    public static (Unit Unit, int First)? Before(SentenceWords words, int end)
    {
        for (var first = Math.Max(0, end - 3); first < end; first++)
        {
            var form = Form(words, first, end);
            if (form.Length > 0 && (!char.IsAsciiLetter(form[^1]) || form.Any(char.IsUpper)) && Signs.Value.TryGetValue(form, out var unit) && !IsPlayStation(words, form, end))
                return (unit, first);
        }

        return null;
    }

    /// <summary>
    /// "PS" is a pound sign in text that was forced into ASCII (unidecode makes "PS" of "£" and "Y=" of "¥"), unless it is a PlayStation.
    /// </summary>
    private static bool IsPlayStation(SentenceWords words, string form, int number) =>
        form == "PS" && words[number].Text.Length == 1 && (words[number + 1].Form != WordForm.Letters || (!words.Touch(number, number + 1) && NumberWords.Scale(words[number + 1].Text) is null));

    private static string Form(SentenceWords words, int first, int end)
    {
        if (end - first == 1)
            return words.Written(first);
        var form = words.Written(first);
        for (var i = first + 1; i < end; i++)
            form += words[i].SpaceBefore ? " " + words.Written(i) : words.Written(i);
        return form;
    }

    private static Unit? Find(string form) =>
        Forms.Value.TryGetValue(form, out var exact) ? exact : form.Length > 2 && Forms.Value.TryGetValue(form.ToLowerInvariant(), out var folded) ? folded : null;

    /// <param name="before">The forms that stand before a number: signs and codes of currencies.</param>
    private static FrozenDictionary<string, Unit> Read(bool before)
    {
        var forms = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines(FileName))
        {
            if (line.Length == 0 || line[0] == '#' || line.StartsWith(Country, StringComparison.Ordinal))
                continue;
            var fields = line.Split(';', 4, StringSplitOptions.TrimEntries);
            var unit = new Unit(Kind(fields[0]), fields[1], fields[2].Length > 0 ? fields[2] : Nouns.Plural(fields[1]));
            foreach (var form in fields[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (before ? unit.Kind == UnitKind.Money : form[^1] != BeforeOnly)
                    forms.TryAdd(form.TrimEnd(BeforeOnly), unit);
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static UnitKind Kind(string name) => name switch
    {
        "money" => UnitKind.Money,
        "share" => UnitKind.Share,
        "points" => UnitKind.Points,
        "factor" => UnitKind.Factor,
        "age" => UnitKind.Age,
        "time" => UnitKind.Time,
        "length" => UnitKind.Length,
        "area" => UnitKind.Area,
        "volume" => UnitKind.Volume,
        "mass" => UnitKind.Mass,
        "speed" => UnitKind.Speed,
        "temperature" => UnitKind.Temperature,
        "count" => UnitKind.Count,
        _ => UnitKind.Measure,
    };
}
