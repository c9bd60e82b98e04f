namespace Bot.Core.Search;

internal readonly record struct Hit(int Passage, float Score);

/// <summary>The best passages for all terms, and those for each part of them.</summary>
/// <param name="Parts">None where the question is of one part.</param>
internal sealed record PartedSearch(IReadOnlyList<SearchTerm> All, IReadOnlyList<IReadOnlyList<SearchTerm>> Parts, int Count, int CountOfPart);

/// <summary>Ranks all passages that may be found by BM25, of those that say nearly the same only the one that stands for them; the alternatives of a question term count as one word, the best of them at its weight.</summary>
internal static class PassageSearch
{
    public static List<Hit> Top(PassageIndex index, IReadOnlyList<QuestionTerm> terms, int count) => Top(index, terms, [ulong.MaxValue], count, 0);

    /// <summary>
    /// The best passages for all terms, and behind them those that are the best for one part of them, with their score for all terms.
    /// A question of several parts may find each of them elsewhere, where the whole of it is hardly met.
    /// </summary>
    /// <param name="parts">Terms of each part, one bit each; together all of them.</param>
    public static List<Hit> Top(PassageIndex index, IReadOnlyList<QuestionTerm> terms, IReadOnlyList<ulong> parts, int count, int countOfPart)
    {
        if (index.Elsewhere is { } elsewhere)
            return elsewhere.Top(new PartedSearch(SearchTerm.Of(index, terms, parts), parts.Count == 1 ? [] : [.. parts.Select(part => SearchTerm.Of(index, terms, [part]))], count, countOfPart));
        var all = new MaxScoreSearch(index, SearchTerm.Of(index, terms, parts));
        var hits = all.Top(count);
        if (parts.Count == 1)
            return hits;
        var found = hits.Select(hit => hit.Passage).ToHashSet();
        foreach (var part in parts)
        {
            foreach (var hit in new MaxScoreSearch(index, SearchTerm.Of(index, terms, [part])).Top(countOfPart))
            {
                if (found.Add(hit.Passage))
                    hits.Add(new Hit(hit.Passage, all.Score(hit.Passage)));
            }
        }

        return hits;
    }

    /// <summary>The highest scores above 0, highest first; of equal ones the earlier passage. Of passages that say nearly the same only the one that stands for them, if it has a score.</summary>
    /// <param name="open">Takes those whose original lies elsewhere, as <see cref="MaxScoreSearch"/> has it; null where all originals are here.</param>
    internal static List<Hit> Best(ReadOnlySpan<float> scores, PassageIndex index, int count, List<Hit>? open = null)
    {
        var best = new BestPassages<float>(count);
        foreach (var (start, end) in index.SearchedRuns)
        {
            for (var passage = start; passage < end; passage++)
            {
                if (scores[passage] <= 0 || !best.Takes(scores[passage], passage))
                    continue;
                if (open is not null && index.IsOriginalElsewhere(passage))
                    open.Add(new Hit(passage, scores[passage]));
                else if (index.OriginalOf(passage) is var original && (original == passage || scores[original] <= 0))
                    best.Add(scores[passage], passage);
            }
        }

        return [.. best.Ordered().Select(hit => new Hit(hit.Passage, hit.Score))];
    }
}
