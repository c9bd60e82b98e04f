namespace Bot.Core.Search;

/// <summary>How the factors of some postings are spread: in each class a share of them, the classes rising.</summary>
/// <param name="Classes">The share of the postings, and the factor that each of them has at least.</param>
internal sealed record FactorSpread((float Share, float Factor)[] Classes)
{
    // Finer where they are high: the best passages have those.
    private static readonly double[] Cuts = [0, 0.25, 0.5, 0.75, 0.92, 0.98, 1];

    /// <param name="steps">How many postings have each <see cref="PassageSegment.MaxOf"/>; without any there are no classes.</param>
    public static FactorSpread Of(ReadOnlySpan<int> steps)
    {
        var all = 0L;
        foreach (var postings in steps)
            all += postings;
        if (all == 0)
            return new FactorSpread([]);
        var classes = new (float, float)[Cuts.Length - 1];
        var (step, seen) = (0, (long)steps[0]);
        for (var i = 0; i < classes.Length; i++)
        {
            while (seen <= Cuts[i] * all)
                seen += steps[++step];
            // The step says what the factor is at the most.
            classes[i] = ((float)(Cuts[i + 1] - Cuts[i]), Math.Max(0, step - 1) * PassageSegment.FactorOfMax);
        }

        return new FactorSpread(classes);
    }
}
