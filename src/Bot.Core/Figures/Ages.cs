using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Numbers that are the age of somebody, without a unit that says so.</summary>
internal static class Ages
{
    /// <summary>Words between "the ages" and the last of its numbers: "the ages of 5 and 14".</summary>
    private const int AgeWords = 4;

    /// <summary>"aged 35", "Maddon, 66, has", "Marie (47)", "a woman of 50".</summary>
    public static bool IsAge(SentenceWords words, Numeral numeral)
    {
        var (first, end) = (numeral.First, numeral.End);
        if (numeral.Value is < 1 or > 120 || numeral.Value % 1 != 0 || end != first + 1)
            return false;
        if (words.IsAny(first - 1, "aged", "âgé", "âgée"))
            return true;
        for (var i = first - 1; i >= first - AgeWords && words[i].Form != WordForm.Sign; i--)
        {
            if (words.IsAny(i, "age", "ages", "aged"))
                return true;
        }

        // "a widow of 83"
        if (words.Is(first - 1, "of") && numeral.Value >= 10 && words[first - 2].Form == WordForm.Letters && !Nouns.IsPlural(words[first - 2].Text) && Grammar.IsPerson(words[first - 2].Text) && words[end].Form != WordForm.Letters)
            return true;
        // "most of them women under 25"
        if (words.IsAny(first - 1, "under", "over") && words[first - 2].Form == WordForm.Letters && Nouns.IsPlural(words[first - 2].Text) && Grammar.IsPerson(words[first - 2].Text) && !Nouns.IsPlural(words[end].Text))
            return true;
        return (words.Is(first - 1, ",") && words[first - 2].IsCapital && words.IsAny(end, ",", ".", ";") && words[first - 2].Form == WordForm.Letters && WrittenDate.Month(words[first - 2].Text) is null && numeral.Form == NumeralForm.Digits
                && !(words.Is(end, ",") && words[end + 1].Form == WordForm.Digits && words[end + 1].Text.Length == 4))
            || (words.Is(first - 1, "(") && words[first - 2].IsCapital && words.Is(end, ")") && numeral.Value >= 10);
    }

    /// <summary>"she was 35", "he turned 40".</summary>
    public static bool IsAge(SentenceWords words, Quantity quantity) =>
        quantity.Value is >= 1 and <= 120 && words.IsAny(quantity.Start - 1, "is", "was", "be", "turned", "turns", "turning") && (words.IsAny(quantity.Start - 2, "he", "she", "who") || words.IsAny(quantity.Start - 3, "he", "she", "who"));
}
