using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>A command, a press of a button and so on: something a person waits for, and what has come of it.</summary>
internal sealed class SlackInteraction
{
    internal static readonly TimeSpan MostTriggerLife = TimeSpan.FromSeconds(3);
    internal static readonly TimeSpan MostLife = TimeSpan.FromMinutes(30);
    internal const int MostResponses = 5;

    private readonly SlackServer _server;
    private readonly Channel<SlackMessage> _answers = System.Threading.Channels.Channel.CreateUnbounded<SlackMessage>();
    private readonly List<SlackMessage> _all = [];

    internal SlackInteraction(SlackServer server, SlackPerson person, Asked asked)
    {
        _server = server;
        Person = person;
        Channel = asked.Channel;
        Source = asked.Message;
        View = asked.View;
        Begun = server.Now;
        TriggerId = asked.Payload.Text("trigger_id");
        ResponseUrl = asked.Payload.Text("response_url") is { } address ? new Uri(address) : null;
        Delivery = new Delivery(server, asked.Kind, asked.Payload, asked.AcceptsAnswer) { OnAcknowledged = answer => server.Interactions.Take(this, answer) };
    }

    internal Delivery Delivery { get; }

    internal SlackPerson Person { get; }

    internal SlackChannel? Channel { get; }

    /// <summary>The message whose button was pressed, or that the shortcut was used on.</summary>
    internal SlackMessage? Source { get; }

    /// <summary>The form or home tab it came from.</summary>
    internal SlackView? View { get; }

    internal JsonObject Payload => Delivery.Payload.Clone();

    /// <summary>What the bot acknowledged with; null when with nothing.</summary>
    internal Task<JsonNode?> Acknowledged => Delivery.Acknowledged;

    /// <summary>Ends with the error that the person is told: operation_timeout, dispatch_failed.</summary>
    internal Task<string> Failed => Delivery.Failed;

    /// <summary>What came by the acknowledgement and by response_url, in order.</summary>
    internal IReadOnlyList<SlackMessage> Answers
    {
        get
        {
            lock (_server.Gate)
                return [.. _all.Where(message => !message.IsDeleted)];
        }
    }

    /// <summary>The errors that a submission was answered with, by block.</summary>
    internal IReadOnlyDictionary<string, string> Errors { get; set; } = new Dictionary<string, string>();

    internal DateTimeOffset Begun { get; }

    internal string? TriggerId { get; }

    internal bool IsTriggerUsed { get; set; }

    internal Uri? ResponseUrl { get; }

    internal int Responses { get; set; }

    /// <summary>The next answer by the acknowledgement or by response_url, each once; a replaced message counts again.</summary>
    internal async Task<SlackMessage> NextAnswerAsync(CancellationToken cancellationToken) => await _answers.Reader.ReadAsync(cancellationToken);

    /// <summary>What an external select is offered.</summary>
    internal async Task<IReadOnlyList<JsonObject>> OptionsAsync(CancellationToken cancellationToken)
    {
        var answer = await Acknowledged.WaitAsync(cancellationToken) as JsonObject ?? [];
        return [.. answer.Objects("options"), .. answer.Objects("option_groups").SelectMany(group => group.Objects("options"))];
    }

    internal void Answer(SlackMessage message)
    {
        if (!_all.Contains(message))
            _all.Add(message);
        _answers.Writer.TryWrite(message);
    }

    internal SlackMessage? LastAnswer => _all.Count > 0 ? _all[^1] : null;
}
