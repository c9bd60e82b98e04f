using System.Diagnostics.Metrics;
using Bot.Chat;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Chat;

public sealed class ConnectorWatchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ConnectorHealth _health = new(Guid.NewGuid().ToString());
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly ConnectorWatch _watch;

    public ConnectorWatchTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _watch = new ConnectorWatch([_health], _time, _loggers.CreateLogger<ConnectorWatch>());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_alarm_sounds_after_a_minute_and_then_each_hour()
    {
        _health.Connected(0);
        _health.Away(0, _time.GetUtcNow());

        Pass(TimeSpan.FromSeconds(60));
        Assert.Empty(_log.All);
        Pass(TimeSpan.FromSeconds(5));
        await _log.NextAsync("has not been connected for 00:01:00: away since", Cancellation);
        Pass(TimeSpan.FromMinutes(59));
        Assert.Single(_log.All);
        Pass(TimeSpan.FromMinutes(1));

        Assert.StartsWith("Error: ", await _log.NextAsync("has not been connected for 01:01:00: away since", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_comes_back_within_a_minute_sounds_no_alarm()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            _health.Away(0, _time.GetUtcNow());
            Pass(TimeSpan.FromSeconds(50));
            _health.Connected(0);
            Pass(TimeSpan.FromSeconds(10));
        }

        Assert.Empty(_log.All);
    }

    [Fact]
    public void Whether_and_for_how_long_it_is_away_is_measured()
    {
        _health.Connected(0);
        Assert.Equal((1, 0), Measured());

        _health.Away(0, _time.GetUtcNow());
        Assert.Equal((0, 0), Measured());
        _time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal((0, 90), Measured());
        _health.Connected(0);

        Assert.Equal((1, 0), Measured());
    }

    public void Dispose()
    {
        _watch.Dispose();
        _loggers.Dispose();
        _log.Dispose();
    }

    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(5))
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            _watch.Look();
        }
    }

    private (double Connected, double Away) Measured()
    {
        var measured = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == ConnectorWatch.MeterName)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag is { Key: "connector", Value: string name } && name == _health.Name)
                    measured[instrument.Name] = value;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return (measured["bot.connector.connected"], measured["bot.connector.away"]);
    }
}
