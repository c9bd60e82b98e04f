using System.Text.Json;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Takes what arrives, once each, and has it worked on aside.</summary>
internal sealed partial class DiscordInbox(DiscordInteractions interactions, DiscordMessages messages, DiscordServers servers, DiscordApi api, WorkInHand work, ILogger<DiscordInbox> logger) : IEventTaker
{
    /// <summary>More than arrive in the minutes in which Discord may send something again.</summary>
    private const int Remembered = 20_000;

    private readonly RecentIds _recent = new(Remembered);
    private volatile string _bot = "";

    /// <summary>Who the bot is, and where, as READY told it.</summary>
    internal sealed record Beginning(string Bot, IReadOnlyList<ReceivedGuild> Guilds);

    public IReadOnlyList<string> Kinds { get; } = [DiscordInteractions.Kind, DiscordMessages.Kind];

    /// <summary>Goes on with a session that another process began.</summary>
    /// <param name="begun">What <see cref="Begun"/> told of it.</param>
    internal bool TryGoOn(int shard, int shards, string? begun)
    {
        if (begun is null || JsonSerializer.Deserialize(begun, DiscordJson.Default.Beginning) is not { Bot.Length: > 0, Guilds: not null } told)
            return false;
        _bot = told.Bot;
        servers.Begin(shard, shards, told.Guilds);
        return true;
    }

    /// <summary>What who goes on with the session of a shard must know; null before it began.</summary>
    internal string? Begun(int shard, int shards) =>
        _bot.Length == 0 ? null : JsonSerializer.Serialize(new Beginning(_bot, servers.Of(shard, shards)), DiscordJson.Default.Beginning);

    public Task AgainAsync(ChatEvent taken, CancellationToken cancellationToken) => taken.Kind switch
    {
        DiscordInteractions.Kind when JsonSerializer.Deserialize(taken.Payload, DiscordJson.Default.Interaction) is { } interaction =>
            interactions.AgainAsync(interaction, response => api.AcknowledgeAsync(interaction, response, cancellationToken), cancellationToken),
        DiscordMessages.Kind when JsonSerializer.Deserialize(taken.Payload, DiscordJson.Default.TakenMessage) is { } message => messages.AgainAsync(message.Message, message.Bot, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>An event of the gateway. One that cannot be read is passed over: a new connection would bring it again.</summary>
    /// <returns>Ends when the event cannot be lost any more.</returns>
    internal Task ReceiveAsync(GatewayEvent received)
    {
        try
        {
            return TakeAsync(received);
        }
        catch (JsonException exception)
        {
            LogUnread(received.T, exception);
            return Task.CompletedTask;
        }
    }

    /// <summary>False when it came before.</summary>
    internal bool Receive(Interaction interaction, Func<InteractionResponse, Task> acknowledge)
    {
        if (!_recent.Add(interaction.Id))
            return false;
        work.Start(stopping => interactions.HandleAsync(interaction, acknowledge, taken: null, stopping));
        return true;
    }

    private Task TakeAsync(GatewayEvent received)
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
            case "INTERACTION_CREATE" when received.D.Deserialize(DiscordJson.Default.Interaction) is { Id: not null } interaction && _recent.Add(interaction.Id):
                return StartAsync((taken, stopping) => interactions.HandleAsync(interaction, response => api.AcknowledgeAsync(interaction, response, stopping), taken, stopping));
            case "MESSAGE_CREATE" when received.D.Deserialize(DiscordJson.Default.ReceivedMessage) is { Id: not null } message && _recent.Add(message.Id):
                return StartAsync((taken, stopping) => messages.HandleAsync(message, _bot, taken, stopping));
        }

        return Task.CompletedTask;
    }

    /// <summary>Has it worked on aside. Ends as soon as it is written down or over.</summary>
    private Task StartAsync(Func<Func<Task>, CancellationToken, Task> handle)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Start(async stopping =>
        {
            try
            {
                await handle(TakenAsync, stopping);
            }
            finally
            {
                taken.TrySetResult();
            }
        });
        return taken.Task;

        Task TakenAsync()
        {
            taken.TrySetResult();
            return Task.CompletedTask;
        }
    }

    [LoggerMessage(LogLevel.Error, "An event {Name} of Discord could not be read")]
    private partial void LogUnread(string? name, Exception exception);
}
