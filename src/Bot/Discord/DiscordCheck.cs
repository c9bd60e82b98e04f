using System.Net;
using Bot.Answers;
using Bot.Commands;

namespace Bot.Discord;

/// <summary>Asks Discord whether the settings will do: token, intents, permissions, where interactions go.</summary>
internal sealed class DiscordCheck(DiscordApi api, DiscordOptions options)
{
    // Either is set when the intent is switched on: the second for applications in fewer than 100 servers.
    private const long MessageContentFlags = (1L << 18) | (1L << 19);

    private const int FewSessions = 50;

    internal async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!DiscordHosting.IsOn(options))
            return [new Finding(FindingKind.Off, "Discord: no token. Make an application at https://discord.com/developers/applications, copy the token of its page Bot into the environment variable Discord__Token, and run this again.")];
        try
        {
            var application = await api.ApplicationAsync(cancellationToken);
            return
            [
                new Finding(FindingKind.Good, $"Discord: the token is that of {PlainText.OneLine(application.Bot?.Username ?? application.Name ?? "a bot")} (application {application.Id})."),
                Intents(application),
                .. Openness(application),
                .. Interactions(application),
                Sessions(await api.GatewayAsync(cancellationToken)),
                .. Guilds(await api.GuildsAsync(cancellationToken)),
                new Finding(FindingKind.Note, $"Invite the bot, or give it what it lacks: {DiscordPermissions.Invite(application.Id).AbsoluteUri}"),
            ];
        }
        catch (DiscordException exception) when (exception.Status == HttpStatusCode.Unauthorized)
        {
            return [new Finding(FindingKind.Failure, ((GatewayEnd.Stop)GatewayEnd.Of(4004)).Remedy)];
        }
        catch (DiscordException exception)
        {
            return [new Finding(FindingKind.Failure, $"Discord: {exception.Message}. Can this machine reach {options.ApiUrl.Host}?")];
        }
    }

    private Finding Intents(DiscordApplication application) => (options.MessageContent, (application.Flags & MessageContentFlags) != 0) switch
    {
        (true, false) => new Finding(FindingKind.Failure, $"Discord: {((GatewayEnd.Stop)GatewayEnd.Of(4014)).Remedy}"),
        (true, true) => new Finding(FindingKind.Good, "Discord: the bot may read messages that do not mention it, for follow-ups in its threads."),
        (false, _) => new Finding(FindingKind.Good, "Discord: no privileged intent is needed. A follow-up is a reply to the bot; for follow-ups without one set Discord:MessageContent to true and switch on MESSAGE CONTENT INTENT in the developer portal, page Bot."),
    };

    private IEnumerable<Finding> Openness(DiscordApplication application)
    {
        if (application.BotPublic)
            yield return new Finding(FindingKind.Warning, $"Discord: anybody may add this bot to a server of their own and ask your articles {(options.Guilds.Count == 0 ? "there" : "in direct messages")}. Switch off Public Bot in the developer portal, page Bot.");
    }

    private IEnumerable<Finding> Interactions(DiscordApplication application)
    {
        if (options.PublicKey is { } key && !key.Equals(application.VerifyKey, StringComparison.OrdinalIgnoreCase))
            yield return new Finding(FindingKind.Failure, "Discord:PublicKey is not the key of this application: copy it from the developer portal, page General Information.");
        if (application.InteractionsEndpointUrl is { } url)
        {
            yield return options.PublicKey is null
                ? new Finding(FindingKind.Failure, $"Discord: commands are sent to {PlainText.OneLine(url)}, where nobody checks them. Set Discord:PublicKey, or clear Interactions Endpoint URL in the developer portal, page General Information.")
                : new Finding(FindingKind.Good, $"Discord: commands come by HTTP to {PlainText.OneLine(url)}.");
        }
        else if (!options.Gateway)
        {
            yield return new Finding(FindingKind.Failure, $"Discord: Discord:Gateway is off, and the application has no Interactions Endpoint URL, so no command arrives. Set it to https://YOUR-HOST{InteractionsEndpoint.Path} in the developer portal, or switch the gateway on.");
        }
    }

    private static Finding Sessions(GatewayBot gateway) => gateway.SessionStartLimit is var limit && limit.Remaining < FewSessions
        ? new Finding(FindingKind.Warning, $"Discord: {Wording.Number(limit.Remaining)} of {Wording.Number(limit.Total)} session starts are left until {TimeSpan.FromMilliseconds(limit.ResetAfter).TotalHours:0.#} hours from now. Does something restart the bot again and again?")
        : new Finding(FindingKind.Good, $"Discord: {Wording.Number(limit.Remaining)} of {Wording.Number(limit.Total)} session starts are left today; {Wording.Count(gateway.Shards, "connection")} recommended.");

    private IEnumerable<Finding> Guilds(IReadOnlyList<DiscordGuild> guilds)
    {
        if (guilds.Count == 0)
            yield return new Finding(FindingKind.Warning, "Discord: the bot is in no server yet. Open the address below and choose one.");
        if (options.TestGuild is { } test && guilds.All(guild => guild.Id != test))
            yield return new Finding(FindingKind.Failure, $"Discord: the bot is not in the server {test} of Discord:TestGuild, so its commands appear nowhere. Invite it there, or remove the setting.");
        foreach (var guild in guilds)
        {
            var name = PlainText.OneLine(guild.Name ?? guild.Id);
            yield return DiscordPermissions.Missing(DiscordPermissions.Read(guild.Permissions) ?? 0) is { Count: > 0 } missing
                ? new Finding(FindingKind.Warning, $"Discord: in the server {name} the bot lacks {string.Join(", ", missing)}. Give them to its role, or invite it again.")
                : new Finding(FindingKind.Good, $"Discord: in the server {name} the bot has the permissions it needs; channels may still take some away.");
        }
    }
}
