using System.Globalization;

namespace Bot.Core.Figures;

/// <summary>Numbers in digits with what scales them: "1,200", "816 000", "1,5 million", "3.4bn", "2/3".</summary>
internal static class DigitReader
{
    private const int MaxDigits = 15;

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
        if (words.Touch(first, end) && words[end].Form == WordForm.Letters)
        {
            if (NumberWords.Suffix(words[end].Text) is { } suffix && IsSuffix(words, first, end))
                (scale, end) = (suffix, end + 1);
            else if (words[end].Text is "st" or "nd" or "rd" or "th" or "s")
                return null;
        }

        for (; NumberWords.Scale(words[end].Text) is { } next && words[end].Text is not ("cent" or "cents"); end++)
        {
            scale *= next;
            if (scale > NumeralReader.Largest)
                return null;
        }

        if (value * scale > NumeralReader.Largest)
            return null;
        if (words.Is(end, "and") && words.Is(end + 1, "a") && words.Is(end + 2, "half"))
            (value, precision, end) = (value + 0.5m, 0.1m, end + 3);
        return new Numeral(value * scale, first, end, NumeralForm.Digits, precision * scale) { Scale = scale };
    }

    /// <summary>"10m" is ten metres where nothing shows that millions are meant: money before it, or what is counted behind it.</summary>
    private static bool IsSuffix(SentenceWords words, int first, int suffix)
    {
        if (words[suffix].Text is not ("m" or "b" or "t" or "k" or "mil"))
            return true;
        if (words[first - 1].Text is "$" or "£" or "€" or "¥" or "=" or "rm" or "ps" || words[first - 1].Text is { Length: 3 } && words.Touch(first - 1, first))
            return true;
        if (words[suffix].Text is "m" && SpeaksOfMoney(words, first))
            return true;
        return words[suffix].Text is "k" || (words[suffix + 1] is { Form: WordForm.Letters, SpaceBefore: true } next && !Grammar.IsFunction(next.Text) && !IsRace(next.Text));
    }

    /// <summary>"the 100m final"</summary>
    private static bool IsRace(string word) => word is "sprint" or "race" or "final" or "hurdles" or "freestyle" or "relay" or "dash" or "butterfly" or "backstroke" or "breaststroke" or "medley" or "record" or "champion" or "title" or "run" or "pool";

    private static bool SpeaksOfMoney(SentenceWords words, int except)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsAny(i, "$", "£", "€", "¥") || (i > except && words[i].Form == WordForm.Letters && words[i].Text.Length > 3 && Units.At(words, i)?.Unit.Kind == UnitKind.Money && words.IsAny(i - 1, "m", "bn", "million", "billion"))
                || (i < except && words[i].Form == WordForm.Letters && words[i].Text.Length > 3 && Units.At(words, i)?.Unit.Kind == UnitKind.Money))
                return true;
        }

        return false;
    }

    private static bool IsSign(string letters) =>
        letters is { Length: 1 } ? letters is "R" or "x" : letters is { Length: 2 } ? letters is "RM" or "PS" or "US" or "Rs" or "NT" : Units.IsCode(letters);

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
