using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>The corpus is being changed by somebody else; one change is made at a time.</summary>
public sealed class CorpusBusyException((string By, DateTimeOffset Since) holder) : CorpusException($"The corpus is being changed by {holder.By}; please try again when that is done.")
{
    /// <summary>As who began said.</summary>
    public string By => holder.By;

    public DateTimeOffset Since => holder.Since;
}
