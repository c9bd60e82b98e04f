namespace Bot.Core.Answers;

/// <summary>In what two sources differ.</summary>
public enum DifferenceKind
{
    /// <summary>Another number of the same thing.</summary>
    Number,

    /// <summary>Another date or year of the same event.</summary>
    Time,

    /// <summary>Other words in what is given as the same quotation.</summary>
    Wording,

    /// <summary>One says what the other denies.</summary>
    Claim,
}

/// <summary>What two citations of an answer say differently of the same thing. Neither is taken for the right one.</summary>
public sealed record Difference(DifferenceKind Kind, DifferingWords First, DifferingWords Second);

/// <param name="Citation">The number of the citation.</param>
/// <param name="Text">The words of its quote that differ: "1,200", "May 2003"; where whole claims differ, the sentence.</param>
public sealed record DifferingWords(int Citation, string Text);
