using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>Other processes that answer from the same versions: one comes into use when all of them can answer from it.</summary>
public interface ICorpusPeers
{
    /// <summary>Returns when all who are there can answer from a version that is kept. They go on with the one before meanwhile.</summary>
    /// <exception cref="CorpusException">One of them cannot; the version is not to be put in use.</exception>
    void Prepare(string version, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken);

    /// <summary>It is in use, or could not be put there. Returns when all who are there answer from what is in use, or do not say so in time.</summary>
    void Settle(string version);
}
