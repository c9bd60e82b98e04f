using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>A message as it stands, with what it was before.</summary>
internal sealed class SlackMessage(SlackServer server, SlackChannel channel, JsonObject json)
{
    private readonly List<JsonObject> _versions = [];
    private readonly Tally _changes = new();
    private JsonObject _json = json;

    internal SlackChannel Channel { get; } = channel;

    internal string Ts { get; } = json.Text("ts") ?? throw new ArgumentException("A message has a time stamp.", nameof(json));

    /// <summary>What the app that posted it finds again, and nobody sees: https://docs.slack.dev/messaging/message-metadata.</summary>
    internal JsonObject? Metadata { get; init; }

    internal bool IsDeleted { get; set; }

    /// <summary>Who alone sees it when it is ephemeral.</summary>
    internal SlackPerson? Viewer { get; init; }

    internal bool IsEphemeral => Viewer is not null;

    internal JsonObject Json
    {
        get
        {
            lock (server.Gate)
                return _json.Clone();
        }
    }

    internal string Text => Json.Text("text") ?? "";

    internal string? ThreadTs => Json.Text("thread_ts");

    internal string? User => Json.Text("user");

    internal bool IsBots => Json.Text("app_id") == server.AppId;

    internal IReadOnlyList<JsonObject> Blocks => Json.Objects("blocks");

    /// <summary>The states it had before, the first one first.</summary>
    internal IReadOnlyList<JsonObject> EarlierVersions
    {
        get
        {
            lock (server.Gate)
                return [.. _versions];
        }
    }

    internal IReadOnlyList<SlackFile> Files => [.. Json.Objects("files").Select(file => server.Files.Find(file.Text("id")) ?? throw new InvalidOperationException("The file is gone."))];

    /// <summary>Ends when it was changed, or deleted, so often.</summary>
    internal Task ChangedAsync(int times, CancellationToken cancellationToken) => _changes.ReachAsync(times, cancellationToken);

    /// <summary>Ends when it stands like this.</summary>
    internal async Task UntilAsync(Func<JsonObject, bool> isSo, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changes = _changes.Value;
            if (isSo(Json))
                return;
            await _changes.ReachAsync(changes + 1, cancellationToken);
        }
    }

    /// <summary>The element with an action id, if somebody could use it.</summary>
    internal JsonObject? FindElement(string actionId) => Elements.In(Blocks).FirstOrDefault(element => element.Element.Text("action_id") == actionId).Element;

    internal void Change(JsonObject json)
    {
        _versions.Add(_json);
        _json = json;
        _changes.Add();
    }

    internal void Delete()
    {
        IsDeleted = true;
        _changes.Add();
    }
}
