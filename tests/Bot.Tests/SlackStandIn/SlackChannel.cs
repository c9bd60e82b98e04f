using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Bot.Tests.SlackStandIn;

internal enum SlackChannelKind { Public, Private, Direct }

/// <summary>A channel, or the direct messages of a person with the bot.</summary>
internal sealed class SlackChannel(SlackServer server, string id, string name, SlackChannelKind kind)
{
    private readonly Channel<SlackMessage> _posts = Channel.CreateUnbounded<SlackMessage>();
    private readonly List<SlackMessage> _messages = [];

    internal string Id { get; } = id;

    internal string Name { get; } = name;

    internal SlackChannelKind Kind { get; } = kind;

    /// <summary>The other side of direct messages.</summary>
    internal SlackPerson? Recipient { get; init; }

    internal bool BotIsMember { get; set; }

    /// <summary>People who are not in the channel: what is for them alone cannot be posted there.</summary>
    internal HashSet<SlackPerson> Absent { get; } = [];

    internal bool IsArchived { get; set; }

    internal bool IsRemoved { get; set; }

    /// <summary>In the order they came; also those that only one person sees.</summary>
    internal IReadOnlyList<SlackMessage> Messages
    {
        get
        {
            lock (server.Gate)
                return [.. _messages.Where(message => !message.IsDeleted)];
        }
    }

    /// <summary>As events name the kind.</summary>
    internal string EventKind => Kind switch
    {
        SlackChannelKind.Direct => "im",
        SlackChannelKind.Private => "group",
        _ => "channel",
    };

    /// <summary>As scopes and subscriptions name the kind: "channels:history", "message.channels".</summary>
    internal string ScopeKind => Kind is SlackChannelKind.Direct ? "im" : $"{EventKind}s";

    /// <summary>As payloads name the channel.</summary>
    internal string ToldName => Kind switch
    {
        SlackChannelKind.Direct => "directmessage",
        SlackChannelKind.Private => "privategroup",
        _ => Name,
    };

    internal IReadOnlyList<SlackMessage> Replies(string threadTs) => [.. Messages.Where(message => message.ThreadTs == threadTs && message.Ts != threadTs)];

    /// <summary>The next message that the bot has posted with the Web API (not in answer to an interaction), each once.</summary>
    internal async Task<SlackMessage> NextMessageAsync(CancellationToken cancellationToken) => await _posts.Reader.ReadAsync(cancellationToken);

    /// <summary>What apps can find by a time stamp: not what only one person sees.</summary>
    internal SlackMessage? Find(string? ts)
    {
        lock (server.Gate)
            return _messages.Find(message => message.Ts == ts && message is { IsDeleted: false, IsEphemeral: false });
    }

    internal SlackMessage? FindAny(string? ts)
    {
        lock (server.Gate)
            return _messages.Find(message => message.Ts == ts);
    }

    internal void Add(SlackMessage message) => _messages.Add(message);

    internal void Announce(SlackMessage message) => _posts.Writer.TryWrite(message);

    internal JsonObject Describe() => Kind is SlackChannelKind.Direct
        ? new JsonObject { ["id"] = Id, ["is_im"] = true, ["is_archived"] = IsArchived, ["user"] = Recipient?.Id, ["is_org_shared"] = false }
        : new JsonObject
        {
            ["id"] = Id,
            ["name"] = Name,
            ["name_normalized"] = Name,
            ["is_channel"] = Kind is SlackChannelKind.Public,
            ["is_group"] = false,
            ["is_im"] = false,
            ["is_mpim"] = false,
            ["is_private"] = Kind is SlackChannelKind.Private,
            ["is_archived"] = IsArchived,
            ["is_general"] = this == server.General,
            ["is_member"] = BotIsMember,
            ["is_shared"] = false,
            ["is_ext_shared"] = false,
            ["context_team_id"] = server.TeamId,
        };
}
