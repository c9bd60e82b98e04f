using Bot.Chat;
using Bot.Discord;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Discord;

/// <summary>Shards of the gateway alone, on a clock of the test; what they receive is kept.</summary>
internal sealed class GatewayRig : IAsyncDisposable
{
    private readonly HttpClient _http = DiscordHosting.NewClient();
    private readonly CancellationTokenSource _stop = new();
    private readonly ILoggerFactory _loggers;
    private readonly GatewayStarts _starts;
    private readonly Task _running;

    internal GatewayRig(DiscordServer discord, TimeProvider? time = null, int shards = 1, bool compress = false, bool messageContent = false, double random = 0.5)
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        var options = new DiscordOptions { Token = discord.Token, ApiUrl = discord.ApiUrl, Compress = compress, MessageContent = messageContent };
        var clock = time ?? TimeProvider.System;
        var rest = new DiscordRest(_http, options, clock, _loggers.CreateLogger<DiscordRest>());
        _starts = new GatewayStarts(new DiscordApi(rest), clock, _loggers.CreateLogger<GatewayStarts>());
        _running = Task.WhenAll(Enumerable.Range(0, shards).Select(shard =>
            new GatewayShard(shard, shards, _starts, ReceiveAsync, Health, options, clock, _loggers.CreateLogger<GatewayShard>()) { Random = new StuckRandom(random) }.RunAsync(_stop.Token)));
    }

    internal LogLines Log { get; } = new();

    internal ConnectorHealth Health { get; } = new("discord");

    internal Received Events { get; } = new();

    /// <summary>With what the operator is told.</summary>
    internal async Task<string> StoppedAsync(CancellationToken cancellationToken) =>
        (await Assert.ThrowsAsync<GatewayStoppedException>(() => _running.WaitAsync(cancellationToken))).Message;

    /// <summary>Ends it as the host does.</summary>
    internal async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _starts.Dispose();
        _http.Dispose();
        _loggers.Dispose();
        Log.Dispose();
        _stop.Dispose();
    }

    private Task ReceiveAsync(GatewayEvent received)
    {
        Events.Add(received);
        return Task.CompletedTask;
    }

    private sealed class StuckRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
