using Bot.Core.Articles;

namespace Bot.Models;

/// <summary>Gives the snapshot in use its vectors: those that are kept on disk, and of what is new those that the model makes.</summary>
internal sealed class VectorKeeper
{
    /// <summary>
    /// Embeds what the snapshot in use has no vector for, aside, and puts the vectors in use. What fails leaves the vectors that were there.
    /// </summary>
    /// <returns>What somebody should know, in a sentence with the remedy; null where all is well.</returns>
    internal Task<string?> FillAsync(IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) => throw new NotSupportedException("");
}
