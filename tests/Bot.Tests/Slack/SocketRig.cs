using System.Threading.Channels;
using Bot.Chat;
using Bot.Slack;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Slack;

/// <summary>Sockets alone, on a clock of the test; what they bring is acknowledged at once, unless the test does it, and kept.</summary>
internal sealed class SocketRig : IAsyncDisposable
{
    private readonly HttpClient _http = SlackHosting.NewClient();
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<SlackDelivery> _received = Channel.CreateUnbounded<SlackDelivery>();
    private readonly ILoggerFactory _loggers;
    private readonly Task _running;

    internal SocketRig(SlackServer slack, TimeProvider? time = null, int sockets = 1, bool acknowledges = true)
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        var clock = time ?? TimeProvider.System;
        var options = new SlackOptions { BotToken = slack.BotToken, AppToken = slack.AppToken, ApiUrl = slack.ApiUrl };
        var api = new SlackApi(new SlackRest(_http, options, clock, _loggers.CreateLogger<SlackRest>()));
        var health = new SocketHealth(Health, clock);
        _running = Task.WhenAll(Enumerable.Range(0, sockets).Select(socket =>
            new SocketKeeper(socket, api, delivery => Receive(delivery, acknowledges), health, clock, _loggers.CreateLogger<SocketKeeper>()) { Random = new StuckRandom() }.RunAsync(_stop.Token)));
    }

    internal LogLines Log { get; } = new();

    internal ConnectorHealth Health { get; } = new("slack");

    internal async Task<SlackDelivery> NextAsync(CancellationToken cancellationToken) => await _received.Reader.ReadAsync(cancellationToken);

    /// <summary>The text of the next event.</summary>
    internal async Task<string> NextTextAsync(CancellationToken cancellationToken) =>
        (await NextAsync(cancellationToken)).Payload.GetProperty("event").GetProperty("text").GetString() ?? "";

    /// <summary>With what the operator is told.</summary>
    internal async Task<string> StoppedAsync(CancellationToken cancellationToken) =>
        (await Assert.ThrowsAsync<SlackStoppedException>(() => _running.WaitAsync(cancellationToken))).Message;

    /// <summary>Ends it as the connector does.</summary>
    internal async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        _loggers.Dispose();
        Log.Dispose();
        _stop.Dispose();
    }

    private void Receive(SlackDelivery delivery, bool acknowledges)
    {
        if (acknowledges)
            _ = delivery.Acknowledge(null);
        _received.Writer.TryWrite(delivery);
    }

    private sealed class StuckRandom : Random
    {
        public override double NextDouble() => 0.5;
    }
}
