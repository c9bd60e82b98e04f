namespace Bot.Core.Search;

/// <summary>A passage among those that words and meaning found together.</summary>
/// <param name="Score">As it was ranked; comparable within one question.</param>
/// <param name="RankByWords">1 is the best; null where only the meaning led to it.</param>
/// <param name="RankByMeaning">Null where it is not among the best by meaning.</param>
/// <param name="Similarity">Cosine with the question.</param>
internal sealed record FusedPassage(RankedPassage Read, double Score, int? RankByWords, int? RankByMeaning, float? Similarity)
{
    public int Passage => Read.Passage;

    /// <summary>By <see cref="Reranker"/>; null where none read it.</summary>
    public float? Reranked { get; init; }
}

/// <summary>Joins the ranking by words with that by meaning by reciprocal rank (Cormack, Clarke and Buettcher 2009), which compares places and no scores.</summary>
internal static class PassageFusion
{
    /// <summary>Passages that the meaning may bring.</summary>
    public const int Candidates = 100;

    /// <summary>Damps the first places, as in the paper.</summary>
    private const double K = 60;

    /// <param name="byMeaning">Best first; without any the order stays that by words.</param>
    /// <param name="read">Reads a passage that words did not find.</param>
    public static IReadOnlyList<FusedPassage> Fuse(IReadOnlyList<RankedPassage> byWords, IReadOnlyList<Hit> byMeaning, Func<int, RankedPassage> read)
    {
        if (byMeaning.Count == 0)
            return [.. byWords.Select((passage, i) => new FusedPassage(passage, passage.Score, i + 1, null, null))];
        var ranks = byMeaning.Select((hit, i) => (hit.Passage, Rank: i + 1, hit.Score)).ToDictionary(hit => hit.Passage);
        var fused = byWords.Select((passage, i) => ranks.Remove(passage.Passage, out var meant)
            ? new FusedPassage(passage, Part(i + 1) + Part(meant.Rank), i + 1, meant.Rank, meant.Score)
            : new FusedPassage(passage, Part(i + 1), i + 1, null, null)).ToList();
        fused.AddRange(ranks.Values.OrderBy(meant => meant.Rank).Select(meant => new FusedPassage(read(meant.Passage), Part(meant.Rank), null, meant.Rank, meant.Score)));
        // Of equal ones the first stay first: words before meaning.
        return [.. fused.OrderByDescending(passage => passage.Score)];
    }

    private static double Part(int rank) => 1 / (K + rank);
}
