using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Somebody in the workspace, and what they can do to the bot.</summary>
internal sealed class SlackPerson(SlackServer server, string name)
{
    private readonly Channel<SlackView> _opened = Channel.CreateUnbounded<SlackView>();
    private readonly Channel<SlackView> _homes = Channel.CreateUnbounded<SlackView>();
    private readonly List<SlackView> _views = [];
    private SlackChannel? _direct;
    private SlackView? _home;

    internal string Id { get; } = server.Ids.Next("U");

    internal string Name { get; } = name;

    internal bool IsAdmin { get; init; }

    internal bool IsOwner { get; init; }

    internal bool IsBot { get; init; }

    internal bool IsDeactivated { get; set; }

    /// <summary>The direct messages with the bot.</summary>
    internal SlackChannel Direct
    {
        get
        {
            lock (server.Gate)
                return _direct ??= server.Add(new SlackChannel(server, server.Ids.Next("D"), Name, SlackChannelKind.Direct) { Recipient = this, BotIsMember = true });
        }
    }

    /// <summary>The forms that stand open, the uppermost last.</summary>
    internal IReadOnlyList<SlackView> Views
    {
        get
        {
            lock (server.Gate)
                return [.. _views.Where(view => !view.IsClosed)];
        }
    }

    /// <summary>The home tab as it was last published.</summary>
    internal SlackView? Home
    {
        get
        {
            lock (server.Gate)
                return _home;
        }
    }

    /// <summary>The next form that is opened or pushed for this person, each once.</summary>
    internal async Task<SlackView> NextViewAsync(CancellationToken cancellationToken) => await _opened.Reader.ReadAsync(cancellationToken);

    /// <summary>The next home tab that is published for this person, each once.</summary>
    internal async Task<SlackView> NextHomeAsync(CancellationToken cancellationToken) => await _homes.Reader.ReadAsync(cancellationToken);

    /// <summary>Writes a message; whom it mentions is read from its text, as "&lt;@id&gt;".</summary>
    internal SlackMessage Say(SlackChannel channel, string text, string? threadTs = null, bool mentionsBot = false, params SlackFile[] files) =>
        server.Posts.Say(this, channel, mentionsBot ? $"<@{server.BotUserId}> {text}" : text, threadTs, files);

    /// <summary>Changes what they wrote, as their client does it.</summary>
    internal void Edit(SlackMessage message, string text) => server.Posts.Edit(this, message, text);

    /// <summary>Takes a message back, or away, as an admin can.</summary>
    internal void Delete(SlackMessage message) => server.Posts.Delete(message);

    internal SlackInteraction Command(SlackChannel channel, string command, string text = "") =>
        server.Interactions.Begin(Payloads.Command(server, this, channel, command, text));

    /// <summary>Presses a button of a message; its block need be named only where several blocks have the same action.</summary>
    internal SlackInteraction Press(SlackMessage message, string actionId, string? blockId = null) =>
        server.Interactions.Begin(Payloads.Act(server, this, message, actionId, blockId, null));

    /// <summary>Presses a button of a form or of the home tab.</summary>
    internal SlackInteraction Press(SlackView view, string actionId, string? blockId = null) =>
        server.Interactions.Begin(Payloads.Act(server, this, view, actionId, blockId, null));

    /// <summary>Chooses in a select, a date picker and so on: the value of an option, a date, a list of values.</summary>
    internal SlackInteraction Choose(SlackMessage message, string actionId, object value, string? blockId = null) =>
        server.Interactions.Begin(Payloads.Act(server, this, message, actionId, blockId, value));

    internal SlackInteraction Choose(SlackView view, string actionId, object value, string? blockId = null) =>
        server.Interactions.Begin(Payloads.Act(server, this, view, actionId, blockId, value));

    /// <summary>Uses a shortcut of the menu of a message.</summary>
    internal SlackInteraction Shortcut(SlackMessage message, string callbackId) =>
        server.Interactions.Begin(Payloads.MessageShortcut(server, this, message, callbackId));

    internal SlackInteraction GlobalShortcut(string callbackId) => server.Interactions.Begin(Payloads.GlobalShortcut(server, this, callbackId));

    /// <summary>Types into an external select; the answer has the options.</summary>
    internal SlackInteraction Suggest(SlackMessage message, string actionId, string typed) =>
        server.Interactions.Begin(Payloads.Suggest(server, this, message, null, actionId, typed));

    internal SlackInteraction Suggest(SlackView view, string actionId, string typed) =>
        server.Interactions.Begin(Payloads.Suggest(server, this, null, view, actionId, typed));

    /// <summary>Opens the home tab, or the messages tab, of the app.</summary>
    internal void OpenHome(string tab = "home") => server.Events.HomeOpened(this, tab);

    /// <summary>Sends a form; fields are named by action id and keep their initial value when left out.</summary>
    internal SlackInteraction Submit(SlackView view, params (string ActionId, object Value)[] values) =>
        server.Interactions.Begin(Payloads.Submit(server, this, view, values));

    /// <summary>Closes a form; the bot is told when it asked for it.</summary>
    internal SlackInteraction? Close(SlackView view)
    {
        lock (server.Gate)
            view.IsClosed = true;
        return view.Json.Flag("notify_on_close") is true ? server.Interactions.Begin(Payloads.Close(server, this, view, isCleared: false)) : null;
    }

    internal JsonObject Describe() => new()
    {
        ["id"] = Id,
        ["team_id"] = server.TeamId,
        ["name"] = Name,
        ["deleted"] = IsDeactivated,
        ["real_name"] = char.ToUpperInvariant(Name[0]) + Name[1..],
        ["tz"] = "Europe/Amsterdam",
        ["tz_offset"] = 7200,
        ["profile"] = new JsonObject { ["real_name"] = char.ToUpperInvariant(Name[0]) + Name[1..], ["display_name"] = Name, ["team"] = server.TeamId },
        ["is_admin"] = IsAdmin || IsOwner,
        ["is_owner"] = IsOwner,
        ["is_primary_owner"] = false,
        ["is_restricted"] = false,
        ["is_ultra_restricted"] = false,
        ["is_bot"] = IsBot,
        ["is_app_user"] = false,
        ["updated"] = server.Now.ToUnixTimeSeconds(),
    };

    internal void Show(SlackView view)
    {
        lock (server.Gate)
            _views.Add(view);
        _opened.Writer.TryWrite(view);
    }

    internal void ShowHome(SlackView view)
    {
        lock (server.Gate)
            _home = view;
        _homes.Writer.TryWrite(view);
    }
}
