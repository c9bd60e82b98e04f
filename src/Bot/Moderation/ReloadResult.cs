using Bot.Core;

namespace Bot.Moderation;

/// <summary>A reload that goes on.</summary>
/// <param name="Id">Names it for <see cref="CorpusKeeper.Cancel"/>; empty when another process runs it.</param>
internal sealed record RunningReload(string Id, Actor By, DateTimeOffset Since);

/// <summary>How far a reload has come.</summary>
/// <param name="Total">0 while it is not known.</param>
/// <param name="Left">An estimate; null while there is none.</param>
internal sealed record ReloadState(string Run, string Stage, int Done, int Total, TimeSpan? Left);

/// <summary>How a reload, or what leads to one, came out.</summary>
internal abstract record ReloadResult
{
    private ReloadResult()
    {
    }

    /// <param name="Note">What was done before the reload, in one sentence: where a file was put; empty where nothing was.</param>
    internal sealed record Done(ReloadReport Report, string Note = "") : ReloadResult;

    /// <summary>The version that was asked for is in use.</summary>
    internal sealed record Used(CorpusDiff Diff, CorpusVersion Version, TimeSpan Elapsed) : ReloadResult;

    /// <summary>Another one runs.</summary>
    internal sealed record Busy(RunningReload Running) : ReloadResult;

    /// <param name="Reason">One sentence or two, with the remedy; the old corpus goes on serving.</param>
    internal sealed record Refused(string Reason) : ReloadResult;

    internal sealed record Cancelled : ReloadResult;
}
