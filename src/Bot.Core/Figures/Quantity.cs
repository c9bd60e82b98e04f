using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>A number of a sentence with what it measures, at the words [First, End) with its sign, unit and what it counts.</summary>
/// <param name="Value">In its unit, scales counted in; a fraction below 1.</param>
/// <param name="Precision">One of the last place that is meant.</param>
internal sealed record Quantity(decimal Value, decimal Precision, NumeralForm Form, Unit Unit, int First, int End)
{
    /// <summary>The other end of a range, in the order of the text; null where there is one value.</summary>
    public decimal? High { get; init; }

    /// <summary>The range is a way: "from 20 to 29".</summary>
    public bool IsMove { get; init; }

    /// <summary>Of a way that was taken apart: false for its beginning, true for its end; null where there is none.</summary>
    public bool? MoveEnd { get; init; }

    public decimal Scale { get; init; } = 1;

    public Change Change { get; init; }

    /// <summary>The words that limit the value, in small letters; null where there are none.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Where the words begin that limit it.</summary>
    public int Start { get; init; } = First;

    public string? Per { get; init; }

    /// <summary>The words [NounFirst, End of the number) that say what is counted; the same place twice where none do.</summary>
    public int NounFirst { get; init; } = End;

    /// <summary>Terms of what is counted, in the singular and small letters.</summary>
    public IReadOnlyList<string> Nouns { get; init; } = [];

    /// <summary>The number and its unit as written.</summary>
    public TextSpan Span { get; init; }
}
