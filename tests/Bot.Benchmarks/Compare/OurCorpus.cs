using System.Diagnostics;
using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Compare;

/// <summary>What the whole engine costs: files in, cleaned, figures read, versions kept; questions answered with quotes.</summary>
/// <param name="FullLoad">From a folder of files to a version that is kept and in use, ms.</param>
/// <param name="Ask">One question from text to cited answer.</param>
/// <param name="Stages">Mean milliseconds of the processor in each stage of a question.</param>
/// <param name="Added">From a new file, which is named, to a version that is durable and in use.</param>
/// <param name="Followed">The same, ms, where the folder is looked through for it.</param>
/// <param name="Merged">Until such changes are merged, ms.</param>
/// <param name="Unchanged">A reload that finds nothing new, ms.</param>
/// <param name="Swapped">Another version that is kept, of one segment as this one is, put in use, ms.</param>
internal sealed record CorpusFigures(
    int Articles, int Passages, int Figures, double FullLoad, double ArticlesPerSecond, long Bytes, Latency Ask, double Found, IReadOnlyDictionary<string, double> Stages,
    ChangeTimes Added, ChangeTimes Removed, double Followed, double Merged, double Unchanged, double Swapped, StartTimes Start, OpenMemory Memory);

/// <param name="First">Of the first changes of the process, the median, ms.</param>
/// <param name="Then">Of later ones, when what they need was compiled and cached.</param>
internal sealed record ChangeTimes(double First, double Then);

internal sealed class OurCorpus(string folder)
{
    public const string EngineName = "ours, whole engine";

    private const int Times = 5;
    private const int VersionsKept = 20;

    /// <summary>Articles that are added and removed again first, and after how many of them segments are merged, as they are when a bot has a moment.</summary>
    private const int FirstChanges = 30;
    private const int Merging = 10;

    /// <summary>How many come then, and with how many before them everything was done as often as it takes to be fast.</summary>
    private const int LaterChanges = 100;
    private const int WarmingChanges = 20;

    /// <summary>What takes so long is not repeated.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    private const int ProfiledQuestions = 100;

    private CorpusOptions Options => OptionsOf(folder);

    public async Task<CorpusFigures> MeasureAsync(PassageFile passages, string[] questions, string questionFile, int rounds, CancellationToken cancellationToken)
    {
        WriteFiles(passages, cancellationToken);
        var watch = Stopwatch.StartNew();
        var corpus = Corpus.Open(Options, progress: null, cancellationToken);
        var load = watch.Elapsed;
        if (corpus.Problem is { } problem)
            throw new InvalidOperationException(problem);
        var bytes = Directory.GetFiles(Options.Data, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        var start = await FreshStart.MeasureAsync(EngineName, folder, questionFile, Times, cancellationToken);
        var memory = await FreshStart.MeasureMemoryAsync(EngineName, folder, questionFile, cancellationToken);
        using var searcher = new Asker(corpus);
        var (ask, found) = MeasureAsking(searcher, questions, rounds, cancellationToken);
        var snapshot = corpus.Current;
        var stages = Profile.Means(snapshot, [.. questions.Take(ProfiledQuestions).Select(question => new Question(question))], rounds: 1);
        var first = snapshot.State.Version;
        var (added, removed, followed, merged) = MeasureChanges(corpus, cancellationToken);
        return new CorpusFigures(
            snapshot.Articles.Count, snapshot.Passages, snapshot.FigureCount, load.TotalMilliseconds, snapshot.Articles.Count / load.TotalSeconds, bytes, ask, found, stages,
            added, removed, followed, merged, Median(() => Reload(corpus, files: null, cancellationToken)), MeasureSwap(corpus, [first, corpus.Current.State.Version], cancellationToken), start, memory);
    }

    public static ISearcher Open(string place) => new Asker(Corpus.Open(OptionsOf(place), progress: null, CancellationToken.None));

    private static CorpusOptions OptionsOf(string folder) =>
        new() { Folder = Path.Combine(folder, "articles"), Data = Path.Combine(folder, "data"), PassageWords = PassageFile.PassageWords, KeepVersions = VersionsKept };

    private static (Latency Ask, double Found) MeasureAsking(Asker asker, string[] questions, int rounds, CancellationToken cancellationToken)
    {
        // A question takes many times what the bare search takes.
        var measured = SearchTimes.Prepare(asker, questions, TimeSpan.FromMinutes(2), cancellationToken);
        asker.Reset();
        List<double[]> times = [];
        for (var round = 0; round < rounds; round++)
            times.Add(SearchTimes.Measure(asker, questions.AsSpan(0, measured), cancellationToken));
        return (Latency.Of(times), asker.FoundShare);
    }

    private (ChangeTimes Added, ChangeTimes Removed, double Followed, double Merged) MeasureChanges(Corpus corpus, CancellationToken cancellationToken)
    {
        // Each has invented words that no article has.
        Article[] articles = [.. Enumerable.Range(0, FirstChanges + WarmingChanges + LaterChanges).Select(time => new ArticleGenerator(seed: 77 + time).Article(time))];
        var (added, removed, followed) = (new List<double>(), new List<double>(), new List<double>());
        for (var time = 0; time < articles.Length; time++)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"zz{time}.md");
            added.Add(Write(file, articles[time], [file]));
            File.Delete(Path.Combine(Options.Folder, file));
            removed.Add(Milliseconds(() => Reload(corpus, [file], cancellationToken)));
            if (time < FirstChanges && time % Merging == Merging - 1)
                corpus.Merge(cancellationToken);
        }

