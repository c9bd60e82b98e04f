using Bot.Core.Articles;

namespace Bot.Moderation;

/// <summary>How long a reload still takes, told from how long it took so far and which share of the work that was.</summary>
internal sealed class ReloadEstimate(TimeProvider time)
{
    /// <summary>Each stage and the share of the work that is done when it begins, as measured on whole loads of news.</summary>
    private static readonly (string Stage, double Begins)[] Stages =
        [("Reading", 0), ("Analysing", 0.33), ("Indexing", 0.6), ("Comparing passages", 0.61), ("Reading figures", 0.63), ("Saving", 0.97), ("", 1)];

    /// <summary>Earlier there is nothing to tell from.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    private readonly long _began = time.GetTimestamp();

    internal TimeSpan? Left(ReloadProgress progress)
    {
        var elapsed = time.GetElapsedTime(_began);
        var share = Share(progress);
        return elapsed < Shortest || share < 0.05 ? null : elapsed * ((1 - share) / share);
    }

    private static double Share(ReloadProgress progress)
    {
        var at = Array.FindIndex(Stages, stage => stage.Stage == progress.Stage);
        if (at < 0)
            return 0;
        var within = progress.Total == 0 ? 0 : (double)progress.Done / progress.Total;
        return Stages[at].Begins + (within * (Stages[at + 1].Begins - Stages[at].Begins));
    }
}
