using System.Diagnostics.Metrics;
using Bot.Chat;
using Bot.Core;

namespace Bot.Telemetry;

/// <summary>How large the corpus in use is, and which chats are connected.</summary>
internal sealed class StateMetrics : IHostedService, IDisposable
{
    private readonly Meter _meter;

    public StateMetrics(IMeterFactory meters, Corpus corpus, IEnumerable<ConnectorHealth> connectors)
    {
        _meter = meters.Create(BotTelemetry.Name);
        _meter.CreateObservableGauge("bot.corpus.articles", () => corpus.Current.Articles.Count, unit: null, "Articles of the version in use");
        _meter.CreateObservableGauge("bot.corpus.passages", () => corpus.Current.Passages, unit: null, "Passages of the version in use");
        _meter.CreateObservableGauge("bot.corpus.figures", () => corpus.Current.FigureCount, unit: null, "Figures of the version in use");
        _meter.CreateObservableGauge("bot.corpus.rejected", () => corpus.Current.Rejected.Count, unit: null, "Files that could not be read");
        _meter.CreateObservableGauge(
            "bot.connector.up",
            () => connectors.Select(connector => new Measurement<int>(connector.State == ConnectorHealth.Up ? 1 : 0, KeyValuePair.Create<string, object?>("platform", connector.Name))),
            unit: null,
            "1 while a chat is connected");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();
}
