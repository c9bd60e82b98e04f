using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>What differs between Slack's apps, workspaces and days.</summary>
internal sealed record SlackSettings
{
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The scopes that the bot token was granted.</summary>
    internal IReadOnlyCollection<string> Scopes { get; init; } =
    [
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write", "groups:history", "groups:read",
        "im:history", "im:read", "im:write", "usergroups:read", "users:read",
    ];

    /// <summary>The events of the bot that the app subscribes to.</summary>
    internal IReadOnlyCollection<string> Subscriptions { get; init; } = ["app_mention", "message.im", "app_home_opened"];

    internal bool BotIsInChannels { get; init; } = true;

    /// <summary>By method; those of the chat methods count for each channel on its own.</summary>
    internal IReadOnlyDictionary<string, RateLimit> Limits { get; init; } = new Dictionary<string, RateLimit>
    {
        // One a second for each channel, with short bursts.
        ["chat.postMessage"] = new(60, TimeSpan.FromMinutes(1)),
    };

    internal int MostSockets { get; init; } = 10;

    /// <summary>How long the address of a socket is good for.</summary>
    internal TimeSpan TicketLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two ping frames, by the real clock; zero sends none.</summary>
    internal TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between a `disconnect` that announces the end of a socket and the end.</summary>
    internal TimeSpan CloseAfterDisconnect { get; init; } = TimeSpan.FromSeconds(10);
}
