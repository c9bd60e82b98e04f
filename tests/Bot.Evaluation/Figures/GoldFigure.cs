namespace Bot.Evaluation.Figures;

/// <summary>A figure that somebody who did not know the code found in an article: one line of figures.jsonl.</summary>
internal sealed record GoldFigure
{
    public required string Id { get; init; }

    public required string File { get; init; }

    public required string Surface { get; init; }

    public required decimal Value { get; init; }

    /// <summary>The upper end of a range; null where there is one value.</summary>
    public decimal? ValueHigh { get; init; }

    public required string Unit { get; init; }

    public required string What { get; init; }

    public string? Qualifier { get; init; }

    /// <summary>Null where the article does not tell.</summary>
    public int? YearFrom { get; init; }

    public int? YearTo { get; init; }

    /// <summary>Other first and last years that are right too.</summary>
    public IReadOnlyList<IReadOnlyList<int?>> YearAccept { get; init; } = [];

    /// <summary>Neither a miss when it is left out nor an error when it is listed.</summary>
    public bool Optional { get; init; }

    /// <summary>Where the surface begins in the article.</summary>
    public required int Start { get; init; }

    public required string Sentence { get; init; }

    /// <summary>Other sentences of the article that tell it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>A number of an article that is no figure: one line of non_figures.jsonl.</summary>
internal sealed record GoldTrap
{
    public required string File { get; init; }

    public required string Surface { get; init; }

    public required string Kind { get; init; }

    public required int Start { get; init; }

    /// <summary>It counts neither way.</summary>
    public bool Neutral { get; init; }
}

/// <summary>What sources say differently of the same thing: one line of conflicts.jsonl.</summary>
internal sealed record GoldConflict
{
    public required string What { get; init; }

    public required IReadOnlyList<GoldClaim> Values { get; init; }
}

/// <summary>One side of a conflict.</summary>
/// <param name="Value">In the words of the sentence: "almost a third".</param>
internal sealed record GoldClaim(string File, string Value, string Sentence);
