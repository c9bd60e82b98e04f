using System.ComponentModel.DataAnnotations;

namespace Bot.Chat;

/// <summary>What holds for every chat.</summary>
internal sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>Questions and button presses of one person.</summary>
    [Range(1, 100_000)]
    public int UserQuestionsPerMinute { get; set; } = 12;

    /// <summary>Of one channel, all persons together.</summary>
    [Range(1, 100_000)]
    public int ChannelQuestionsPerMinute { get; set; } = 60;

    /// <summary>How long conversations and the state of buttons are kept.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 90;

    /// <summary>Ids of people who may change settings, whatever the platform says of them.</summary>
    public IList<string> Moderators { get; } = [];

    /// <summary>Ids of roles or groups whose members may.</summary>
    public IList<string> ModeratorRoles { get; } = [];

    /// <summary>Channels that get a line for each entry of the audit, and the digest: "discord:1234…", "slack:C0123…".</summary>
    public IList<string> ModeratorChannels { get; } = [];

    /// <summary>The day on which the digest is posted there; null for never.</summary>
    public DayOfWeek? DigestDay { get; set; }

    /// <summary>UTC.</summary>
    [Range(0, 23)]
    public int DigestHour { get; set; } = 9;

    /// <summary>
    /// Folders that are answered from in direct messages, and in channels without a setting of their own; all when empty.
    /// </summary>
    public IList<string> Folders { get; } = [];

    /// <summary>Tags of the articles that are answered from there; all when empty.</summary>
    public IList<string> Tags { get; } = [];
}
