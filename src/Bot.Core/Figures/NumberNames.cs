using System.Collections.Frozen;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>Numbers that count nothing: years, dates, times of day, scores, and parts of names.</summary>
internal static class NumberNames
{
    private static readonly FrozenSet<string> Numbering = Set(
        "no no. nr number numbers nos article articles section sections chapter page pages flight route level phase channel day week game round stage step part volume vol act bill rule group grade class category zone "
        + "highway motorway interstate room gate platform lane line track unit floor lot block apt suite box formula top windows ios android type mark version schedule annex appendix clause paragraph protocol resolution "
        + "psalm verse season episode series figure fig table exhibit tier division area ward precinct agenda goal target");

    private static readonly FrozenSet<string> Streets = Set("road street avenue st ave lane drive way boulevard blvd court place square close crescent terrace row park hill rd dr");

    /// <summary>Characters of "10.45".</summary>
    private const int LongestTime = 5;

    /// <summary>Behind a time of day; zones in capitals.</summary>
    private static readonly FrozenSet<string> Zones = Set("GMT BST CET CEST EST EDT PST PDT ET PT UTC");
    private static readonly FrozenSet<string> Hours = Set("am pm a.m p.m a.m. p.m. o'clock o’clock uhr hrs noon");

    /// <param name="hasUnit">A unit or a currency stands beside the number.</param>
    public static bool IsName(SentenceWords words, Numeral numeral, bool hasUnit, CountedNoun? noun)
    {
        var hasNoun = noun is not null;
        var (first, end) = (numeral.First, numeral.End);
        if (numeral.Form != NumeralForm.Digits)
            return numeral.Form == NumeralForm.Words && !hasUnit && (IsInName(words, first, end) || IsNamed(words, first, end));
        if (IsTime(words, first, end) || IsDate(words, first, end))
            return true;
        // "4:39", "AB-12", "3/4/2020", "#5", "v2.1", "@4": parts of something else.
        if (words.Touch(first - 1, first) && (words.IsAny(first - 1, ":", "/", "#", "@", "_", "’", "'") || (words.Is(first - 1, "-") && !hasUnit && IsJoined(words, first))))
            return true;
        if (words.Touch(end - 1, end) && (words.IsAny(end, ":", "/", "_", "@") && words[end + 1].Form == WordForm.Digits && words.Touch(end, end + 1)))
            return true;
        if (hasUnit)
            return false;
        if (IsScore(words, first, end, hasNoun) || IsCall(words, first))
            return true;
        if (IsYear(words, first, end, hasNoun))
            return true;
        if (words.IsAny(end, "bc", "bce", "ad") && words[end].IsCapital)
            return true;
        // "7b", "12A": what follows without a space is no unit.
        if (words.Touch(end - 1, end) && words[end].Form == WordForm.Letters)
            return true;
        var counts = noun is { } counted && counted.First == end && Nouns.IsPlural(words[counted.End - 1].Text);
        var isListItem = first == 0 && words.IsAny(end, ".", ")") && words[end + 1].IsCapital;
        return isListItem || words.IsAny(first - 1, "#", "№") || IsNumbered(words, first, counts) || IsAddress(words, end) || IsInName(words, first, end);
    }

    /// <summary>A bare year: four digits, where nothing shows that they count.</summary>
    public static bool IsYear(SentenceWords words, int first, int end, bool hasNoun)
    {
        if (end != first + 1 || words[first].Text.Length != 4 || !words[first].Text.All(char.IsAsciiDigit) || words[first].Text[0] is not ('1' or '2'))
            return false;
        var year = int.Parse(words[first].Text, System.Globalization.CultureInfo.InvariantCulture);
        if (year is < 1500 or > 2199)
            return false;
        if (!hasNoun)
            return true;
        if (year < 1900)
            return words.IsAny(first - 1, "in", "since", "until", "from", "between", "by");
        // "in 2016 boats came" is a year; "almost 2000 boats" and "more than 2000 people" are not.
        var isLimited = Grammar.IsQuantifier(words[first - 1].Text) && !words.IsAny(first - 1, "about", "over");
        return !isLimited && !(words.IsAny(first - 1, "of", "than", "about", "over") && Grammar.IsPerson(words[end].Text));
    }

    /// <summary>"10.45pm", "1900 GMT", "4:39".</summary>
    private static bool IsTime(SentenceWords words, int first, int end) =>
        (words[first].Text.Length <= LongestTime && (words.IsIn(end, Hours) || (words[end].IsCapital && Zones.Contains(words.Written(end)))))
        || (words.Is(end, ":") && words[end + 1].Form == WordForm.Digits && words.Touch(end, end + 1));

    private static bool IsDate(SentenceWords words, int first, int end)
    {
        if (end != first + 1 || words[first].Text.Length > 2)
            return false;
        var before = words.Is(first - 1, ".") ? first - 2 : first - 1;
        if (IsMonth(words, before) && !words.Is(end, "%"))
            return true;
        // "el 18 de julio"
        var after = words.IsAny(end, "-", "–", "to", "and", "&", "/") && words[end + 1].Form == WordForm.Digits ? end + 2 : words.Language == "es" && words.Is(end, "de") ? end + 1 : end;
        return IsMonth(words, after);
    }

