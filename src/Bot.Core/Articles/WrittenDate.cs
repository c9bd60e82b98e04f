using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>A whole day as people write it, in English, French, German or Spanish.</summary>
internal sealed record WrittenDate(DateOnly Day, TextSpan Span)
{
    // Abbreviations are matched by their first letters: "Sept.", "févr.", "Okt", "dic".
    private static readonly (string Prefix, int Month)[] Months =
    [
        ("jan", 1), ("jän", 1), ("ene", 1),
        ("feb", 2), ("fév", 2), ("fev", 2),
        ("mar", 3), ("mär", 3), ("mrz", 3),
        ("apr", 4), ("avr", 4), ("abr", 4),
        ("may", 5), ("mai", 5),
        ("juin", 6), ("jun", 6),
        ("juil", 7), ("jul", 7),
        ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8),
        ("sep", 9), ("set", 9),
        ("oct", 10), ("okt", 10),
        ("nov", 11),
        ("dec", 12), ("déc", 12), ("dez", 12), ("dic", 12),
    ];

    private const string MonthNames =
        "january|february|march|april|may|june|july|august|september|october|november|december"
        + "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
        + "|januar|jänner|februar|märz|juni|juli|oktober|dezember"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
        + "|jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|oct|okt|nov|dec|dez|janv|févr|avr|juil|déc|ene|abr|ago|dic|mrz|mär";

    private const string MonthName = "(?<month>" + MonthNames + ")";

    private static readonly Regex[] Forms =
    [
        new(@"(?<![\p{L}\d])(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?" + MonthName + @"\.?,?\s+(?:de\s+|del\s+)?(?<year>\d{4})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)),
        new(@"(?<![\p{L}\d])" + MonthName + @"\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)),
        new(@"(?<!\d)(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)),
        // With dots the day always comes first; with slashes it may be the month, so those are read only when one order is possible.
        new(@"(?<!\d)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)),
        new(@"(?<!\d)(?<day>1[3-9]|2\d|3[01])/(?<month>\d{1,2})/(?<year>\d{4})(?!\d)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)),
        new(@"(?<!\d)(?<month>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>\d{4})(?!\d)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)),
    ];

    private static readonly FrozenDictionary<string, int> MonthsByName =
        MonthNames.Split('|').Distinct().ToFrozenDictionary(name => name, NumberOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of the month, 1 to 12, that a word names in one of the languages; null where it names none.</summary>
    public static int? Month(string word) => MonthsByName.TryGetValue(word.EndsWith('.') ? word[..^1] : word, out var month) ? month : null;

    /// <summary>The date that begins exactly at this place.</summary>
    public static WrittenDate? Match(string text, int at) => Find(text, at) is { } found && found.Span.Start == at ? found : null;

    /// <summary>The first date at or after this place.</summary>
    public static WrittenDate? Find(string text, int from)
    {
        WrittenDate? first = null;
        foreach (var form in Forms)
        {
            for (var match = form.Match(text, from); match.Success; match = match.NextMatch())
            {
                if (first is not null && match.Index >= first.Span.Start)
                    break;
                if (TryDay(match) is { } day)
                    first = new WrittenDate(day, new TextSpan(match.Index, match.Length));
            }
        }
        return first;
    }

    private static int NumberOf(string month) => Months.First(m => month.StartsWith(m.Prefix, StringComparison.OrdinalIgnoreCase)).Month;

    private static DateOnly? TryDay(Match match)
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        var month = match.Groups["month"].Value;
        if (!int.TryParse(month, CultureInfo.InvariantCulture, out var number))
            number = NumberOf(month);
        return year > 0 && number is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, number) ? new DateOnly(year, number, day) : null;
    }
}
