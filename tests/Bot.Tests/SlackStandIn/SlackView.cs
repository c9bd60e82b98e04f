using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>A form, or a home tab, as it stands.</summary>
internal sealed class SlackView(SlackServer server, SlackPerson person, JsonObject json)
{
    private readonly Channel<JsonObject> _updates = Channel.CreateUnbounded<JsonObject>();
    private JsonObject _json = json;

    internal string Id { get; } = json.Text("id") ?? "";

    internal SlackPerson Person { get; } = person;

    /// <summary>The form that this one was pushed over.</summary>
    internal SlackView? Previous { get; init; }

    internal bool IsClosed { get; set; }

    internal JsonObject Json
    {
        get
        {
            lock (server.Gate)
                return _json.Clone();
        }
    }

    internal IReadOnlyList<JsonObject> Blocks => Json.Objects("blocks");

    internal string CallbackId => Json.Text("callback_id") ?? "";

    internal string? Title => Json["title"]?["text"]?.ToString();

    /// <summary>The next state the bot gives it after it was opened, each once.</summary>
    internal async Task<JsonObject> NextUpdateAsync(CancellationToken cancellationToken) => await _updates.Reader.ReadAsync(cancellationToken);

    internal JsonObject? FindElement(string actionId) => Elements.In(Blocks).FirstOrDefault(element => element.Element.Text("action_id") == actionId).Element;

    internal void Change(JsonObject json)
    {
        _json = json;
        _updates.Writer.TryWrite(json.Clone());
    }

    /// <summary>With the values that the fields hold.</summary>
    internal JsonObject With(JsonObject values)
    {
        var view = Json;
        view["state"] = new JsonObject { ["values"] = values.DeepClone() };
        return view;
    }
}
