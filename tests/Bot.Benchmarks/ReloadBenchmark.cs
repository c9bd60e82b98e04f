using System.Diagnostics;
using System.Globalization;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks;

/// <summary>What reloads cost beside a full load, and what they cost those who ask meanwhile.</summary>
internal sealed class ReloadBenchmark : IDisposable
{
    private const int GeneratedArticles = 609;
    private const int WarmLoads = 3;
    private const int Times = 7;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-reloads-");
    private readonly string[] _articles;
    private int _changes;
    private (double Elapsed, double Processor) _fullLoad;

    private ReloadBenchmark(string? source)
    {
        Directory.CreateDirectory(Options.Folder);
        if (source is null)
            Generate();
        else
            Copy(source);
        var files = Directory.GetFiles(Options.Folder, "*", SearchOption.AllDirectories);
        // Long ago, so that what did not change is at rest.
        foreach (var file in files)
            File.SetLastWriteTimeUtc(file, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _articles = [.. files.Where(file => Path.GetExtension(file) is ".txt" or ".md" && !ArticleFolder.IsReserved(Path.GetFileName(file))).Order(StringComparer.Ordinal)];
    }

    private CorpusOptions Options => new() { Folder = Path.Combine(_home.FullName, "articles"), Data = Path.Combine(_home.FullName, "data") };

    public static int Run(string[] options)
    {
        using var benchmark = new ReloadBenchmark(Text(options, "--corpus"));
        var corpus = benchmark.MeasureReloads();
        new ReadersBenchmark(corpus, benchmark.ChangeOne, TimeSpan.FromMilliseconds(Number(options, "--pause", 0))).Print(TimeSpan.FromSeconds(Number(options, "--seconds", 60)));
        return 0;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    private Corpus MeasureReloads()
    {
        var first = Measure(Empty, () => Open());
        _fullLoad = Median(WarmLoads, Empty, () => Open());
        var corpus = Open();
        var one = Bytes();
        Console.WriteLine(Line($"{corpus.Current.Articles.Count} articles, {corpus.Current.Passages} passages, {corpus.Current.FigureCount} figures; {Environment.ProcessorCount} processors"));
        Console.WriteLine();
        Console.WriteLine("| | ms | of a full load | processor ms | of a full load |");
        Console.WriteLine("|---|---|---|---|---|");
        Print("full load, the first of the process", first);
        Print($"full load, median of {WarmLoads}", _fullLoad);
        // Each code ran once before.
        ChangeOne();
        Reload(corpus);
        Print($"reload, one article changed, median of {Times}", Median(Times, ChangeOne, () => Reload(corpus)));
        Print($"reload, nothing changed, median of {Times}", Median(Times, () => { }, () => Reload(corpus)));
        Print($"open, nothing changed, median of {Times}", Median(Times, () => { }, () => Open()));
        while (corpus.Versions.Count < Options.KeepVersions)
        {
            ChangeOne();
            Reload(corpus);
        }

        // What was used longest ago is nothing that is in memory.
        Print($"rollback, median of {Times}", Median(Times, () => { }, () => corpus.Use("benchmark", corpus.Versions[^1].Id, CancellationToken.None)));
        Reload(corpus);
        SqliteConnection.ClearAllPools();
        Console.WriteLine();
        Console.WriteLine(Line($"On disk: 1 version {one / 1e6:0.0} MB, {corpus.Versions.Count} versions {Bytes() / 1e6:0.0} MB"));
        Console.WriteLine();
        new ReloadProfile(corpus, Options, ChangeOne).Print();
        Console.WriteLine();
        return corpus;
    }

    /// <summary>Another article each time, by a sentence.</summary>
    private void ChangeOne()
    {
        var file = _articles[_changes * 7 % _articles.Length];
        File.AppendAllText(file, Line($"\n\nThe council counted {5_000 + _changes} boats in the harbour this time.\n"));
        _changes++;
    }

    private Corpus Open() => Corpus.Open(Options, progress: null, CancellationToken.None);

    private static void Reload(Corpus corpus)
    {
        var report = corpus.Reload("benchmark", isDryRun: false, mayLose: false, progress: null, CancellationToken.None);
        if (report.SaveProblem is { } problem)
            throw new InvalidOperationException(problem);
    }

    private void Empty()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Options.Data))
            Directory.Delete(Options.Data, recursive: true);
    }

    private long Bytes() => Directory.GetFiles(Options.Data, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private void Generate()
    {
        foreach (var article in new NewsGenerator(seed: 2016).Articles(GeneratedArticles))
            File.WriteAllText(Path.Combine(Options.Folder, article.File), $"{article.Title}\n\n{article.Text}\n");
    }

    private void Copy(string source)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Options.Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // the file is in a folder
            File.Copy(file, copy);
        }
    }

    private static (double Elapsed, double Processor) Median(int times, Action prepare, Action run)
    {
        var measured = Enumerable.Range(0, times).Select(_ => Measure(prepare, run)).ToList();
        return (measured.Select(time => time.Elapsed).Order().ElementAt(times / 2), measured.Select(time => time.Processor).Order().ElementAt(times / 2));
    }

    private static (double Elapsed, double Processor) Measure(Action prepare, Action run)
    {
        prepare();
        var (processor, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        run();
        return (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    private void Print(string what, (double Elapsed, double Processor) time) => Console.WriteLine(
        Line($"| {what} | {time.Elapsed:0.0} | {100 * time.Elapsed / _fullLoad.Elapsed:0.0} % | {time.Processor:0.0} | {100 * time.Processor / _fullLoad.Processor:0.0} % |"));

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static string? Text(string[] options, string name) => Array.IndexOf(options, name) is >= 0 and var place && place + 1 < options.Length ? options[place + 1] : null;

    private static int Number(string[] options, string name, int otherwise) => Text(options, name) is { } typed ? int.Parse(typed, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
