using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Bot.Core.Composition;

namespace Bot.Models;

/// <summary>
/// Measures models: the meter Bot.Models for the tools of .NET, https://learn.microsoft.com/dotnet/core/diagnostics/metrics, and in memory what /health and <c>doctor</c> tell.
/// </summary>
internal sealed class ModelTelemetry : IDisposable
{
    internal const string MeterName = "Bot.Models";

    private readonly TimeProvider _time;
    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _calls;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _tokens;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _sentences;
    private readonly Counter<long> _compositions;
    private readonly ConcurrentDictionary<GuardReason, long> _stopped = new();
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastSuccess;
    private ModelFailureKind? _lastFailure;
    private long _failuresSince;
    private long _passed;

    internal ModelTelemetry(TimeProvider time)
    {
        _time = time;
        _calls = _meter.CreateCounter<long>("bot.models.calls", unit: null, "Calls of a model, by function");
        _failures = _meter.CreateCounter<long>("bot.models.failures", unit: null, "Calls that did not help, by kind");
        _tokens = _meter.CreateCounter<long>("bot.models.tokens", unit: null, "Tokens, by direction");
        _duration = _meter.CreateHistogram<double>("bot.models.duration", "s", "From the call to the end of its answer, by function");
        _sentences = _meter.CreateCounter<long>("bot.models.sentences", unit: null, "Sentences of models, by what the guard made of them");
        _compositions = _meter.CreateCounter<long>("bot.models.compositions", unit: null, "Answers that were to be composed, by outcome");
    }

    /// <summary>Where it is summed up.</summary>
    internal Meter Meter => _meter;

    internal void Called(string function, TimeSpan elapsed)
    {
        var tag = Tag("function", function);
        _calls.Add(1, tag);
        _duration.Record(elapsed.TotalSeconds, tag);
    }

    internal void Succeeded()
    {
        lock (_lock)
            (_lastSuccess, _failuresSince, _lastFailure) = (_time.GetUtcNow(), 0, null);
    }

    internal void Failed(ModelFailureKind kind)
    {
        _failures.Add(1, Tag("kind", kind.ToString()));
        lock (_lock)
            (_failuresSince, _lastFailure) = (_failuresSince + 1, kind);
    }

    internal void Used(ModelUse use)
    {
        _tokens.Add(use.Input, Tag("direction", "input"));
        _tokens.Add(use.Output, Tag("direction", "output"));
    }

    internal void Checked(Guarded guarded)
    {
        switch (guarded)
        {
            case Guarded.Passed:
                Interlocked.Increment(ref _passed);
                _sentences.Add(1, Tag("outcome", "Passed"));
                return;
            case Guarded.Stopped stopped:
                Stopped(stopped.Reason);
                return;
            default:
                throw new UnreachableException();
        }
    }

    internal void Stopped(GuardReason reason)
    {
        _stopped.AddOrUpdate(reason, 1, (_, count) => count + 1);
        _sentences.Add(1, Tag("outcome", reason.ToString()));
    }

    internal void Composed(string outcome) => _compositions.Add(1, Tag("outcome", outcome));

    internal ModelHealth Health(string? model)
    {
        lock (_lock)
            return new ModelHealth(model, _lastSuccess, _failuresSince, _lastFailure, Interlocked.Read(ref _passed), new SortedDictionary<GuardReason, long>(_stopped));
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => KeyValuePair.Create<string, object?>(name, value);
}

/// <summary>How it goes with the language model since the start.</summary>
/// <param name="Model">Null where none is set.</param>
/// <param name="FailuresSince">Since the last success.</param>
/// <param name="Stopped">Sentences that the guard stopped.</param>
internal sealed record ModelHealth(
    string? Model, DateTimeOffset? LastSuccess, long FailuresSince, ModelFailureKind? LastFailure, long SentencesPassed, IReadOnlyDictionary<GuardReason, long> Stopped)
{
    internal static readonly ModelHealth Off = new(null, null, 0, null, 0, new Dictionary<GuardReason, long>());

    internal bool IsConfigured => Model is not null;
}
