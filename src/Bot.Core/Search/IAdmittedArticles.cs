namespace Bot.Core.Search;

/// <summary>What an index tells of the articles that a question is limited to.</summary>
internal interface IAdmittedArticles
{
    int PassageCount { get; }

    float AveragePassageLength { get; }

    /// <summary>Their passages: [Start, End) each, rising.</summary>
    IReadOnlyList<(int Start, int End)> Runs { get; }

    bool Has(int article);

    bool IsAdmitted(int passage);

    int DocumentFrequency(int term);

    /// <summary>The term stands in one of them, be it as a function word.</summary>
    bool Knows(int term);

    /// <summary>As <see cref="PassageIndex.CapitalsOf"/>.</summary>
    byte CapitalsOf(int term);

    /// <summary>As <see cref="PassageIndex.OriginalOf"/> for the copies of a passage that is left out.</summary>
    int StandInFor(int original);
}
