using Bot.Core;

namespace Bot.Moderation;

/// <summary>All that is done to the corpus while it serves, by chats, terminal and timers alike: one change at a time, each in the audit.</summary>
internal sealed class CorpusKeeper
{
    internal RunningReload? Running => throw new NotImplementedException();

    /// <param name="progress">Called often, from any thread.</param>
    internal Task<ReloadResult> ReloadAsync(Actor by, bool isDryRun, Action<ReloadState>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>False when that reload does not run any more.</summary>
    internal bool Cancel(Actor by, string run) => throw new NotImplementedException();

    /// <summary>Brings back a version that is kept, or puts one in use that was held back.</summary>
    internal Task<ReloadResult> UseAsync(Actor by, string version, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal CorpusStatus Status() => throw new NotImplementedException();

    /// <summary>What is different between a version that is kept and the one in use.</summary>
    /// <param name="version">Null for the one before the one in use.</param>
    /// <param name="problem">One sentence, when there is no such version.</param>
    internal CorpusDiff? Diff(string? version, out string problem) => throw new NotImplementedException();

    internal Task<ReloadResult> AddAsync(Actor by, Upload upload, Action<ReloadState>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal Task<ReloadResult> AddAsync(Actor by, string url, Action<ReloadState>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="article">Its file, or a part of its title that no other has.</param>
    internal Task<ReloadResult> RemoveAsync(Actor by, string article, Action<ReloadState>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="value">As typed; "-" takes it away.</param>
    internal Task<ReloadResult> DescribeAsync(Actor by, string article, ArticleField field, string value, Action<ReloadState>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <param name="version">The version to compare with; null for the one before.</param>
    /// <returns>Without a check one sentence with the remedy: no question file.</returns>
    internal Task<(CorpusCheck? Check, string Problem)> CheckAsync(Actor by, string? version, CancellationToken cancellationToken) => throw new NotImplementedException();
}
