using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>Which of the quantities of a sentence are figures: numbers that a newsroom would put into a table.</summary>
internal static class FigureRules
{
    /// <summary>What is counted without being worth a table: "two ways", "three things".</summary>
    private static readonly FrozenSet<string> Idle = ("way ways thing things side sides reason reasons question questions factor factors aspect aspects time times option options issue issues step steps sense front fronts kind kinds type types "
        + "sort sorts example examples theme themes idea ideas answer answers problem problems word words name names hand hands eye eyes point points place places part parts pair moment moments half halves letter letters day days version "
        + "versions variant variants form forms level levels stage stages set sets line lines element elements feature features lesson lessons topic topics tip tips choice choices goal-line more extremes "
        + "sticks worlds occasion occasions").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Furniture = SentenceWords.Set("comment share photo picture image like view star review reply retweet video min");

    private static readonly FrozenSet<string> Determiners = SentenceWords.Set("the these those both his her its their our my your all 's ’s other every last first next past final top any");

    private static readonly FrozenSet<string> Measuring = SentenceWords.Set("takes took average averages averaged wait waits waited waiting sentenced jailed prison jail longer shorter");

    /// <summary>Words around a time that says when or how long: "in two days", "for six weeks", "three years ago".</summary>
    private static readonly FrozenSet<string> BeforeSpans = SentenceWords.Set("in for after within over during last past next first every than previous the these those few before since until by with recent into coming just another final about");
    private static readonly FrozenSet<string> BehindSpans = SentenceWords.Set("ago later earlier before after old on away since from -");
    private static readonly FrozenSet<string> BeforeMeasured = SentenceWords.Set("to of is was are were averaged takes took take lasted wait waited waiting and");

    /// <summary>Words around a time that show that it is measured.</summary>
    private const int MeasuringWordsBefore = 6;
    private const int MeasuringWordsBehind = 4;

    private const decimal SmallCount = 10;

    private const int FurnitureWords = 10;

    public static bool IsFigure(SentenceWords words, Quantity quantity)
    {
        if (IsPageFurniture(words, quantity))
            return false;
        if (quantity.Form == NumeralForm.Vague || quantity.Unit.Kind is UnitKind.None or UnitKind.Age)
            return false;
        // "for every 100,000 births": what something is counted for.
        if (words.IsAny(quantity.Start - 1, "per", "every") && quantity.Unit.Kind == UnitKind.Count)
            return false;
        if (quantity.Unit.Kind == UnitKind.Time)
            return IsMeasuredTime(words, quantity);
        if (quantity.Unit.Kind != UnitKind.Count)
            return true;
        if (quantity.Form == NumeralForm.Words && quantity.Value <= SmallCount)
            return quantity.Value > 1 && !IsKnown(words, quantity) && !(quantity.Nouns.Count > 0 && Idle.Contains(quantity.Nouns[^1])) && !IsLinked(words, quantity);
        return quantity.Nouns.Count == 0 || quantity.Value >= 100 || !Idle.Contains(quantity.Nouns[^1]);
    }

    /// <summary>"48 comments", "Subscribe for £1": what a web page says of itself.</summary>
    private static bool IsPageFurniture(SentenceWords words, Quantity quantity) =>
        words.IsAny(0, "subscribe", "donate", "advertisement", "share") && words.Count <= FurnitureWords
        || (words.Count <= FurnitureWords / 2 && quantity.Nouns.Count > 0 && Furniture.Contains(quantity.Nouns[^1]));

    /// <summary>"the two countries", "both", "her three sons": they were told before, and are not counted here.</summary>
    private static bool IsKnown(SentenceWords words, Quantity quantity) =>
        words.IsIn(quantity.Start - 1, Determiners) || words[quantity.Start - 1].Text is [.., '\'' or '’', 's'];

    /// <summary>"a two-bedroom flat": a property of a thing.</summary>
    private static bool IsLinked(SentenceWords words, Quantity quantity) => words.Is(quantity.NounFirst - 1, "-") || words.Is(quantity.NounFirst, "-");

    /// <summary>A time that is measured ("sentenced to 12 years in prison", "wait six months"), not one that says when or how long.</summary>
    private static bool IsMeasuredTime(SentenceWords words, Quantity quantity)
    {
        for (var i = quantity.Start - MeasuringWordsBefore; i < quantity.End + MeasuringWordsBehind; i++)
        {
            if (words.IsIn(i, Measuring))
                return quantity.Value > 1 || quantity.Value % 1 != 0;
        }

        if (words.IsIn(quantity.Start - 1, BeforeSpans) || words.IsIn(quantity.End, BehindSpans) || quantity.Value <= 1)
            return false;
        return words.IsAny(quantity.End, "in", "of", "for") || words.IsIn(quantity.Start - 1, BeforeMeasured);
    }
}
