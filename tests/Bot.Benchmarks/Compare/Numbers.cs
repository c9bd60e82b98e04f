namespace Bot.Benchmarks.Compare;

/// <param name="Questions">How many were measured.</param>
internal sealed record Latency(double P50, double P99, double Mean, int Questions)
{
    /// <summary>Each figure is the median of the rounds.</summary>
    public static Latency Of(IReadOnlyList<double[]> rounds) => new(
        Numbers.Median(rounds.Select(round => Numbers.At(round, 0.5))),
        Numbers.Median(rounds.Select(round => Numbers.At(round, 0.99))),
        Numbers.Median(rounds.Select(round => round.Average())),
        rounds[0].Length);
}

internal static class Numbers
{
    public static double Median(IEnumerable<double> values) => At([.. values], 0.5);

    /// <summary>The value that this share of the values is not above.</summary>
    public static double At(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
