using Bot.Chat;

namespace Bot.Slack;

/// <summary>Who the bot is, and in which workspace.</summary>
/// <param name="UserId">By which it is mentioned.</param>
/// <param name="BotId">By which its own messages are known.</param>
/// <param name="Scopes">What it may do.</param>
internal sealed record SlackIdentity(string Team, string TeamId, string User, string UserId, string BotId, Uri? Url, IReadOnlyList<string> Scopes);

/// <summary>A person, or another bot.</summary>
/// <param name="TeamId">The workspace of that person: in a shared channel there are people of others.</param>
/// <param name="IsStranger">Of another workspace, and in no channel that the bot can see: https://docs.slack.dev/reference/objects/user-object.</param>
/// <param name="IsRestricted">A guest.</param>
internal sealed record SlackPerson(string Id, string Name, string TeamId, bool IsAdmin, bool IsOwner, bool IsBot, bool IsStranger, bool IsRestricted);

/// <summary>The bot as Slack knows it, found out before anything is received.</summary>
internal sealed class SlackBot
{
    private volatile SlackIdentity? _identity;

    internal bool IsKnown => _identity is not null;

    /// <summary>It may read what is said in channels without a mention, and so in its threads.</summary>
    internal bool ReadsThreads => Identity.Scopes.Contains("channels:history", StringComparer.Ordinal);

    internal ChatRequest.Help Help => new(ReadsThreads) { Note = CommandText.Help, Unknown = CommandText.Unknown };

    internal SlackIdentity Identity
    {
        get => _identity ?? throw new InvalidOperationException("Slack has not been asked yet who the bot is.");
        set => _identity = value;
    }
}
