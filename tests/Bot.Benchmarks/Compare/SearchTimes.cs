using System.Diagnostics;

namespace Bot.Benchmarks.Compare;

/// <summary>How long questions take, one by one on one thread, and how many are answered a second on some.</summary>
internal static class SearchTimes
{
    public const int Count = 10;

    /// <summary>So long at least, so that the code is compiled for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Throughput = TimeSpan.FromSeconds(2);

    /// <summary>All questions once, and on until there was time for the compiler.</summary>
    /// <returns>How many of the questions are measured from now on: those that there was time for.</returns>
    public static int Prepare(ISearcher searcher, string[] questions, TimeSpan limit, CancellationToken cancellationToken)
    {
        var (watch, asked) = (Stopwatch.StartNew(), 0);
        while (asked < questions.Length || watch.Elapsed < WarmUp)
        {
            if (watch.Elapsed > limit && asked > 0)
                return Math.Min(asked, questions.Length);
            cancellationToken.ThrowIfCancellationRequested();
            searcher.Search(questions[asked++ % questions.Length], Count);
        }

        return questions.Length;
    }

    /// <returns>Milliseconds of each.</returns>
    public static double[] Measure(ISearcher searcher, ReadOnlySpan<string> questions, CancellationToken cancellationToken)
    {
        var times = new double[questions.Length];
        for (var i = 0; i < times.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var begun = Stopwatch.GetTimestamp();
            searcher.Search(questions[i], Count);
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>Questions a second; the threads share whole passes over all questions, each taking the next one.</summary>
    /// <param name="mean">Milliseconds of a question on one thread.</param>
    public static double PerSecond(ISearcher searcher, string[] questions, int threads, double mean, CancellationToken cancellationToken)
    {
        var passes = Math.Max(1, (int)(Throughput.TotalMilliseconds * threads / (mean * questions.Length)));
        var (next, all) = (-1, passes * questions.Length);
        var searchers = Enumerable.Range(0, threads).Select(_ => searcher.ForThread()).ToArray();
        try
        {
            foreach (var own in searchers)
                own.Search(questions[0], Count);
            var watch = Stopwatch.StartNew();
            var asking = searchers.Select(own => new Thread(() => Ask(own))).ToArray();
            Array.ForEach(asking, thread => thread.Start());
            Array.ForEach(asking, thread => thread.Join());
            cancellationToken.ThrowIfCancellationRequested();
            return all / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            Array.ForEach(searchers, own => own.Dispose());
        }

        void Ask(ISearcher own)
        {
            while (Interlocked.Increment(ref next) is var i && i < all && !cancellationToken.IsCancellationRequested)
                own.Search(questions[i % questions.Length], Count);
        }
    }
}
