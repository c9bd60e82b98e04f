using System.Collections.Concurrent;
using Bot.Answers;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Discord's users and channels as the chats know them.</summary>
internal sealed class DiscordPlaces(DiscordApi api, DiscordServers servers)
{
    internal const string Platform = "discord";

    /// <summary>What a channel is, never changes; more of them than these are asked for anew.</summary>
    private const int MostRemembered = 50_000;

    private static readonly DiscordUser Nobody = new("", Username: null, GlobalName: null, Bot: false);

    private readonly ConcurrentDictionary<string, DiscordChannel> _channels = new(StringComparer.Ordinal);

    /// <summary>Null when Discord does not tell what kind of channel it is.</summary>
    internal static ChatPlace? Of(Interaction interaction) => interaction switch
    {
        { Channel: { } channel } => Of(channel, interaction.GuildId is null),
        { GuildId: null, ChannelId: { } direct } => new ChatPlace(Platform, direct, PlaceKind.Direct),
        _ => null,
    };

    internal static DiscordUser PersonOf(Interaction interaction) => interaction.Member?.User ?? interaction.User ?? Nobody;

    internal ChatUser UserOf(Interaction interaction)
    {
        var user = User(PersonOf(interaction), interaction.Member);
        var manages = DiscordPermissions.Read(interaction.Member?.Permissions) is { } permissions && DiscordPermissions.Has(permissions, DiscordPermissions.ManageGuild);
        var isTrusted = servers.IsTrusted(interaction.GuildId);
        return user with { Manages = manages && isTrusted, Remedy = manages && !isTrusted ? "name this server in Discord:Guilds" : null };
    }

    /// <summary>Messages do not tell permissions, so nobody manages anything by a message.</summary>
    internal static ChatUser UserOf(ReceivedMessage message) =>
        User(message.Author ?? Nobody, message.Member);

    /// <summary>The channel as Discord describes it.</summary>
    /// <exception cref="DiscordException">The bot may not see it.</exception>
    internal async Task<DiscordChannel> ChannelAsync(string id, CancellationToken cancellationToken)
    {
        if (_channels.TryGetValue(id, out var known))
            return known;
        if (_channels.Count > MostRemembered)
            _channels.Clear();
        return _channels[id] = await api.ChannelAsync(id, cancellationToken);
    }

    internal static ChatPlace Of(DiscordChannel channel, bool isDirect) => isDirect
        ? new ChatPlace(Platform, channel.Id, PlaceKind.Direct)
        : channel.IsThread ? new ChatPlace(Platform, channel.Id, PlaceKind.Thread, channel.ParentId) : new ChatPlace(Platform, channel.Id, PlaceKind.Channel);

    private static ChatUser User(DiscordUser user, DiscordMember? member) => new(
        user.Id,
        PlainText.OneLine(user.GlobalName ?? user.Username ?? "someone"),
        member?.Roles ?? [],
        Manages: false);
}
