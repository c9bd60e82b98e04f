using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Evaluation.Composition;

/// <summary>Changes of a sentence that keep it true: other forms of the same number, marks of quotation, dropped asides.</summary>
internal static partial class SafeRewriting
{
    private static readonly Func<string, string>[] English =
    [
        text => text,
        text => PercentSign().Replace(text, "$1 per cent"),
        text => PercentWord().Replace(text, "$1%"),
        text => ShortScale().Replace(text, match => $"{match.Groups[1].Value} {(match.Groups[2].Value == "m" ? "million" : "billion")}"),
        text => RoundThousands().Replace(text, match => Words(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)) + " thousand", 1),
        text => SmallNumberWord().Replace(text, match => NumberText.ValueOf(match.Value)!.Value.ToString(CultureInfo.InvariantCulture), 1), // the pattern has words of the table only
        text => SmallNumber().Replace(text, match => Words(int.Parse(match.Value, CultureInfo.InvariantCulture)), 1),
        text => Aside().Replace(text, "", 1),
        text => LeadingAdverbial().Replace(text, match => match.Groups[1].Value.ToUpperInvariant(), 1),
        StraightQuotes,
    ];

    public static string Rewrite(string text, string language, Random random)
    {
        if (language != "en")
            return text;
        for (var i = random.Next(3); i > 0; i--)
            text = English[random.Next(English.Length)](text);
        return text;
    }

    private static string StraightQuotes(string text) => text.Replace('“', '"').Replace('”', '"').Replace('’', '\'');

    private static string Words(int number) => NumberText.WordsOf(number);

    [GeneratedRegex(@"(\d) ?%")]
    private static partial Regex PercentSign();

    [GeneratedRegex(@"(\d) ?(?:per cent|percent|pc)\b")]
    private static partial Regex PercentWord();

    [GeneratedRegex(@"([£€$]\d+(?:\.\d+)?)(m|bn)\b")]
    private static partial Regex ShortScale();

    [GeneratedRegex(@"(?<![\p{L}\p{N}£€$.,-])([1-9]\d?),000(?= \p{Ll})")]
    private static partial Regex RoundThousands();

    [GeneratedRegex(@"(?<![-\p{L}] ?)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= (?:people|years|months|weeks|days|hours|minutes|children|countries|companies|men|women|times)\b)")]
    private static partial Regex SmallNumberWord();

    [GeneratedRegex(@"(?<![\p{L}\p{N}£€$.,:–-]|\p{Lu}\p{L}* )(?:[2-9]|1[0-2])(?= (?:people|years|months|weeks|days|hours|minutes|children|countries|companies|men|women|times)\b)")]
    private static partial Regex SmallNumber();

    [GeneratedRegex(@" \([^()]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(?:Meanwhile|However|Nevertheless|Additionally|In addition|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day), (\p{L})")]
    private static partial Regex LeadingAdverbial();
}
