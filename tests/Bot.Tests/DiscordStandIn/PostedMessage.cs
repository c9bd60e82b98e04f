using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

internal sealed record UploadedFile(int Number, string Name, string ContentType, byte[] Content);

/// <summary>A message as it stands, with what it was before.</summary>
internal sealed class PostedMessage(DiscordServer server, TextChannel channel, JsonObject json)
{
    private readonly TaskCompletionSource<TextChannel> _threadStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<JsonObject> _versions = [];
    private readonly Tally _changes = new();
    private readonly Dictionary<string, UploadedFile> _files = [];
    private JsonObject _json = json;

    internal const int Ephemeral = 1 << 6;
    internal const int Loading = 1 << 7;

    internal TextChannel Channel { get; } = channel;

    internal string Id { get; } = json.Text("id") ?? throw new ArgumentException("A message has an id.", nameof(json));

    internal bool IsDeleted { get; set; }

    /// <summary>Who alone sees it when it is ephemeral.</summary>
    internal Person? Viewer { get; set; }

    internal TextChannel? Thread
    {
        get;
        set
        {
            field = value;
            if (value is not null)
                _threadStarted.TrySetResult(value);
        }
    }

    /// <summary>The thread that is started from it, once one is.</summary>
    internal Task<TextChannel> ThreadStarted => _threadStarted.Task;

    internal JsonObject Json
    {
        get
        {
            lock (server.Gate)
                return _json.Clone();
        }
    }

    internal string Content => Json.Text("content") ?? "";

    internal bool IsEphemeral => (Flags & Ephemeral) != 0;

    internal bool IsLoading => (Flags & Loading) != 0;

    internal string? Author => Json["author"]?["id"]?.GetValue<string>();

    /// <summary>The states it had before, the first one first.</summary>
    internal IReadOnlyList<JsonObject> EarlierVersions
    {
        get
        {
            lock (server.Gate)
                return [.. _versions];
        }
    }

    internal IReadOnlyList<UploadedFile> Files
    {
        get
        {
            lock (server.Gate)
                return [.. _json.Objects("attachments").Select(attachment => _files[attachment.Text("id") ?? ""])];
        }
    }

    private long Flags => Json.Number("flags") ?? 0;

    internal void Keep(string attachment, UploadedFile file) => _files[attachment] = file;

    /// <summary>Adds what only the way it was posted tells; nobody has seen it yet.</summary>
    internal void Complete(JsonObject json) => _json = json;

    internal void Change(JsonObject json)
    {
        _versions.Add(_json);
        _json = json;
        _changes.Add();
    }

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

    /// <summary>The component with a custom id, if somebody could press it.</summary>
    internal JsonObject? FindComponent(string customId) => Json.Objects("components")
        .SelectMany(row => row.Objects("components"))
        .FirstOrDefault(component => component.Text("custom_id") == customId && component.Flag("disabled") is not true);
}
