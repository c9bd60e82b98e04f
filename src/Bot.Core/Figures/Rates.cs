namespace Bot.Core.Figures;

/// <summary>What a number is counted for where that does not stand right behind it: "74 migrants crossed the Channel each day", "377 boats, each holding 60 people".</summary>
internal static class Rates
{
    private const int WordsBehind = 8;
    private const int WordsBefore = 6;

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
