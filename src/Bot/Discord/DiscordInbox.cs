using System.Text.Json;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Takes what arrives, once each, and has it worked on aside.</summary>
internal sealed partial class DiscordInbox(DiscordInteractions interactions, DiscordMessages messages, DiscordServers servers, DiscordApi api, WorkInHand work, ILogger<DiscordInbox> logger)
{
    /// <summary>More than arrive in the minutes in which Discord may send something again.</summary>
    private const int Remembered = 20_000;

    private readonly RecentIds _recent = new(Remembered);
    private volatile string _bot = "";

    /// <summary>An event of the gateway. One that cannot be read is passed over: a new connection would bring it again.</summary>
    internal void Receive(GatewayEvent received)
    {
        try
        {
            Take(received);
        }
        catch (JsonException exception)
        {
            LogUnread(received.T, exception);
        }
    }

    /// <summary>False when it came before.</summary>
    internal bool Receive(Interaction interaction, Func<InteractionResponse, Task> acknowledge)
    {
        if (!_recent.Add(interaction.Id))
            return false;
        work.Start(stopping => interactions.HandleAsync(interaction, acknowledge, stopping));
        return true;
    }

    private void Take(GatewayEvent received)
    {
        switch (received.T)
        {
            case "READY" when received.D.Deserialize(DiscordJson.Default.Ready) is { } ready:
                _bot = ready.User.Id;
                servers.Begin(ready);
                break;
            case "GUILD_CREATE" when received.D.Deserialize(DiscordJson.Default.ReceivedGuild) is { Id: { } joined }:
                servers.Join(joined);
                break;
            case "GUILD_DELETE" when received.D.Deserialize(DiscordJson.Default.ReceivedGuild) is { Id: { } left, Unavailable: false }:
                servers.Leave(left);
                break;
            case "INTERACTION_CREATE" when received.D.Deserialize(DiscordJson.Default.Interaction) is { Id: not null } interaction:
                Receive(interaction, response => api.AcknowledgeAsync(interaction, response, work.Stopping));
                break;
            case "MESSAGE_CREATE" when received.D.Deserialize(DiscordJson.Default.ReceivedMessage) is { Id: not null } message && _recent.Add(message.Id):
                work.Start(stopping => messages.HandleAsync(message, _bot, stopping));
                break;
        }
    }

    [LoggerMessage(LogLevel.Error, "An event {Name} of Discord could not be read")]
    private partial void LogUnread(string? name, Exception exception);
}
