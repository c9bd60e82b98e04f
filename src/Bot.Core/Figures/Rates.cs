namespace Bot.Core.Figures;

/// <summary>What a number is counted for: "a day", "per 100,000 people".</summary>
internal static class Rates
{
    private const int WordsBehind = 8;
    private const int WordsBefore = 6;

    /// <summary>Right behind the number with its unit: "$58 per barrel", "£3,500 a month", "27 enquiries for each home".</summary>
    /// <returns>In the singular; and where it ends.</returns>
    public static (string? Per, int End) Behind(SentenceWords words, int end)
    {
        var at = end;
        if (words.Is(at, "us") || words.Is(at, "u.s."))
            at++;
        if (words.Is(at, "/") && Units.At(words, at + 1) is var (slashed, slashedEnd))
            return (slashed.Name, slashedEnd);
        var hyphen = words.Is(at, "-") && words.Touch(at - 1, at) ? 1 : 0;
        at += hyphen;
        if (words.Is(at, "for") && words.IsAny(at + 1, "each", "every"))
        {
            if (words[at + 2].Form == WordForm.Digits && words[at + 3].Form == WordForm.Letters && !Grammar.IsFunction(words[at + 3].Text))
                return (words.Written(at + 2, at + 4).ToLowerInvariant(), at + 4);
            if (words[at + 2].Form != WordForm.Sign)
                return (words[at + 2].Text, at + 3);
        }

        if (!words.IsAny(at, "per", "a", "an", "each", "every", "pro", "par", "por", "apiece"))
            return (null, end);
        if (words.Is(at, "apiece"))
            return ("piece", at + 1);
        var next = at + 1 + (words.Is(at + 1, "-") ? 1 : 0);
        if (words[next].Form == WordForm.Digits)
            return words.Is(at, "per") && words[next + 1].Form == WordForm.Letters ? (words.Written(next, next + 2).ToLowerInvariant(), next + 2) : (null, end);
        if (Units.At(words, next) is var (unit, unitEnd) && unit.Kind is not (UnitKind.Money or UnitKind.Share or UnitKind.Factor))
            return words.IsAny(at, "a", "an") && (unit.Name is "second" || words.IsAny(unitEnd, "ago", "earlier", "later", "before", "after", "from")) ? (null, end) : (unit.Name, unitEnd);
        if (words[next].Form != WordForm.Letters || Grammar.IsFunction(words[next].Text))
            return (null, end);
        if (words.Is(at, "per"))
            return words.Is(next, "cent") ? (null, end) : (words[next].Text, next + 1);
        // "$3.20 a dose"
        if (words.Is(at, "a") && next == at + 1 && IsMoney(words, end) && !Nouns.IsPlural(words[next].Text) && Grammar.PartsOfSpeech(words[next].Text) is "n" && (words[next + 1].Form != WordForm.Letters || Grammar.IsFunction(words[next + 1].Text)))
            return (words[next].Text, next + 1);
        return words.IsAny(next, "share", "head", "night", "person", "household", "season", "quarter", "game", "piece", "ticket", "pupil", "child", "patient") && !words.Is(at, "each") ? (words[next].Text, next + 1) : (null, end);
    }

    private static bool IsMoney(SentenceWords words, int end)
    {
        for (var i = end - 1; i >= end - 3; i--)
        {
            if (Units.Before(words, i) is not null)
                return true;
        }

        return false;
    }

    /// <summary>"42 cents a share from 40 cents": what is compared is counted for the same.</summary>
    public static string? OfCompared(SentenceWords words, Quantity quantity, IReadOnlyList<Quantity> quantities) =>
        words.IsAny(quantity.Start - 1, "from", "with", "against")
            ? quantities.LastOrDefault(other => other.End <= quantity.Start && other.Per is not null && other.Unit.Name == quantity.Unit.Name)?.Per
            : null;

    /// <summary>Somewhere else in the sentence: "74 migrants crossed the Channel each day", "377 boats, each holding 60 people".</summary>
    public static string? Of(SentenceWords words, Quantity quantity, IReadOnlyList<Quantity> quantities)
    {
        if (quantity.Unit.Kind is not (UnitKind.Count or UnitKind.Money or UnitKind.Volume or UnitKind.Mass))
            return null;
        for (var i = quantity.End; i < quantity.End + WordsBehind && words[i].Form == WordForm.Letters; i++)
        {
            if (words.IsAny(i, "each", "every", "per") && words.IsAny(i + 1, "day", "week", "month", "year", "night", "hour"))
                return words[i + 1].Text;
            if (words.IsAny(i, "a") && words.IsAny(i + 1, "day", "week", "month", "year") && !words.IsAny(i + 2, "ago", "earlier", "later", "before", "after", "of", "in"))
                return words[i + 1].Text;
        }

        for (var i = quantity.Start - 1; i >= 0 && quantity.Start - i <= WordsBefore; i--)
        {
            if (words[i].Text is "," or ";" or "and")
                break;
            if (words.Is(i, "each") && words[i + 1].Text.EndsWith("ing", StringComparison.Ordinal) && quantities.LastOrDefault(other => other.End <= i && other.Nouns.Count > 0) is { } holder)
                return holder.Nouns[^1];
        }

        return null;
    }
}
