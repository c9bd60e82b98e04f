using Bot.Chat;

namespace Bot.Slack;

/// <summary>Slack's conversations as the chats know them. A thread is known by its channel and its first message.</summary>
internal static class SlackPlaces
{
    internal const string Platform = "slack";

    private const char Separator = '/';

    /// <param name="channel">Direct conversations have ids that begin with D: https://docs.slack.dev/apis/web-api/using-the-conversations-api.</param>
    internal static ChatPlace Of(string channel) => new(Platform, channel, channel.StartsWith('D') ? PlaceKind.Direct : PlaceKind.Channel);

    /// <param name="thread">The ts of its first message; null outside of threads.</param>
    internal static ChatPlace Of(string channel, string? thread) =>
        Of(channel) is { Kind: PlaceKind.Channel } && thread is not null ? new ChatPlace(Platform, ThreadId(channel, thread), PlaceKind.Thread, channel) : Of(channel);

    internal static string ThreadId(string channel, string thread) => $"{channel}{Separator}{thread}";

    internal static string ChannelOf(ChatPlace place) => place.Parent ?? place.Channel;

    /// <summary>The ts of the first message of a thread; null elsewhere.</summary>
    internal static string? ThreadOf(ChatPlace place) => place.Parent is { } parent ? place.Channel[(parent.Length + 1)..] : null;
}
