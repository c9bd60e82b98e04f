namespace Bot.Core.Search;

/// <summary>
/// What the worst of the best passages scores at least, told before any is searched (threshold estimation, Petri, Moffat, Mackenzie, Culpepper and Beck 2019): how many passages have some of the terms and not the
/// others, were terms independent of each other. They are not: words that a question has together stand together in articles too, so that there are more such passages, and the estimate is low rather than high. One
/// that is too high is found out, and only costs time.
/// </summary>
internal static class ThresholdEstimate
{
    /// <summary>The heaviest terms are looked at, all combinations of them.</summary>
    private const int Terms = 6;

    /// <summary>So many times as many passages are to be expected as are sought.</summary>
    private const double Margin = 2;

    /// <summary>Long passages score less than the average one, which is reckoned with.</summary>
    private const double Share = 0.97;

    /// <param name="count">Passages that are sought.</param>
    /// <returns>0 where fewer passages are to be expected.</returns>
    public static double Of(PassageIndex index, IReadOnlyList<SearchTerm> terms, int count)
    {
        Span<double> weights = stackalloc double[Terms + 1];
        Span<double> shares = stackalloc double[Terms + 1];
        var heaviest = 0;
        foreach (var term in terms)
        {
            var (weight, share) = Together(index, term);
            var place = heaviest;
            for (; place > 0 && weights[place - 1] < weight; place--)
                (weights[place], shares[place]) = (weights[place - 1], shares[place - 1]);
            (weights[place], shares[place]) = (weight, share);
            heaviest = Math.Min(heaviest + 1, Terms);
        }

        // One bit for each term that a passage has; an average passage that has it once scores its weight.
        Span<double> scores = stackalloc double[1 << heaviest];
        Span<double> expected = stackalloc double[1 << heaviest];
        (scores[0], expected[0]) = (0, index.SearchedPassages);
        for (var term = 0; term < heaviest; term++)
        {
            var bit = 1 << term;
            for (var others = 0; others < bit; others++)
            {
                (scores[others | bit], expected[others | bit]) = (scores[others] + weights[term], expected[others] * shares[term]);
                expected[others] *= 1 - shares[term];
            }
        }

        scores.Sort(expected);
        var passages = 0.0;
        for (var place = scores.Length - 1; place > 0; place--)
        {
            if ((passages += expected[place]) >= Margin * count)
                return Share * scores[place];
        }

        return 0;
    }

    /// <summary>The words of a term as one, of their weight in the mean.</summary>
    private static (double Weight, double Share) Together(PassageIndex index, SearchTerm term)
    {
        double passages = 0, weight = 0;
        foreach (var (word, weightOfWord) in term.Words)
        {
            var has = index.DocumentFrequency(word);
            passages += has;
            weight += (double)has * weightOfWord;
        }

        return passages > 0 ? (weight / passages, Math.Min(1, passages / index.SearchedPassages)) : (0, 0);
    }
}
