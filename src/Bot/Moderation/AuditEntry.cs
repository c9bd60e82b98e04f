namespace Bot.Moderation;

/// <summary>One line of the audit.</summary>
/// <param name="What">"reload", "rollback", "add reports/a.pdf".</param>
/// <param name="Result">"done", "denied", "cancelled", "held back", or "refused" with the reason.</param>
/// <param name="Before">The version in use before; null where the corpus has nothing to do with it.</param>
internal sealed record AuditEntry(DateTimeOffset Time, Actor By, string What, string Result, string? Before, string? After);
