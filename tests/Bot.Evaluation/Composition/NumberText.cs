using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>Numbers as they are written, read here anew so that what is measured does not measure itself.</summary>
internal static partial class NumberText
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static string WordsOf(int number) => number < 20 ? Small[number] : Tens[number / 10 - 2] + (number % 10 == 0 ? "" : "-" + Small[number % 10]);

    /// <summary>Of words below a hundred.</summary>
    public static int? ValueOf(string words)
    {
        for (var number = 0; number < 100; number++)
        {
            if (WordsOf(number).Equals(words, StringComparison.OrdinalIgnoreCase))
                return number;
        }

        return null;
    }

    /// <summary>All numbers of a text, those with a scale also as they are written without it.</summary>
    public static HashSet<decimal> ValuesOf(string text)
    {
        var values = new HashSet<decimal>();
        foreach (Match match in Digits().Matches(text))
        {
            var value = Parse(match.Groups["n"].Value);
            values.Add(value);
            values.Add(value * ScaleOf(match.Groups["scale"].Value));
        }

        foreach (Match match in WordNumber().Matches(text))
        {
            var value = ValueOf(match.Groups["n"].Value) ?? 0;
            values.Add(value);
            values.Add(value * ScaleOf(match.Groups["scale"].Value));
        }

        return values;
    }

    public static decimal Parse(string digits)
    {
        var plain = digits.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal);
        return decimal.Parse(DecimalComma().Replace(plain, ".$1").Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private static decimal ScaleOf(string scale) => scale switch
    {
        "" => 1,
        "thousand" or "k" => 1_000,
        "m" or "million" => 1_000_000,
        _ => 1_000_000_000,
    };

    [GeneratedRegex(@"(?<n>\d{1,3}(?:[,\u00A0\u202F ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?) ?(?<scale>thousand|million|billion|m|bn|k)?\b")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?<n>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b(?: (?<scale>thousand|million|billion))?", RegexOptions.IgnoreCase)]
    private static partial Regex WordNumber();

    [GeneratedRegex(@",(\d{1,2})$")]
    private static partial Regex DecimalComma();
}
