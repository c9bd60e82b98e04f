using System.ComponentModel.DataAnnotations;

namespace Bot.Moderation;

internal sealed class ModerationOptions
{
    public const string Section = "Moderation";

    /// <summary>How long entries of the audit are kept.</summary>
    [Range(1, 36_500)]
    public int AuditDays { get; set; } = 730;
}
