using Bot.Chat;

namespace Bot.Slack;

/// <summary>Who the bot is, and in which workspace.</summary>
/// <param name="UserId">By which it is mentioned.</param>
/// <param name="BotId">By which its own messages are known.</param>
/// <param name="Scopes">What it may do.</param>
internal sealed record SlackIdentity(string Team, string TeamId, string User, string UserId, string BotId, Uri? Url, IReadOnlyList<string> Scopes);

/// <summary>A person, or another bot.</summary>
/// <param name="TeamId">The workspace of that person: in a shared channel there are people of others.</param>
internal sealed record SlackPerson(string Id, string Name, string TeamId, bool IsAdmin, bool IsOwner);

/// <summary>The bot as Slack knows it, found out before anything is received.</summary>
internal sealed class SlackBot
{
    private volatile SlackIdentity? _identity;

    /// <summary>What comes can be answered: it is known who the bot is, and Slack takes its token.</summary>
    internal bool IsReady => _identity is not null && !IsStopped;

    /// <summary>Slack takes nothing of the bot any more.</summary>
    internal bool IsStopped { private get; set; }

    /// <summary>It may read what is said in channels without a mention, and so in its threads.</summary>
    internal bool ReadsThreads => Identity.Scopes.Contains("channels:history", StringComparer.Ordinal);

    internal ChatRequest.Help Help => new(ReadsThreads) { Note = CommandText.Help, Unknown = CommandText.Unknown };

    internal SlackIdentity Identity
    {
        get => _identity ?? throw new InvalidOperationException("Slack has not been asked yet who the bot is.");
        set => _identity = value;
    }
}
