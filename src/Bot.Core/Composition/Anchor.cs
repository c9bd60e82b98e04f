using Bot.Core.Figures;

namespace Bot.Core.Composition;

internal enum AnchorKind
{
    Number,
    Ordinal,
    Year,
    Month,
    Day,
    Weekday,
    Relative,
    Name,

    /// <summary>A word that has contraries: "rose", "before".</summary>
    Contrary,
}

/// <summary>Something exact that a sentence tells, at the words [First, End).</summary>
/// <param name="Key">The same for the same: a number in its base unit, a year, a name in small letters.</param>
internal sealed record Anchor(AnchorKind Kind, int First, int End, string Key)
{
    /// <summary>Null where the number is read without a unit: a score, a part of a name.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The number without its unit, as it compares with one that has none; null for what is no number.</summary>
    public string? Bare { get; init; }

    /// <summary>Told by the date of the article: the year of "last year".</summary>
    public bool IsResolved { get; init; }

    public int Middle => (First + End - 1) / 2;
}
