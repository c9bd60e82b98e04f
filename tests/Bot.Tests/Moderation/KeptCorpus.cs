using Bot.Core;
using Bot.Core.Answers;
using Bot.Fetching;
using Bot.Moderation;
using Bot.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Moderation;

/// <summary>A small corpus with all that looks after it, gone after the test.</summary>
internal sealed class KeptCorpus : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("bot-keeper-");
    private readonly ILoggerFactory _loggers;
    private readonly ArticleInbox _inbox;
    private readonly PageFetcher _fetcher;

    internal KeptCorpus(TimeProvider time, params (string File, string Text)[] articles)
    {
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Directory.CreateDirectory(Options.Folder);
        foreach (var (file, text) in articles)
            Write(file, text);
        Corpus = Corpus.Open(Options, progress: null, CancellationToken.None);
        Audit = AuditLog.Open(new LocalDatabases(Options.Data), _loggers.CreateLogger<AuditLog>());
        var fetching = new FetchingOptions();
        _inbox = new ArticleInbox(Options, time);
        _fetcher = new PageFetcher(fetching, time);
        var folder = new CorpusFolder(Corpus, Options, fetching, _inbox, _fetcher, FetchedPages.Open(new LocalDatabases(Options.Data)), time);
        Keeper = new CorpusKeeper(Corpus, Options, new AnswerOptions(), Audit, folder, time, _loggers.CreateLogger<CorpusKeeper>());
    }

    internal CorpusOptions Options => new() { Folder = Path.Combine(_root.FullName, "articles"), Data = Path.Combine(_root.FullName, "data") };

    internal Corpus Corpus { get; }

    internal AuditLog Audit { get; }

    internal CorpusKeeper Keeper { get; }

    internal LogLines Log { get; } = new();

    internal ILogger<T> Logger<T>() => _loggers.CreateLogger<T>();

    internal string PathOf(string file) => Path.Combine(Options.Folder, file);

    internal void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>Does something to the versions that are kept, as no program would.</summary>
    internal void WriteStore(string sql)
    {
        using var store = new SqliteConnection($"Data Source={Directory.GetFiles(Path.Combine(Options.Data, "corpora"), "*.db", SearchOption.AllDirectories).Single()}");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The last entries of the audit, newest first: who, what, result.</summary>
    internal IEnumerable<(string By, string What, string Result)> Audited(int count) => Audit.Last(count).Select(entry => (entry.By.Name, entry.What, entry.Result));

    public void Dispose()
    {
        _inbox.Dispose();
        _fetcher.Dispose();
        _loggers.Dispose();
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }
}
