using System.ComponentModel.DataAnnotations;

namespace Bot.Moderation;

internal sealed class ModerationOptions
{
    public const string Section = "Moderation";

    /// <summary>Files of the corpus folder are taken over when they change, without anybody asking for it.</summary>
    public bool Watch { get; set; }

    /// <summary>For so long nothing must change in the folder before it is read.</summary>
    [Range(1, 86_400)]
    public int QuietSeconds { get; set; } = 10;

    /// <summary>How long entries of the audit are kept.</summary>
    [Range(1, 36_500)]
    public int AuditDays { get; set; } = 730;
}
