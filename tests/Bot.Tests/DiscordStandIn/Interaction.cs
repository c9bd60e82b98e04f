using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

internal sealed record Callback(int Type, JsonObject Body, TimeSpan Elapsed);

internal sealed record Choice(string Name, string Value);

/// <summary>Something a person has asked of the bot, and what has become of it.</summary>
internal sealed class Interaction(DiscordServer server, Person person, TextChannel channel, JsonObject payload)
{
    internal const int Command = 2;
    internal const int Component = 3;
    internal const int Autocomplete = 4;
    internal const int ModalSubmit = 5;

    internal static readonly TimeSpan MostUntilCallback = TimeSpan.FromSeconds(3);
    internal static readonly TimeSpan MostLife = TimeSpan.FromMinutes(15);

    private readonly TaskCompletionSource<Callback> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<PostedMessage> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Threading.Channels.Channel<PostedMessage> _followups = System.Threading.Channels.Channel.CreateUnbounded<PostedMessage>();
    private readonly List<PostedMessage> _all = [];
    private readonly DateTimeOffset _begun = server.Now;

    internal string Id { get; } = payload.Text("id") ?? "";

    internal string Token { get; } = payload.Text("token") ?? "";

    internal int Type { get; } = (int)(payload.Number("type") ?? 0);

    internal Person Person { get; } = person;

    internal TextChannel Channel { get; } = channel;

    internal JsonObject Payload => payload.Clone();

    /// <summary>The message with the component that was pressed, or that the form was opened from.</summary>
    internal PostedMessage? Source { get; init; }

    /// <summary>The first response, at whatever it was; fails when the bot's HTTP endpoint refuses.</summary>
    internal Task<Callback> Acknowledged => _acknowledged.Task;

    /// <summary>The message the person sees as the answer, once there is one (after a deferral: once it is edited).</summary>
    internal Task<PostedMessage> Answered => _answered.Task;

    /// <summary>The form that was opened.</summary>
    internal JsonObject? Modal => _acknowledged.Task is { IsCompletedSuccessfully: true, Result: { Type: 9, Body: var body } } ? body["data"]?.AsObject().Clone() : null;

    internal async Task<IReadOnlyList<Choice>> ChoicesAsync(CancellationToken cancellationToken)
    {
        var callback = await Acknowledged.WaitAsync(cancellationToken);
        return [.. (callback.Body["data"] as JsonObject ?? []).Objects("choices").Select(choice => new Choice(choice.Text("name") ?? "", choice["value"]?.ToString() ?? ""))];
    }

    /// <summary>The next message after the answer, each once.</summary>
    internal async Task<PostedMessage> NextFollowupAsync(CancellationToken cancellationToken) => await _followups.Reader.ReadAsync(cancellationToken);

    internal IReadOnlyList<PostedMessage> Followups
    {
        get
        {
            lock (server.Gate)
                return [.. _all.Where(message => message != Original)];
        }
    }

    internal PostedMessage? Original { get; private set; }

    internal bool IsAcknowledged { get; private set; }

    internal TimeSpan Elapsed => IsExpired ? TimeSpan.MaxValue : server.Now - _begun;

    /// <summary>Set, its quarter of an hour is over.</summary>
    internal bool IsExpired { get; set; }

    internal void Acknowledge(int type, JsonObject body, PostedMessage? original)
    {
        IsAcknowledged = true;
        Original = original;
        if (original is not null && original != Source)
            _all.Add(original);
        _acknowledged.TrySetResult(new Callback(type, body.Clone(), Elapsed));
    }

    internal void Answer(PostedMessage message) => _answered.TrySetResult(message);

    internal void Follow(PostedMessage message)
    {
        _all.Add(message);
        _followups.Writer.TryWrite(message);
    }

    internal void Fail(Exception reason)
    {
        _acknowledged.TrySetException(reason);
        _answered.TrySetException(reason);
    }

    internal PostedMessage? Find(string id) =>
        id == "@original" ? Original is { IsDeleted: false } ? Original : null : _all.Find(message => message.Id == id && !message.IsDeleted);
}
