using System.Text.Json;
using Bot.Chat;
using Bot.Duties;

namespace Bot.Discord;

/// <summary>Connects the bot to Discord for as long as the host runs: commands first, then the shards of the gateway.</summary>
internal sealed partial class DiscordConnector(
    DiscordApi api, CommandRegistration registration, GatewayStarts starts, DiscordInbox inbox, IDuties duties, WorkInHand work, ConnectorHealth health, DiscordOptions options, TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggers.CreateLogger<DiscordConnector>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Also finds out, before anything else, that a token is wrong.
            var gateway = await starts.GatewayAsync(stoppingToken);
            await RegisterAsync(stoppingToken);
            if (!options.Gateway)
            {
                health.Connected(0);
                return;
            }

            var shards = options.Shards ?? gateway.Shards;
            health.Expect(shards);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var running = Enumerable.Range(0, shards)
                .Select(shard => duties.DoAsync($"discord/{shard}", (notes, stopping) => ConnectAsync(shard, shards, notes, stopping), either.Token, elsewhere: () => health.Connected(shard)))
                .ToList();
            // None of them returns by itself: what one cannot go on after, the others cannot either.
            await Task.WhenAny(running);
            await either.CancelAsync();
            await Task.WhenAll(running);
        }
        catch (GatewayStoppedException exception)
        {
            health.Stopped(exception.Message);
            LogStopped(exception.Message);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        catch (Exception exception)
        {
            // The web chat goes on.
            health.Stopped("an error of the bot itself, which is in its log. Start it again.");
            LogBroken(exception);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await work.DrainAsync(Drain);
    }

    private Task ConnectAsync(int shard, int shards, DutyNotes notes, CancellationToken cancellationToken)
    {
        const string Session = "session", Begun = "begun";
        var gateway = new GatewayShard(shard, shards, starts, inbox.ReceiveAsync, health, options, time, loggers.CreateLogger<GatewayShard>())
        {
            // Only READY tells whose session it is, which does not come again when it is resumed.
            Session = GatewaySession.TryRead(notes.Left(Session)) is { } left && inbox.TryGoOn(shard, shards, notes.Left(Begun)) ? left : null,
            LeavesSession = notes.IsPassedOn,
        };
        notes.Tell(Session, () => gateway.Session?.Write());
        notes.Tell(Begun, () => inbox.Begun(shard, shards));
        return gateway.RunAsync(cancellationToken);
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        try
        {
            await registration.RegisterAsync((await api.ApplicationAsync(cancellationToken)).Id, cancellationToken);
        }
        catch (Exception exception) when (exception is DiscordException or JsonException or InvalidOperationException)
        {
            LogNotRegistered(exception.Message, options.TestGuild is null ? "" : $" Is the bot a member of server {options.TestGuild} (Discord:TestGuild), invited with the scope applications.commands?");
        }
    }

    [LoggerMessage(LogLevel.Critical, "Discord is not connected: {Remedy}")]
    private partial void LogStopped(string remedy);

    [LoggerMessage(LogLevel.Critical, "Discord is no longer connected, by an error of the bot itself: start it again, and report what follows")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Error, "The commands could not be registered with Discord, so those of before are shown: {Reason}.{Hint}")]
    private partial void LogNotRegistered(string reason, string hint);
}
