namespace Bot.Core.Figures;

/// <summary>Joins two numbers to a range: "15-20 years", "between 50 and 60", "from $62 to $68", "three or four".</summary>
internal static class Ranges
{
    /// <summary>Words that may stand between the ends of "from 20 mpg in 2008 to 29".</summary>
    private const int MaxBetween = 8;

    public static List<Quantity> Join(SentenceWords words, List<Quantity> quantities)
    {
        var joined = new List<Quantity>();
        for (var i = 0; i < quantities.Count; i++)
        {
            if (i + 1 < quantities.Count && Joined(words, quantities[i], quantities[i + 1]) is { } range)
            {
                joined.Add(range);
                i++;
            }
            else
            {
                joined.Add(quantities[i]);
            }
        }

        return joined;
    }

    private static Quantity? Joined(SentenceWords words, Quantity low, Quantity high)
    {
        if (low.Form == NumeralForm.Vague || high.Form == NumeralForm.Vague || low.Form == NumeralForm.Factor || low.High is not null)
            return null;
        if (low.Unit.Kind != UnitKind.None && low.Unit.Kind != high.Unit.Kind && high.Unit.Kind != UnitKind.None)
            return null;
        if (low.Unit.Kind != UnitKind.None && high.Unit.Kind != UnitKind.None && low.Unit.Name != high.Unit.Name)
            return null;
        var (start, _, _) = Qualifiers.Before(words, low.First);
        var (second, _, _) = Qualifiers.Before(words, high.First);
        var isFrom = words.Is(start - 1, "from");
        var joins = second - low.End == 1 && Joins(words, low, high, start - 1, isFrom);
        var isMove = isFrom && words.Is(second - 1, "to") && second - low.End <= MaxBetween && !Enumerable.Range(low.End, second - low.End).Any(i => words[i].Text is ";" or ".");
        if (!joins && !isMove)
            return null;

        var value = low.Value;
        var precision = low.Precision;
        if (low.Scale == 1 && high.Scale > 1 && low.Value <= high.Value / high.Scale && low.Unit.Kind is UnitKind.None or UnitKind.Money)
            (value, precision) = (value * high.Scale, precision * high.Scale);
        var unit = high.Unit.Kind == UnitKind.None ? low.Unit : high.Unit;
        return high with
        {
            Value = value,
            High = high.Value,
            Precision = precision,
            Unit = unit,
            Per = high.Per ?? low.Per,
            First = low.First,
            IsMove = isMove,
            Nouns = high.Nouns.Count > 0 ? high.Nouns : low.Nouns,
            Span = Articles.TextSpan.Between(low.Span.Start, high.Span.End),
        };
    }

    /// <summary>The one word between two numbers makes a range of them.</summary>
    /// <param name="lead">Place of the word before the first with its qualifier.</param>
    private static bool Joins(SentenceWords words, Quantity low, Quantity high, int lead, bool isFrom) => words[low.End].Text switch
    {
        "-" or "–" or "—" or "‑" or "à" or "bis" => true,
        // "fell 3 points to 45" and "by 83% to 17%" are two numbers.
        "to" => isFrom || low.Unit.Kind == UnitKind.None || (high.Value > low.Value && Movement.Before(words, lead + 1) == Change.Equal),
        "and" => words.Is(lead, "between"),
        "et" or "y" => words.Is(lead, "entre"),
        "und" => words.Is(lead, "zwischen"),
        "or" => low.Unit.Kind == UnitKind.None && high.Value > low.Value && high.Value <= low.Value * 2,
        _ => false,
    };
}
