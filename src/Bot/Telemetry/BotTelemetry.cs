using System.Diagnostics;
using System.Diagnostics.Metrics;
using Bot.Chat;

namespace Bot.Telemetry;

/// <summary>
/// What the bot tells of its work to the tools of .NET: spans (question, search, answer, send) and metrics. Nothing of it has words of people or articles.
/// https://learn.microsoft.com/dotnet/core/diagnostics/observability-with-otel
/// </summary>
internal static class BotTelemetry
{
    internal const string Name = "Bot";

    /// <summary>That of the engine.</summary>
    internal const string EngineName = "Bot.Core";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Answered = Meter.CreateHistogram(
        "bot.questions", "s", "From a question or command to its reply, by platform, kind and outcome", advice: Seconds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30));

    private static readonly Histogram<double> Sent = Meter.CreateHistogram(
        "bot.sends", "s", "From a reply to when its platform took it, by platform", advice: Seconds(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30));

    private static readonly Histogram<double> Changed = Meter.CreateHistogram(
        "bot.corpus.changes", "s", "What was done to the corpus, by action and result", advice: Seconds(0.1, 0.5, 1, 5, 10, 30, 60, 300, 900));

    internal static Measured Question(string platform, string kind) =>
        new(Source.StartActivity("question", ActivityKind.Internal), Answered, ("platform", platform), ("kind", kind));

    /// <summary>Below the question that it answers, which has ended.</summary>
    internal static Measured Send(string platform, Card card) =>
        new(Source.StartActivity("send", ActivityKind.Client, card.Trace), Sent, ("platform", platform));

    /// <param name="action">One word: "reload".</param>
    internal static Measured Change(string action) => new(Source.StartActivity("change", ActivityKind.Internal), Changed, ("action", action));

    private static InstrumentAdvice<double> Seconds(params double[] buckets) => new() { HistogramBucketBoundaries = buckets };

    /// <summary>A work that ends when it is disposed.</summary>
    internal sealed class Measured : IDisposable
    {
        private readonly Activity? _activity;
        private readonly Histogram<double> _duration;
        private readonly long _started = Stopwatch.GetTimestamp();
        private TagList _tags;

        internal Measured(Activity? activity, Histogram<double> duration, params ReadOnlySpan<(string Name, string Value)> tags)
        {
            (_activity, _duration) = (activity, duration);
            foreach (var (name, value) in tags)
                _tags.Add(name, value);
        }

        /// <summary>For what is done later because of it.</summary>
        internal ActivityContext Context => _activity?.Context ?? default;

        /// <summary>"found", "not found", "refused", "failed"; for a change what came of it.</summary>
        internal string Outcome { get; set; } = "failed";

        internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

        /// <summary>Told on the span alone.</summary>
        internal void Describe(string name, string value) => _activity?.SetTag($"bot.{name}", value);

        public void Dispose()
        {
            _tags.Add("outcome", Outcome);
            foreach (var (name, value) in _tags)
                _activity?.SetTag($"bot.{name}", value);
            if (Outcome == "failed")
                _activity?.SetStatus(ActivityStatusCode.Error);
            _duration.Record(Elapsed.TotalSeconds, _tags);
            _activity?.Dispose();
        }
    }
}
