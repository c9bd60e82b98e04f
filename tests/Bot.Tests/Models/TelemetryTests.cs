using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Bot.Core.Composition;
using Bot.Models;
using Bot.Tests.ModelStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_tokens_sentences_and_outcomes_are_measured()
    {
        await using var rig = await ModelRig.StartAsync();
        using var measured = new Measured(rig.Models.Telemetry!);

        await rig.ComposedAsync();
        rig.Server.Mode = new ModelMode.Lazy();
        await rig.KeptAsync();
        rig.Server.Mode = new ModelMode.Failing(401);
        await rig.KeptAsync();

        Assert.Equal(3, measured["bot.models.calls function=cited_answer"]);
        Assert.Equal(1, measured["bot.models.failures kind=KeyRefused"]);
        Assert.Equal(2, measured["bot.models.sentences outcome=Passed"]);
        Assert.Equal(1, measured["bot.models.compositions outcome=Composed"]);
        Assert.Equal(1, measured["bot.models.compositions outcome=Empty"]);
        Assert.Equal(1, measured["bot.models.compositions outcome=KeyRefused"]);
        Assert.Equal(rig.Models.Ledger!.UsedToday(ModelRig.Asker), new ModelUse((long)measured["bot.models.tokens direction=input"], (long)measured["bot.models.tokens direction=output"]));
    }

    [Fact]
    public async Task A_call_lasts_until_the_end_of_its_stream()
    {
        var goOn = new TaskCompletionSource();
        await using var rig = await ModelRig.StartAsync(new ModelMode.Slow(goOn.Task, Behind: 20), time: new FakeTimeProvider());
        using var measured = new Measured(rig.Models.Telemetry!);

        var composing = rig.ComposeAsync();
        await rig.Server.HeldAsync(Cancellation);
        rig.Time.Advance(TimeSpan.FromSeconds(7));
        goOn.SetResult();
        await composing;

        Assert.Equal(7, measured["bot.models.duration function=cited_answer"]);
    }

    [Fact]
    public async Task Health_tells_the_last_success_and_the_failures_since()
    {
        await using var rig = await ModelRig.StartAsync(time: new FakeTimeProvider());
        Assert.Null(rig.Models.Health.LastSuccess);

        await rig.ComposedAsync();
        var success = rig.Time.GetUtcNow();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        rig.Server.Mode = new ModelMode.Failing(401);
        await rig.KeptAsync();
        await rig.KeptAsync();

        var health = rig.Models.Health;
        Assert.True(health.IsConfigured);
        Assert.Equal((success, 2, ModelFailureKind.KeyRefused, 2), (health.LastSuccess, health.FailuresSince, health.LastFailure, health.SentencesPassed));

        rig.Server.Mode = new ModelMode.Saying("""{"sentences":[{"text":"The harbour bridge opened in 1998.","citations":[]}]}""");
        await rig.KeptAsync();
        Assert.Equal(0, rig.Models.Health.FailuresSince);
        Assert.Equal(1, rig.Models.Health.Stopped[GuardReason.NoCitation]);
    }

    /// <summary>The sums of one telemetry, by instrument and tag.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);

        internal Measured(ModelTelemetry telemetry)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == telemetry.Meter)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        internal double this[string name] => _sums.GetValueOrDefault(name);

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _sums.AddOrUpdate(string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {tags[0].Key}={tags[0].Value}"), value, (_, sum) => sum + value);
    }
}