        for (var time = 0; time < Times; time++)
            followed.Add(Write(string.Create(CultureInfo.InvariantCulture, $"zzz{time}.md"), articles[time], files: null));
        var merged = Milliseconds(() => corpus.Merge(cancellationToken));
        return (TimesOf(added), TimesOf(removed), Numbers.Median(followed), corpus.IsMerged ? merged : throw new InvalidOperationException("Segments were not merged."));

        double Write(string file, Article article, IReadOnlyCollection<string>? files)
        {
            WriteFile(Path.Combine(Options.Folder, file), article);
            var elapsed = Milliseconds(() => Reload(corpus, files, cancellationToken));
            return corpus.Current.Articles[^1].File == file ? elapsed : throw new InvalidOperationException("An article that was added is not in use.");
        }
    }

    private static ChangeTimes TimesOf(List<double> changes) => new(Numbers.Median(changes.Take(FirstChanges)), Numbers.Median(changes.TakeLast(LaterChanges)));

    /// <param name="versions">Merged ones, of which the last is in use.</param>
    private static double MeasureSwap(Corpus corpus, string[] versions, CancellationToken cancellationToken)
    {
        var next = 0;
        return Median(() => corpus.Use("compare", versions[next++ % versions.Length], cancellationToken));
    }

    private static void Reload(Corpus corpus, IReadOnlyCollection<string>? files, CancellationToken cancellationToken)
    {
        if (corpus.Reload("compare", isDryRun: false, mayLose: false, progress: null, cancellationToken, files: files).SaveProblem is { } problem)
            throw new InvalidOperationException(problem);
    }

    private static double Median(Action run)
    {
        var (watch, times) = (Stopwatch.StartNew(), new List<double>());
        while (times.Count < Times && (times.Count == 0 || watch.Elapsed < Enough))
            times.Add(Milliseconds(run));
        return Numbers.Median(times);
    }

    private static double Milliseconds(Action run)
    {
        var begun = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private void WriteFiles(PassageFile passages, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Options.Folder);
        foreach (var article in passages.ReadArticles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteFile(Path.Combine(Options.Folder, Path.ChangeExtension(article.File.Replace('/', '-'), ".md")), article);
        }
    }

    private static void WriteFile(string path, Article article)
    {
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"---\ntitle: \"{Quoted(article.Title)}\"\npublisher: \"{Quoted(article.Publisher)}\"\ndate: {article.Published.Earliest ?? new DateOnly(2016, 1, 1):yyyy-MM-dd}\n---\n{article.Text}\n"));
        // Long ago, so that what did not change is at rest.
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private static string Quoted(string? text) => (text ?? "").Replace('"', '\'').Replace('\\', '/');

    /// <summary>Asks as `ask` does.</summary>
    private sealed class Asker(Corpus corpus) : ISearcher
    {
        private int _asked;
        private int _found;

        public double FoundShare => (double)_found / _asked;

        public void Reset() => (_asked, _found) = (0, 0);

        public IReadOnlyList<FoundPassage> Search(string question, int count)
        {
            var answer = Answerer.Answer(corpus.Current, new Question(question), new AnswerOptions());
            _asked++;
            _found += answer is Answer.Found ? 1 : 0;
            return [];
        }

        public ISearcher ForThread() => new Asker(corpus);

        public void Dispose() => SqliteConnection.ClearAllPools();
    }
}
