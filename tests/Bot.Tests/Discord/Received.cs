using System.Threading.Channels;
using Bot.Discord;

namespace Bot.Tests.Discord;

/// <summary>The events that came over the gateway, each read once.</summary>
internal sealed class Received
{
    private readonly Channel<GatewayEvent> _events = Channel.CreateUnbounded<GatewayEvent>();

    internal void Add(GatewayEvent received) => _events.Writer.TryWrite(received);

    /// <summary>The next one of this name.</summary>
    internal async Task<GatewayEvent> NextAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var received = await _events.Reader.ReadAsync(cancellationToken);
            if (received.T == name)
                return received;
        }
    }

    /// <summary>The text of the next message that somebody writes.</summary>
    internal async Task<string?> NextTextAsync(CancellationToken cancellationToken) =>
        (await NextAsync("MESSAGE_CREATE", cancellationToken)).D.GetProperty("content").GetString();
}
