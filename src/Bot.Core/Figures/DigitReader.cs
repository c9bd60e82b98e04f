using System.Globalization;

namespace Bot.Core.Figures;

/// <summary>Numbers in digits with what scales them: "1,200", "816 000", "1,5 million", "3.4bn", "2/3".</summary>
internal static class DigitReader
{
    private const int MaxDigits = 15;

    /// <summary>Words between "12m" and what shows that metres are meant.</summary>
    private const int LengthWords = 3;

    public static Numeral? Read(SentenceWords words, int first)
    {
        // "M21", "A8": a name.
        if (words.Touch(first - 1, first) && words[first - 1].Form == WordForm.Letters && !IsSign(words.Written(first - 1)) && !words.Is(first - 2, "$"))
            return null;
        if (Parse(words[first].Text, words.Language) is not var (value, precision))
            return null;
        if (words.IsAny(first + 1, "/", "⁄") && words.Touch(first, first + 1) && words.Touch(first + 1, first + 2) && Parse(words[first + 2].Text, words.Language) is var (divisor, _)
            && value < divisor && value > 0 && divisor <= 1_000 && !words.Is(first + 3, "/") && (value, divisor) is not ((9, 11) or (7, 7) or (24, 7)))
            return new Numeral(value / divisor, first, first + 3, NumeralForm.Fraction, 0);

        var end = first + 1;
        decimal scale = 1;
        // "2½"
        if (words.Touch(first, end) && VulgarFraction(words[end].Text) is { } half)
            (value, precision, end) = (value + half, 0.01m, end + 1);
        if (words.Touch(first, end) && words[end].Form == WordForm.Letters)
        {
            if (NumberWords.Suffix(words[end].Text) is { } suffix && IsSuffix(words, first, end))
                (scale, end) = (suffix, end + 1);
            else if (words[end].Text is "st" or "nd" or "rd" or "th" or "s")
                return null;
        }

        for (; NumberWords.Scale(words[end].Text) is { } next && words[end].Text is not ("cent" or "cents"); end++)
        {
            if (next > NumeralReader.Largest / scale)
                return null;
            scale *= next;
        }

        if (value > NumeralReader.Largest / scale)
            return null;
        if (words.Is(end, "and") && words.Is(end + 1, "a") && words.Is(end + 2, "half"))
            (value, precision, end) = (value + 0.5m, 0.1m, end + 3);
        return new Numeral(value * scale, first, end, NumeralForm.Digits, precision * scale) { Scale = scale };
    }

    /// <summary>"1.1m voted" are millions, "12m deep" are metres: the words around tell.</summary>
    private static bool IsSuffix(SentenceWords words, int first, int suffix)
    {
        var letter = words[suffix].Text;
        if (letter is not ("m" or "b" or "t"))
            return true;
        if (words[first - 1].Text is "$" or "£" or "€" or "¥" or "=" or "rm" or "ps" or "kr" || (words[first - 1].Text.Length == 3 && words.Touch(first - 1, first)))
            return true;
        var next = words[suffix + 1];
        if (letter != "m")
            return next is { Form: WordForm.Letters, SpaceBefore: true } && !Grammar.IsFunction(next.Text);
        if (next.Text.Length > 1 && Units.At(words, suffix + 1) is not null)
            return true;
        return !IsLength(next.Text) && !(words.Is(suffix + 1, "-") && words.Touch(suffix, suffix + 1)) && !Enumerable.Range(0, words.Count).Any(i => IsLengthUnit(words[i].Text) || (Math.Abs(i - suffix) <= LengthWords && IsLength(words[i].Text)));
    }

    /// <summary>"12m deep", "the 100m final"</summary>
    private static bool IsLength(string word) => word is "long" or "wide" or "high" or "deep" or "tall" or "away" or "thick" or "apart" or "above" or "below" or "sprint" or "race" or "final" or "hurdles" or "freestyle" or "relay" or "dash"
        or "butterfly" or "backstroke" or "breaststroke" or "medley" or "pool" or "depth" or "height" or "length" or "width" or "distance" or "radius" or "underwater" or "altitude" or "diameter" or "square" or "x" or "×";

    private static bool IsLengthUnit(string word) => word is "metre" or "metres" or "meter" or "meters" or "km" or "cm" or "mm" or "ft" or "feet" or "kilometres" or "kilometers" or "swam" or "swim" or "sprinted" or "jumped";

    /// <summary>The value of a fraction that is one character; null for any other.</summary>
    private static decimal? VulgarFraction(string sign) => sign switch { "½" => 0.5m, "¼" => 0.25m, "¾" => 0.75m, "⅓" => 1m / 3, "⅔" => 2m / 3, "⅛" => 0.125m, "⅜" => 0.375m, _ => null };

    private static bool IsSign(string letters) =>
        letters is { Length: 1 } ? letters is "R" or "x" : letters is { Length: 2 } ? letters is "RM" or "PS" or "US" or "Rs" or "NT" or "kr" or "Kr" : Units.IsCode(letters);

    private static (decimal Value, decimal Precision)? Parse(string text, string language)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u202F", "", StringComparison.Ordinal);
        var point = digits.LastIndexOfAny(['.', ',']);
        // A separator with three digits behind groups them, in the way of its language.
        if (point >= 0 && (digits.Length - point == 4) && digits[point] == (language == "en" ? ',' : '.'))
            point = -1;
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..];
        whole = string.Concat(whole.Where(char.IsAsciiDigit));
        if (whole.Length + fraction.Length > MaxDigits || (whole.Length > 1 && whole[0] == '0') || !decimal.TryParse($"{whole}.{fraction}0", NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        var precision = 1m;
        for (var i = 0; i < fraction.Length; i++)
            precision /= 10;
        return (value, fraction.Length == 0 && value > 0 && whole.EndsWith("00", StringComparison.Ordinal) ? Zeros(value) : precision);
    }

    /// <summary>One of the last place that is meant where the rest are noughts: 100 for 1,200.</summary>
    public static decimal Zeros(decimal value)
    {
        var precision = 1m;
        while (value > 0 && value % (precision * 10) == 0)
            precision *= 10;
        return precision;
    }
}
