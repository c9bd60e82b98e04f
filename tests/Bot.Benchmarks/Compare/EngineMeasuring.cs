namespace Bot.Benchmarks.Compare;

/// <summary>Measures engines over the same passages and questions, in turn, so that what disturbs one disturbs all.</summary>
internal sealed class EngineMeasuring(PassageFile passages, string[] questions, string questionFile, CompareOptions options, Action<string> say)
{
    private const int Starts = 5;

    /// <summary>The figures of each, and the times of its questions in each round.</summary>
    public async Task<IReadOnlyList<(EngineFigures Figures, IReadOnlyList<double[]> Rounds)>> MeasureAsync(IReadOnlyList<IEngine> engines, int builds, int rounds, TimeSpan limit, CancellationToken cancellationToken)
    {
        var built = Build(engines, builds, cancellationToken);
        var starts = new StartTimes[engines.Count];
        for (var i = 0; i < engines.Count; i++)
            starts[i] = await FreshStart.MeasureAsync(engines[i].Name, engines[i].Place, questionFile, Starts, cancellationToken);

        var searchers = engines.Select(engine => Engines.Open(engine.Name, engine.Place)).ToList();
        try
        {
            var (times, perSecond, asked) = Search(engines, searchers, rounds, limit, cancellationToken);
            var measured = new List<(EngineFigures, IReadOnlyList<double[]>)>();
            for (var i = 0; i < engines.Count; i++)
            {
                var build = built[i];
                measured.Add((new EngineFigures(engines[i].Name)
                {
                    Setup = engines[i].Setup,
                    BuildThreads = build.Threads,
                    BuildSeconds = build.Elapsed.TotalSeconds,
                    BuildProcessorSeconds = build.Processor.TotalSeconds,
                    BuildPassagesPerSecond = passages.Passages / build.Elapsed.TotalSeconds,
                    Bytes = build.Bytes,
                    IndexBytes = build.IndexBytes,
                    Start = starts[i],
                    Search = Latency.Of(times[i]),
                    Threads = options.Threads,
                    QuestionsPerSecond = Numbers.Median(perSecond[i]),
                    // All the questions would take too long where not all were asked.
                    Memory = asked[i] == questions.Length ? await FreshStart.MeasureMemoryAsync(engines[i].Name, engines[i].Place, questionFile, cancellationToken) : null,
                }, times[i]));
            }

            return measured;
        }
        finally
        {
            searchers.ForEach(searcher => searcher.Dispose());
        }
    }

    private List<Built> Build(IReadOnlyList<IEngine> engines, int builds, CancellationToken cancellationToken)
    {
        var built = engines.Select(_ => new List<Built>()).ToList();
        for (var build = 0; build < builds; build++)
        {
            for (var i = 0; i < engines.Count; i++)
            {
                say(FormattableString.Invariant($"{engines[i].Name}: building {passages.Passages:N0} passages ({build + 1} of {builds})"));
                GC.Collect();
                built[i].Add(engines[i].Build(passages, cancellationToken));
            }
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return [.. built.Select(all => all.OrderBy(one => one.Elapsed).ElementAt((all.Count - 1) / 2))];
    }

    private (List<double[]>[] Times, List<double>[] PerSecond, int[] Asked) Search(
        IReadOnlyList<IEngine> engines, List<ISearcher> searchers, int rounds, TimeSpan limit, CancellationToken cancellationToken)
    {
        var asked = new int[engines.Count];
        for (var i = 0; i < engines.Count; i++)
        {
            asked[i] = SearchTimes.Prepare(searchers[i], questions, limit, cancellationToken);
            say($"{engines[i].Name}: asking {asked[i]} questions, {rounds} rounds");
        }

        var times = engines.Select(_ => new List<double[]>()).ToArray();
        var perSecond = engines.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < engines.Count; i++)
                times[i].Add(SearchTimes.Measure(searchers[i], questions.AsSpan(0, asked[i]), cancellationToken));
            for (var i = 0; i < engines.Count; i++)
                perSecond[i].Add(SearchTimes.PerSecond(searchers[i], questions[..asked[i]], options.Threads, times[i][^1].Average(), cancellationToken));
        }

        return (times, perSecond, asked);
    }
}
