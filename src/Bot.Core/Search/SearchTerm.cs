namespace Bot.Core.Search;

/// <summary>What a passage is found by: words that count as one, the best of them.</summary>
/// <param name="Words">Terms of the index, and what each is worth, as a multiple of the factor of <see cref="Bm25Factors"/>.</param>
internal sealed record SearchTerm((int Term, float Weight)[] Words)
{
    /// <summary>The terms of a question as those are searched that are in a part of it; what is in several counts for each.</summary>
    /// <param name="parts">Terms of each part, one bit each.</param>
    public static IReadOnlyList<SearchTerm> Of(PassageIndex index, IReadOnlyList<QuestionTerm> terms, IReadOnlyList<ulong> parts)
    {
        var searched = new List<SearchTerm>(terms.Count);
        for (var i = 0; i < terms.Count; i++)
        {
            var (term, times) = (terms[i], 0);
            foreach (var part in parts)
                times += (int)(part >> i) & 1;
            // The share of its idf that the term counts; 1 for a plain word of the question.
            var boost = term.Idf > 0 ? times * term.Weight / term.Idf : 0;
            if (boost <= 0)
                continue;
            var words = new List<(int, float)>(term.Searched.Count);
            foreach (var (word, weight) in term.Searched)
            {
                if (boost * weight * Bm25.Idf(index.DocumentFrequency(word), index.SearchedPassages) is > 0 and var weightHere)
                    words.Add((word, weightHere));
            }

            if (words.Count > 0)
                searched.Add(new SearchTerm([.. words]));
        }

        return searched;
    }
}
