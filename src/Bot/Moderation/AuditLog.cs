namespace Bot.Moderation;

/// <summary>Who did what, when, where, with which result.</summary>
internal sealed class AuditLog
{
    /// <summary>Raised for every entry once it is kept.</summary>
    internal event Action<AuditEntry>? Added;

    internal void Add(AuditEntry entry) => Added?.Invoke(entry);

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<AuditEntry> Last(int count, int skip = 0) => throw new NotImplementedException();
}