    private static bool IsMonth(SentenceWords words, int place) =>
        words[place].Form == WordForm.Letters && (words[place].IsCapital || words.Language != "en") && WrittenDate.Month(words[place].Text) is not null;

    /// <summary>"2-1", "6–4", and the pieces of longer numbers: "0800-123-456".</summary>
    private static bool IsScore(SentenceWords words, int first, int end, bool hasNoun)
    {
        var withNext = words.IsAny(end, "-", "–") && words.Touch(end - 1, end) && words.Touch(end, end + 1) && words[end + 1].Form == WordForm.Digits;
        var withPrevious = words.IsAny(first - 1, "-", "–") && words.Touch(first - 1, first) && words.Touch(first - 2, first - 1) && words[first - 2].Form == WordForm.Digits;
        if (withPrevious)
            return !IsCountedRange(words, first);
        return withNext && !IsCountedRange(words, end + 1);
    }

    /// <summary>The second number of a pair counts something: "15-20 years", "4-5%".</summary>
    private static bool IsCountedRange(SentenceWords words, int second)
    {
        var end = second + 1;
        if (words.IsAny(end, "-", "–") && words.Touch(end - 1, end) && words[end + 1].Form == WordForm.Digits)
            return false;
        if (words[second].Text.Length == 2 && words[second - 2].Text.Length == 4)
            return false;
        return Units.At(words, end) is not null || NumberWords.Scale(words[end].Text) is not null || NumberWords.Suffix(words[end].Text) is not null
            || (words[end].Form == WordForm.Letters && words[end].SpaceBefore && CountedNoun.Find(words, end, 2) is { } noun && Nouns.IsPlural(words[noun.End - 1].Text)) || Units.Before(words, second - 2) is not null;
    }

    private static bool IsJoined(SentenceWords words, int first) =>
        words.Touch(first - 2, first - 1) && words[first - 2].Form == WordForm.Letters && NumberWords.Cardinal(words.Language, words[first - 2].Text) is null && words[first - 2].Text is not "minus" and not "mid";

    /// <summary>A number to call: it begins with "+" or 0.</summary>
    private static bool IsCall(SentenceWords words, int first) => words.IsAny(first - 1, "dial", "call", "ring", "phone", "tel") || IsInDigitRun(words, first) || (words.Is(first - 1, "+") && words[first].Text.Length <= 3) || (words[first].Text.Length > 1 && words[first].Text[0] == '0' && words[first].Text[1] != '.');

    /// <summary>"20 7946 0123": three numbers in a row with nothing between.</summary>
    private static bool IsInDigitRun(SentenceWords words, int at)
    {
        var (first, end) = (at, at + 1);
        while (words[first - 1].Form == WordForm.Digits)
            first--;
        while (words[end].Form == WordForm.Digits)
            end++;
        return end - first >= 3;
    }

    private static bool IsNumbered(SentenceWords words, int first, bool hasNoun)
    {
        var before = words.Is(first - 1, ".") ? first - 2 : first - 1;
        return Numbering.Contains(words[before].Text) && (words[before].IsCapital || !hasNoun) && !(before > 0 && words.IsAny(before - 1, "a", "the") && words.Is(before, "number") && hasNoun);
    }

    /// <summary>"iPhone 12 Pro", "FTSE 100", "France 24": behind a name, and before nothing that it counts.</summary>
    private static bool IsInName(SentenceWords words, int first, int end)
    {
        var before = words[first - 1];
        if (words.Language == "de" || before.Form != WordForm.Letters || !words.Written(first - 1).Any(char.IsUpper) || Grammar.IsFunction(before.Text) || Grammar.IsQuantifier(before.Text))
            return false;
        // The first word of a sentence has a capital whatever it is.
        if (first == 1 && Grammar.PartsOfSpeech(before.Text).Length > 0)
            return false;
        var next = words[end];
        return next.Form != WordForm.Letters || next.IsCapital || Grammar.IsFunction(next.Text) || Grammar.IsVerb(next.Text) || !Nouns.IsPlural(next.Text) || words[end + 1].Form == WordForm.Sign;
    }

    /// <summary>"season six", "turn four", and words that are names: "Ten Hag".</summary>
    private static bool IsNamed(SentenceWords words, int first, int end) =>
        (Numbering.Contains(words[first - 1].Text) && !Nouns.IsPlural(words[end].Text)) || words.Is(first - 1, "turn")
        || (words[end].IsCapital && words[end].Form == WordForm.Letters && words.Language == "en" && !Nouns.IsPlural(words[end].Text) && !Nouns.IsPlural(words[end + 1].Text));

    /// <summary>"575 Wilbraham Road"</summary>
    private static bool IsAddress(SentenceWords words, int end)
    {
        for (var i = end; i < end + 4 && words[i].IsCapital; i++)
        {
            if (Streets.Contains(words[i].Text))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
