using Bot.Core;

namespace Bot.Moderation;

/// <summary>How the corpus stands.</summary>
/// <param name="InUse">The version that answers.</param>
/// <param name="IsPinned">Somebody brought an earlier version back; the folder is not followed until the next reload.</param>
/// <param name="Kept">The versions that can be brought back, newest first, the one in use among them.</param>
/// <param name="Running">The reload that goes on, if any.</param>
/// <param name="Last">The last reload, rollback or other change, with who and when; null where there was none.</param>
internal sealed record CorpusStatus(CorpusVersion InUse, bool IsPinned, IReadOnlyList<CorpusVersion> Kept, RunningReload? Running, AuditEntry? Last, int Rejected, int Warnings);
