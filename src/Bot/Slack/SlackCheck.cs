using Bot.Answers;
using Bot.Chat;
using Bot.Commands;

namespace Bot.Slack;

/// <summary>Asks Slack whether the settings will do: tokens, scopes, the ways it reaches the bot.</summary>
internal sealed class SlackCheck(SlackApi api, SlackOptions options, ChatOptions chat)
{
    private const string Permissions = $"{SlackRemedies.Apps}, page OAuth & Permissions";

    private static readonly (string Scope, string For)[] Needed =
    [
        ("app_mentions:read", "to hear mentions"),
        ("chat:write", "to answer"),
        ("commands", "for slash commands and shortcuts"),
        ("files:read", "to add the files of moderators to the corpus"),
        ("files:write", "for charts, tables and long answers"),
        ("im:history", "to hear direct messages"),
        ("im:write", "to write to somebody where a channel is closed to it"),
        ("users:read", "to know who manages the workspace"),
    ];

    private static readonly string[] ForThreads = ["channels:history", "groups:history"];

    /// <summary>With what each is for.</summary>
    internal static IReadOnlyList<string> Missing(IReadOnlyList<string> granted) =>
        [.. Needed.Where(needed => !granted.Contains(needed.Scope, StringComparer.Ordinal)).Select(needed => $"{needed.Scope} ({needed.For})")];

    internal async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!SlackHosting.IsOn(options))
            return [new Finding(FindingKind.Off, $"Slack: no token. Make an app of docs/slack-manifest.yaml at {SlackRemedies.Apps}, copy the Bot User OAuth Token of its page OAuth & Permissions into the environment variable Slack__BotToken and an app-level token with the scope connections:write of its page Basic Information into Slack__AppToken, and run this again.")];
        return [.. await BotAsync(cancellationToken), await SocketsAsync(cancellationToken), Http()];
    }

    private async Task<IReadOnlyList<Finding>> BotAsync(CancellationToken cancellationToken)
    {
        try
        {
            var identity = await api.AuthTestAsync(cancellationToken);
            return
            [
                new Finding(FindingKind.Good, $"Slack: the token is that of {PlainText.OneLine(identity.User)} in the workspace {PlainText.OneLine(identity.Team)} ({identity.TeamId})."),
                .. Scopes(identity.Scopes),
            ];
        }
        catch (SlackException exception)
        {
            return [Failure(exception, SlackRemedies.OfBot(exception))];
        }
    }

    private IEnumerable<Finding> Scopes(IReadOnlyList<string> granted)
    {
        List<string> missing = [.. Missing(granted)];
        var groups = chat.ModeratorRoles.Any(role => role.StartsWith('S'));
        if (groups && !granted.Contains("usergroups:read", StringComparer.Ordinal))
            missing.Add("usergroups:read (to know who is in the user groups of Chat:ModeratorRoles)");
        yield return missing.Count == 0
            ? new Finding(FindingKind.Good, "Slack: the bot has the scopes that it needs.")
            : new Finding(FindingKind.Failure, $"Slack: the bot lacks {Wording.Count(missing.Count, "scope")}: {string.Join(", ", missing)}. Add what is missing at {Permissions}, and install the app again there.");

        var unheard = ForThreads.Except(granted, StringComparer.Ordinal).ToList();
        yield return unheard.Count == 0
            ? new Finding(FindingKind.Good, "Slack: in threads the bot hears follow-ups that do not mention it.")
            : new Finding(FindingKind.Note, $"In threads a follow-up must mention the bot. For follow-ups without a mention add {string.Join(" and ", unheard)} at {Permissions}, and message.channels and message.groups on the page Event Subscriptions.");
    }

    private async Task<Finding> SocketsAsync(CancellationToken cancellationToken)
    {
        if (options.AppToken is null)
            return new Finding(FindingKind.Off, "Slack: no Slack:AppToken, so there is no Socket Mode.");
        try
        {
            await api.OpenSocketAsync(cancellationToken);
            return new Finding(FindingKind.Good, $"Slack: Socket Mode is open to the bot, {Wording.Count(options.Sockets, "connection")} at a time.");
        }
        catch (SlackException exception)
        {
            return Failure(exception, SlackRemedies.OfApp(exception));
        }
    }

    private Finding Http() => options.SigningSecret is null
        ? new Finding(FindingKind.Off, "Slack: no Slack:SigningSecret, so nothing is taken by HTTP.")
        : new Finding(
            options.AppToken is null ? FindingKind.Good : FindingKind.Note,
            $"Slack by HTTP: the request URLs are https://YOUR-HOST{SlackEndpoint.Events} on the page Event Subscriptions, {SlackEndpoint.Commands} on Slash Commands, {SlackEndpoint.Interactions} on Interactivity & Shortcuts, for the request and for the options of menus, at {SlackRemedies.Apps}.");

    private Finding Failure(SlackException exception, string? remedy) =>
        new(FindingKind.Failure, remedy ?? $"Slack: {exception.Message}. Can this machine reach {options.ApiUrl.Host}?");
}
