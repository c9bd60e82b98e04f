using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Bot.Chat;

/// <summary>
/// Sounds the alarm when a chat stays away, and measures: <c>bot.connector.connected</c> (0 or 1) and <c>bot.connector.away</c> (seconds) of the meter
/// Bot.Chat, which the tools of .NET read, https://learn.microsoft.com/dotnet/core/diagnostics/metrics.
/// </summary>
internal sealed partial class ConnectorWatch : BackgroundService
{
    internal const string MeterName = "Bot.Chat";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenAlarms = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<ConnectorHealth> _connectors;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter = new(MeterName);
    private readonly Dictionary<ConnectorHealth, TimeSpan> _due;
    private readonly ConcurrentDictionary<string, long> _since = new(StringComparer.Ordinal);

    public ConnectorWatch(IEnumerable<ConnectorHealth> connectors, TimeProvider time, ILogger<ConnectorWatch> logger)
    {
        _connectors = [.. connectors];
        _due = _connectors.ToDictionary(connector => connector, _ => Patience);
        _time = time;
        _logger = logger;
        _meter.CreateObservableGauge("bot.connector.connected", () => Measure(connector => IsUp(connector) ? 1 : 0), unit: null, "Whether the chat is connected");
        _meter.CreateObservableGauge("bot.connector.away", () => Measure(connector => Away(connector).TotalSeconds), "s", "For how long the chat has not been connected");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, _time);
        do
        {
            Look();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal void Look()
    {
        foreach (var connector in _connectors)
        {
            var away = Away(connector);
            if (away == TimeSpan.Zero)
                _due[connector] = Patience;
            if (away < _due[connector])
                continue;
            _due[connector] = away + BetweenAlarms;
            LogAway(connector.Name, away, connector.State);
        }
    }

    private static bool IsUp(ConnectorHealth connector) => connector.State == ConnectorHealth.Up;

    /// <summary>Since it was seen first.</summary>
    private TimeSpan Away(ConnectorHealth connector)
    {
        if (!IsUp(connector))
            return _time.GetElapsedTime(_since.GetOrAdd(connector.Name, _ => _time.GetTimestamp()));
        _since.TryRemove(connector.Name, out _);
        return TimeSpan.Zero;
    }

    private IEnumerable<Measurement<double>> Measure(Func<ConnectorHealth, double> measure) =>
        _connectors.Select(connector => new Measurement<double>(measure(connector), KeyValuePair.Create<string, object?>("connector", connector.Name)));

    [LoggerMessage(LogLevel.Error, "The chat {Connector} has not been connected for {Away}: {State}")]
    private partial void LogAway(string connector, TimeSpan away, string state);
}
