using System.Text.RegularExpressions;

namespace Bot.Chat;

/// <summary>A channel as settings name it: "discord:1234567890123456789", "slack:C0123ABCD".</summary>
internal sealed partial record ModeratorChannel(string Platform, string Channel)
{
    /// <summary>Null when it is no name of a channel.</summary>
    internal static ModeratorChannel? Parse(string text) =>
        Named().Match(text.Trim()) is { Success: true } named ? new ModeratorChannel(named.Groups["platform"].Value, named.Groups["channel"].Value) : null;

    [GeneratedRegex("^((?<platform>discord):(?<channel>[0-9]{15,20})|(?<platform>slack):(?<channel>[CDG][A-Z0-9]{2,30}))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();
}
