using System.Collections.Concurrent;
using System.Text.Json;

namespace Bot.Discord;

/// <summary>Takes what arrives, once each, and has it worked on aside, so that no connection ever waits for an answer.</summary>
internal sealed partial class DiscordInbox(DiscordInteractions interactions, DiscordMessages messages, DiscordApi api, ILogger<DiscordInbox> logger) : IDisposable
{
    /// <summary>More than arrive in the minutes in which Discord may send something again.</summary>
    private const int Remembered = 20_000;

    private readonly RecentIds _recent = new(Remembered);
    private readonly ConcurrentDictionary<Task, byte> _working = new();
    private readonly CancellationTokenSource _stopping = new();
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
        Start(() => interactions.HandleAsync(interaction, acknowledge, _stopping.Token));
        return true;
    }

    /// <summary>Waits for what is worked on, but no longer than this.</summary>
    internal async Task DrainAsync(TimeSpan longest)
    {
        _stopping.CancelAfter(longest);
        await Task.WhenAll(_working.Keys);
    }

    public void Dispose() => _stopping.Dispose();

    private void Take(GatewayEvent received)
    {
        switch (received.T)
        {
            case "READY":
                _bot = received.D.Deserialize(DiscordJson.Default.Ready)?.User.Id ?? "";
                break;
            case "INTERACTION_CREATE" when received.D.Deserialize(DiscordJson.Default.Interaction) is { Id: not null } interaction:
                Receive(interaction, response => api.AcknowledgeAsync(interaction, response, _stopping.Token));
                break;
            case "MESSAGE_CREATE" when received.D.Deserialize(DiscordJson.Default.ReceivedMessage) is { Id: not null } message && _recent.Add(message.Id):
                Start(() => messages.HandleAsync(message, _bot, _stopping.Token));
                break;
        }
    }

    private void Start(Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException)
            {
                LogLeftBehind();
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }
        });
        _working[task] = 0;
        _ = task.ContinueWith(done => _working.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [LoggerMessage(LogLevel.Error, "An event {Name} of Discord could not be read")]
    private partial void LogUnread(string? name, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The bot was stopped before an answer was sent")]
    private partial void LogLeftBehind();

    [LoggerMessage(LogLevel.Error, "An event of Discord could not be worked on")]
    private partial void LogFailed(Exception exception);
}
