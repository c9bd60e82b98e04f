using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;

namespace Bot.Benchmarks;

/// <summary>How long eight clients wait for answers while nothing else goes on, and while the corpus reloads without pause; in slices by turns, so that noise of the machine hits both.</summary>
/// <param name="pause">That a client makes between two questions.</param>
internal sealed class ReadersBenchmark(Corpus corpus, Action change, TimeSpan pause)
{
    private const int Clients = 8;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    private readonly Answerer _answerer = new(corpus, new AnswerOptions());

    /// <param name="each">How long without reloads, and how long with.</param>
    public void Print(TimeSpan each)
    {
        Ask(TimeSpan.FromSeconds(2), isReloading: false);
        List<Asked> quiet = [], reloading = [];
        for (var asked = TimeSpan.Zero; asked < each; asked += Slice)
        {
            quiet.Add(Ask(Slice, isReloading: false));
            reloading.Add(Ask(Slice, isReloading: true));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Clients} clients, {pause.TotalMilliseconds:0} ms between questions | questions | p50 ms | p99 ms | max ms | reloads | GC 0/1/2 | GC pause ms |"));
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var ratio = 1 / Print("without reloads", quiet) * Print("while reloading", reloading);
        var bySlice = quiet.Zip(reloading, (without, with) => P99(with.Waited.Order().ToList()) / P99(without.Waited.Order().ToList())).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p99 while reloading is {ratio:0.00} times that without; by slices {bySlice[0]:0.00} to {bySlice[^1]:0.00}, median {bySlice[bySlice.Count / 2]:0.00}"));
    }

    private static double Print(string what, List<Asked> slices)
    {
        var sorted = slices.SelectMany(slice => slice.Waited).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {sorted.Count} | {sorted[sorted.Count / 2]:0.0} | {P99(sorted):0.0} | {sorted[^1]:0.0} | {slices.Sum(slice => slice.Reloads)} | {slices.Sum(slice => slice.Collections[0])}/{slices.Sum(slice => slice.Collections[1])}/{slices.Sum(slice => slice.Collections[2])} | {slices.Sum(slice => slice.Paused.TotalMilliseconds):0} |"));
        return P99(sorted);
    }

    private static double P99(List<double> sorted) => sorted[sorted.Count * 99 / 100];

    private Asked Ask(TimeSpan time, bool isReloading)
    {
        var waited = new ConcurrentBag<double>();
        var (collections, paused) = (Collections(), GC.GetTotalPauseDuration());
        var watch = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, Clients).Select(client => OnThread(() =>
        {
            for (var i = client * 5; watch.Elapsed < time; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                _answerer.Answer(Questions.All[i % Questions.Count]);
                waited.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (pause > TimeSpan.Zero)
                    Thread.Sleep(pause);
            }
        })).ToList();
        var reloads = 0;
        while (isReloading && watch.Elapsed < time)
        {
            change();
            corpus.Reload("benchmark", isDryRun: false, mayLose: false, progress: null, CancellationToken.None);
            reloads++;
        }

        clients.ForEach(client => client.Join());
        return new Asked(waited, reloads, [.. Collections().Zip(collections, (now, before) => now - before)], GC.GetTotalPauseDuration() - paused);
    }

    private static int[] Collections() => [.. Enumerable.Range(0, 3).Select(GC.CollectionCount)];

    private static Thread OnThread(ThreadStart run)
    {
        var thread = new Thread(run);
        thread.Start();
        return thread;
    }

    private sealed record Asked(IReadOnlyCollection<double> Waited, int Reloads, int[] Collections, TimeSpan Paused);
}
