namespace Bot.Core.Search;

/// <summary>
/// Which terms of a window are added up, and which are looked up: those before the first essential one cannot lift a passage to the floor by themselves. Where they are not much more frequent than the
/// others it is cheaper to add them up too.
/// </summary>
internal static class TermSplit
{
    /// <summary>To look at a passage that comes near the floor costs as much as adding up so many postings.</summary>
    private const double LookUpCost = 8;

    /// <summary>The same where a block is to be read.</summary>
    private const double ReadCost = 60;

    /// <summary>The same for each passage of a window, where it is told for all whether they have a frequent term.</summary>
    private const double FrequentCost = 1 / 48.0;

    /// <summary>The same for a posting that is added by itself.</summary>
    private const double SingleCost = 3;

    /// <summary>Of the postings whose bounds are added so many come near the floor, roughly, if none does by itself.</summary>
    private const double ShareNear = 1 / 128.0;

    /// <param name="ordered">By their bounds.</param>
    /// <returns>The place of the first term that is added up, and how many postings of it and those behind it a passage has.</returns>
    public static (int Essential, double Postings) ByScores(ReadOnlySpan<WindowTerm> ordered, int floor)
    {
        var postings = 0.0;
        foreach (var term in ordered)
            postings += term.Density;
        var best = (Essential: 0, Postings: postings);
        var least = postings;
        var rest = 0;
        for (var essential = 1; essential < ordered.Length; essential++)
        {
            var before = ordered[essential - 1];
            if ((rest += before.Bound) >= floor)
                break;
            postings -= before.Density;
            var cost = postings;
            foreach (var term in ordered[essential..])
                cost += LookUpCost * term.Density * ShareAbove((floor - rest) / term.Weight);
            if (cost < least)
                (best, least) = ((essential, postings), cost);
        }

        return best;
    }

    /// <summary>The same where bounds are added up, and of the terms that are looked up the high postings unless all of theirs cannot lift a passage to the floor either.</summary>
    /// <param name="ordered">By their bounds without high postings; those of which they need not be looked at are told so.</param>
    /// <returns>The place of the first term that is added up.</returns>
    public static int ByBounds(ReadOnlySpan<WindowTerm> ordered, int floor)
    {
        var postings = 0.0;
        foreach (var term in ordered)
            postings += CostOf(term);
        var (best, least) = (0, postings);
        var (low, lookUpCost) = (0, LookUpCost);
        for (var essential = 1; essential <= ordered.Length && (low += ordered[essential - 1].LowBound) < floor; essential++)
        {
            var before = ordered[essential - 1];
            postings -= CostOf(before);
            if (before.Frequent is null)
                lookUpCost = ReadCost;
            var (rest, cost) = (low, postings);
            foreach (var term in ordered[..essential])
            {
                if (!CanForgetHigh(term, ref rest, floor))
                    cost += SingleCost * HighPostings.Share * term.Density;
            }

            foreach (var term in ordered[essential..])
                cost += lookUpCost * term.Density * (term.LowBound + rest >= floor ? 1 : ShareNear);
            if (cost < least)
                (best, least) = (essential, cost);
        }

        low = 0;
        foreach (var term in ordered[..best])
            low += term.LowBound;
        // The most frequent first, which have most of them.
        foreach (var term in ordered[..best])
        {
            if (CanForgetHigh(term, ref low, floor))
                term.ForgetHigh();
        }

        return best;
    }

    private static double CostOf(WindowTerm term) => term.Frequent is null ? term.Density * (term.IsScoredAtOnce ? SingleCost : 1) : FrequentCost;

    /// <param name="rest">What is looked up adds so much at the most, with the high postings of the term where they can be forgotten.</param>
    private static bool CanForgetHigh(WindowTerm term, ref int rest, int floor)
    {
        if (rest + term.Bound - term.LowBound >= floor)
            return false;
        rest += term.Bound - term.LowBound;
        return true;
    }

    /// <summary>The share of the passages with a term that have it by so high a factor, roughly: most have it once, which at the average length is a factor of 1.</summary>
    private static double ShareAbove(float factor) => Math.Clamp(2 * (1.3 - factor), 1 / 32.0, 1);
}
