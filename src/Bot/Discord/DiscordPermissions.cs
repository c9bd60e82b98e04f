using System.Globalization;

namespace Bot.Discord;

/// <summary>What the bot may do in a server: https://discord.com/developers/docs/topics/permissions.</summary>
internal static class DiscordPermissions
{
    internal const long Administrator = 1L << 3;
    internal const long ManageGuild = 1L << 5;
    internal const long AttachFiles = 1L << 15;

    /// <summary>The least that the bot works with, by the names of the server's settings.</summary>
    internal static readonly IReadOnlyList<(long Bit, string Name)> Needed =
    [
        (1L << 10, "View Channels"),
        (1L << 11, "Send Messages"),
        (1L << 14, "Embed Links"),
        (AttachFiles, "Attach Files"),
        (1L << 16, "Read Message History"),
        (1L << 35, "Create Public Threads"),
        (1L << 38, "Send Messages in Threads"),
    ];

    /// <summary>Null when Discord does not tell.</summary>
    internal static long? Read(string? permissions) =>
        long.TryParse(permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : null;

    internal static bool Has(long permissions, long bit) => (permissions & (bit | Administrator)) != 0;

    internal static IReadOnlyList<string> Missing(long permissions) => [.. Needed.Where(needed => !Has(permissions, needed.Bit)).Select(needed => needed.Name)];

    /// <summary>The page that adds the bot to a server.</summary>
    internal static Uri Invite(string application) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={Needed.Sum(needed => needed.Bit)}"));
}
