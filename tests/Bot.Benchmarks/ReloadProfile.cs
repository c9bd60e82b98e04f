using System.Diagnostics;
using System.Globalization;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Versions;

namespace Bot.Benchmarks;

/// <summary>Where the time of a reload after one change goes: its stages one by one in their order, each the median of a few.</summary>
internal sealed class ReloadProfile(Corpus corpus, CorpusOptions options, Action change)
{
    /// <summary>More than versions that are kept, so that some are forgotten.</summary>
    private const int Times = 15;

    private readonly Dictionary<string, List<(double Elapsed, double Processor)>> _stages = [];
    private readonly CorpusStore _store = CorpusStore.Open(new CorpusOptions { Folder = options.Folder, Data = Path.Combine(options.Data, "profile") }, new LocalDatabases(Path.Combine(options.Data, "profile")));
    private int _runs;

    public void Print()
    {
        for (var time = 0; time < Times; time++)
        {
            change();
            Run();
        }

        Console.WriteLine("| stage of a reload | ms | processor ms |");
        Console.WriteLine("|---|---|---|");
        foreach (var (stage, times) in _stages)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stage} | {Middle(times.Select(time => time.Elapsed)):0.0} | {Middle(times.Select(time => time.Processor)):0.0} |"));
    }

    private void Run()
    {
        var before = corpus.Current;
        var folder = new ArticleFolder(options);
        Measure("listing the folder", folder.List);
        var files = Measure("listing and reading", () => folder.ReadFiles(before.Reading.From, progress: null, CancellationToken.None));
        var reading = Measure("measuring the texts", () => ArticleFolderReading.Of(files, before.Reading));
        var synonyms = Measure("synonyms", () => Synonyms.Read(options.Folder));
        var steps = new Steps();
        var next = Measure("building the snapshot", () => CorpusSnapshot.Build($"profile{_runs++}", reading, options.PassageWords, synonyms, before, steps, CancellationToken.None));
        foreach (var (step, elapsed) in steps.Elapsed)
            Add($"- to the end of “{step}”", elapsed, 0);
        var diff = Measure("comparing versions", () => CorpusDiff.Between(before, next));
        Measure("keeping the version", () => _store.Keep(next, "profile", "profile", DateTimeOffset.UtcNow));
        Measure("putting it in use", () => _store.Use(next.State.Version, isPinned: false, diff, options.KeepVersions, DateTimeOffset.UtcNow));
        Measure("the whole reload", () => corpus.Reload("profile", isDryRun: false, mayLose: false, progress: null, CancellationToken.None));
    }

    private T Measure<T>(string stage, Func<T> run)
    {
        var (processor, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var result = run();
        Add(stage, watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        return result;
    }

    private void Measure(string stage, Action run) => Measure(stage, () =>
    {
        run();
        return true;
    });

    private void Add(string stage, double elapsed, double processor)
    {
        if (!_stages.TryGetValue(stage, out var times))
            _stages.Add(stage, times = []);
        times.Add((elapsed, processor));
    }

    private static double Middle(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>The time from the last report of one step to the last report of the next.</summary>
    private sealed class Steps : IProgress<ReloadProgress>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly List<(string Step, TimeSpan At)> _last = [];

        public IEnumerable<(string Step, double Elapsed)> Elapsed =>
            _last.Select((step, i) => (step.Step, (step.At - (i == 0 ? TimeSpan.Zero : _last[i - 1].At)).TotalMilliseconds));

        public void Report(ReloadProgress value)
        {
            lock (_last)
            {
                if (_last is [.., var last] && last.Step == value.Stage)
                    _last.RemoveAt(_last.Count - 1);
                _last.Add((value.Stage, _watch.Elapsed));
            }
        }
    }
}
