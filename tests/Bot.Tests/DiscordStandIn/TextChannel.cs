using System.Threading.Channels;

namespace Bot.Tests.DiscordStandIn;

/// <summary>A text channel, a thread of one, or the direct messages with a person.</summary>
internal sealed class TextChannel(DiscordServer server, string id, string name)
{
    private readonly Channel<PostedMessage> _posts = Channel.CreateUnbounded<PostedMessage>();
    private readonly List<PostedMessage> _messages = [];
    private Permissions? _permissions;
    private bool _isRemoved;

    internal string Id { get; } = id;

    internal string Name { get; } = name;

    internal TextChannel? Parent { get; init; }

    /// <summary>The other side of direct messages.</summary>
    internal Person? Recipient { get; init; }

    internal bool IsDirect => Recipient is not null;

    internal bool IsRemoved
    {
        get => _isRemoved || Parent is { IsRemoved: true };
        set => _isRemoved = value;
    }

    internal Tally Typing { get; } = new();

    internal string? Guild => IsDirect ? null : Parent?.Guild ?? In ?? server.GuildId;

    /// <summary>Another guild than the first one.</summary>
    internal string? In { get; init; }

    internal int Type => IsDirect ? 1 : Parent is null ? 0 : 11;

    /// <summary>What the bot may do here; a thread takes it from its channel.</summary>
    internal Permissions BotPermissions
    {
        get => Parent?.BotPermissions ?? _permissions ?? server.Settings.BotPermissions;
        set => _permissions = value;
    }

    internal Permissions SendPermission => Parent is null ? Permissions.SendMessages : Permissions.SendMessagesInThreads;

    /// <summary>What stands in the channel for all to see.</summary>
    internal IReadOnlyList<PostedMessage> Messages
    {
        get
        {
            lock (server.Gate)
                return [.. _messages.Where(message => !message.IsDeleted)];
        }
    }

    /// <summary>The next message the bot has posted itself (not in answer to an interaction), each once.</summary>
    internal async Task<PostedMessage> NextMessageAsync(CancellationToken cancellationToken) => await _posts.Reader.ReadAsync(cancellationToken);

    internal PostedMessage? Find(string? id) => _messages.Find(message => message.Id == id && !message.IsDeleted);

    internal void Add(PostedMessage message) => _messages.Add(message);

    internal void Announce(PostedMessage message) => _posts.Writer.TryWrite(message);

    internal void Demand(Permissions permissions)
    {
        if (IsDirect)
            return;
        if (!BotPermissions.HasFlag(Permissions.ViewChannel))
            throw RestRefusal.MissingAccess();
        if (!BotPermissions.HasFlag(permissions))
            throw RestRefusal.MissingPermissions();
    }
}
