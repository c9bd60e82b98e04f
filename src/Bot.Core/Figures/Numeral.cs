namespace Bot.Core.Figures;

internal enum NumeralForm
{
    Digits,
    Words,

    /// <summary>A part of a whole: "a third", "2/3", "one in five". The value is below 1.</summary>
    Fraction,

    /// <summary>"doubled", "three times": how many times as much.</summary>
    Factor,

    /// <summary>"dozens", "thousands": the value is the least it may mean.</summary>
    Vague,
}

/// <summary>A number of a sentence, in words or digits, at the words [First, End).</summary>
/// <param name="Precision">One of the last place that is meant: 100 for "1,200", 0.1 million for "3.4m".</param>
internal sealed record Numeral(decimal Value, int First, int End, NumeralForm Form, decimal Precision)
{
    /// <summary>The most that a vague number may mean.</summary>
    public decimal? High { get; init; }

    /// <summary>"million", "m": it may count for the number before it too: "1 to 2 million".</summary>
    public decimal Scale { get; init; } = 1;
}
