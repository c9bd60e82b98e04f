using Bot.Core.Articles;

namespace Bot.Core.Answers;

/// <summary>What a number measures; quantities of different kinds are never compared.</summary>
internal enum QuantityKind
{
    /// <summary>Things are counted: <see cref="Quantity.Nouns"/> says which.</summary>
    Count,
    Money,
    Share,
    Duration,
    Length,
    Age,
}

/// <summary>A number of a text with what it measures.</summary>
/// <param name="Value">In the unit of its kind: seconds, metres, and money in its currency.</param>
/// <param name="Precision">One of the last place that is meant: 100 of "1,200", 0.1 billion of "£3.4bn".</param>
/// <param name="IsAbout">"about", "more than", "at least".</param>
/// <param name="Unit">The currency; empty for other kinds.</param>
/// <param name="Nouns">Terms of the words behind the number that say what is counted.</param>
/// <param name="Span">The number as it is written, with its unit.</param>
internal sealed record Quantity(QuantityKind Kind, decimal Value, decimal Precision, bool IsAbout, string Unit, IReadOnlyList<string> Nouns, TextSpan Span)
{
    /// <summary>"About 7,000" may be this share off.</summary>
    private const decimal About = 0.05m;

    /// <summary>One is the other, rounded or more precise.</summary>
    public bool Agrees(Quantity other)
    {
        var tolerance = Math.Max(Precision, other.Precision) / 2;
        if (IsAbout || other.IsAbout)
            tolerance = Math.Max(tolerance, About * Math.Max(Value, other.Value));
        return Math.Abs(Value - other.Value) <= tolerance;
    }

    /// <summary>How many times the larger is the smaller.</summary>
    public decimal Ratio(Quantity other)
    {
        var smaller = Math.Min(Value, other.Value);
        return smaller <= 0 ? decimal.MaxValue : Math.Max(Value, other.Value) / smaller;
    }
}
