using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bot.Tests;

namespace Bot.Benchmarks;

/// <summary>Many programs asking the API at once, each the next question as soon as it has its answer. Those who ask share the machine with the program that answers.</summary>
internal static class WebBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string[] options, CancellationToken cancellationToken)
    {
        var (askers, seconds) = (Number(options, "--askers", 200), Number(options, "--seconds", 60));
        var questions = await ReadQuestionsAsync(cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = askers, PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan });
        if (Text(options, "--url") is { } url)
            return await AskRunningAsync(http, new Uri(new Uri(url), "/api/v1/ask"), questions, askers, TimeSpan.FromSeconds(seconds), cancellationToken);
        await using var server = await WebServed.StartAsync(Text(options, "--corpus") ?? Path.Combine(Checkout.Folder, "seeds"), http, cancellationToken);

        await AskAsync(http, server.Ask, questions, askers, WarmUp, cancellationToken);
        List<(string When, WebMemory Memory)> memory = [("start", await server.MeasureAsync())];
        var first = await AskAsync(http, server.Ask, questions, askers, TimeSpan.FromSeconds(seconds / 2.0), cancellationToken);
        memory.Add(("middle", await server.MeasureAsync()));
        var second = await AskAsync(http, server.Ask, questions, askers, TimeSpan.FromSeconds(seconds / 2.0), cancellationToken);
        memory.Add(("end", await server.MeasureAsync()));

        var both = new Asked([.. first.Times.Concat(second.Times).Order()], [.. first.Errors, .. second.Errors], first.Elapsed + second.Elapsed);
        Print(both, askers, questions.Count);
        Print($"| | working set MB | heap in use MB | heap after collection MB | collections (2nd generation) | threads |");
        Print($"|---|---|---|---|---|---|");
        foreach (var (when, at) in memory)
            Print($"| {when} | {Mega(at.WorkingSet):0} | {Mega(at.Heap):0} | {Mega(at.Live):0.0} | {at.Collections} ({at.FullCollections}) | {at.Threads} |");
        Print($"");
        Print($"{(memory[^1].Memory.Allocated - memory[0].Memory.Allocated) / 1_000.0 / both.Times.Count:0} kB allocated a request");
        return both.Errors.Count == 0 ? 0 : 1;
    }

    /// <summary>Asks a program that serves already, such as a node of a cluster.</summary>
    private static async Task<int> AskRunningAsync(HttpClient http, Uri ask, IReadOnlyList<string> questions, int askers, TimeSpan during, CancellationToken cancellationToken)
    {
        await AskAsync(http, ask, questions, askers, WarmUp, cancellationToken);
        var asked = await AskAsync(http, ask, questions, askers, during, cancellationToken);
        Print(asked, askers, questions.Count);
        return asked.Errors.Count == 0 ? 0 : 1;
    }

    private static void Print(Asked asked, int askers, int questions)
    {
        var (times, errors, elapsed) = asked;
        Print($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {Load()}, {DateTimeOffset.UtcNow:yyyy-MM-dd}");
        Print($"{askers} askers, {questions} questions, {elapsed.TotalSeconds:0} s");
        Print($"| requests/s | p50 ms | p90 ms | p99 ms | max ms | errors |");
        Print($"|---|---|---|---|---|---|");
        Print($"| {times.Count / elapsed.TotalSeconds:0} | {At(times, 0.5):0.0} | {At(times, 0.9):0.0} | {At(times, 0.99):0.0} | {times[^1]:0} | {errors.Count} |");
        Print($"");
        foreach (var error in errors.CountBy(error => error))
            Print($"{error.Value} times: {error.Key}");
    }

    private static async Task<Asked> AskAsync(HttpClient http, Uri ask, IReadOnlyList<string> questions, int askers, TimeSpan during, CancellationToken cancellationToken)
    {
        var (watch, next, errors) = (Stopwatch.StartNew(), 0, new ConcurrentBag<string>());
        var times = await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(AskOnAsync, cancellationToken)));
        return new Asked([.. times.SelectMany(own => own).Order()], [.. errors], watch.Elapsed);

        async Task<List<double>> AskOnAsync()
        {
            List<double> own = [];
            while (watch.Elapsed < during)
            {
                var begun = Stopwatch.GetTimestamp();
                if (await ProblemAsync(http, new Uri(ask, "?q=" + questions[Interlocked.Increment(ref next) % questions.Count]), cancellationToken) is { } problem)
                    errors.Add(problem);
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return own;
        }
    }

    /// <returns>Null when an answer came.</returns>
    private static async Task<string?> ProblemAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode && body is [(byte)'{', ..] ? null : $"{(int)response.StatusCode}";
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The development questions over the seeds, percent-encoded.</summary>
    private static async Task<IReadOnlyList<string>> ReadQuestionsAsync(CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Checkout.Folder, "tests", "Bot.Evaluation", "seeds", "questions.jsonl"), cancellationToken);
        return [.. lines.Where(line => line.Length > 0).Select(line => Uri.EscapeDataString(JsonElement.Parse(line).GetProperty("question").GetString() ?? ""))];
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static double Mega(long bytes) => bytes / 1_000_000.0;

    private static string Load() => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

    private static string? Text(string[] options, string name) => Array.IndexOf(options, name) is >= 0 and var place && place + 1 < options.Length ? options[place + 1] : null;

    private static int Number(string[] options, string name, int otherwise) => Text(options, name) is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    /// <param name="Times">Of each request, in milliseconds, in order.</param>
    private sealed record Asked(IReadOnlyList<double> Times, IReadOnlyList<string> Errors, TimeSpan Elapsed);
}
