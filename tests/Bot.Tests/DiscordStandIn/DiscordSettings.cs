namespace Bot.Tests.DiscordStandIn;

internal sealed record RateLimit(int Count, TimeSpan Window);

/// <summary>What differs between Discord's applications, guilds and days.</summary>
internal sealed record DiscordSettings
{
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41250);

    /// <summary>The privileged intents that are switched on in the developer portal.</summary>
    internal GatewayIntents PrivilegedIntents { get; init; }

    internal int SessionStarts { get; init; } = 1000;

    internal TimeSpan SessionStartsResetAfter { get; init; } = TimeSpan.FromHours(14);

    internal int MaxConcurrency { get; init; } = 1;

    /// <summary>In which MaxConcurrency sessions may be started; zero switches the limit off.</summary>
    internal TimeSpan IdentifyWindow { get; init; } = TimeSpan.FromSeconds(5);

    internal int Shards { get; init; } = 1;

    internal Permissions BotPermissions { get; init; } = Permissions.Usual;

    /// <summary>Interactions tell the channel that they come from, and not only its id.</summary>
    internal bool TellsChannels { get; init; } = true;

    internal int AttachmentSizeLimit { get; init; } = 10 * 1024 * 1024;

    /// <summary>By route, as "POST /channels/{channel}/messages"; other routes keep Discord's usual numbers.</summary>
    internal IReadOnlyDictionary<string, RateLimit> Limits { get; init; } = new Dictionary<string, RateLimit>();

    /// <summary>Requests a second over all routes but those of interactions.</summary>
    internal int GlobalLimit { get; init; } = 50;
}
