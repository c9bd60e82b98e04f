namespace Bot.Core;

/// <summary>How many processors share a loop. Calling another one for a few parts takes longer than doing them.</summary>
internal static class Processors
{
    /// <param name="parts">Worth a processor each.</param>
    public static ParallelOptions For(int parts, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Math.Clamp(parts, 1, Environment.ProcessorCount), CancellationToken = cancellationToken };
}
