using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Compare;

/// <summary>SQLite's full text search.</summary>
internal sealed class Fts5Engine(string folder) : IEngine
{
    public const string EngineName = "SQLite FTS5";

    private const int CancelEvery = 10_000;

    public string Name => EngineName;

    public string Setup => "Microsoft.Data.Sqlite, tokenize = 'porter unicode61', text in the table, one transaction on one thread, optimized; words of the question joined by OR without stop words, ORDER BY rank (bm25) LIMIT 10";

    public string Place => Path.Combine(folder, "passages.db");

    public Built Build(PassageFile passages, CancellationToken cancellationToken)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using (var connection = Connect(Place, SqliteOpenMode.ReadWriteCreate))
        {
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144; CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'porter unicode61')");
            using (var transaction = connection.BeginTransaction())
            {
                Insert(connection, transaction, passages, cancellationToken);
                transaction.Commit();
            }

            Execute(connection, "INSERT INTO passage(passage) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return new Built(watch.Elapsed, Environment.CpuUsage.TotalTime - processor, Threads: 1, new FileInfo(Place).Length, IndexBytes: null);
    }

    public static ISearcher Open(string place) => new Searcher(place);

    public void Dispose()
    {
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, PassageFile passages, CancellationToken cancellationToken)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO passage (rowid, text) VALUES (@number, @text)";
        var number = insert.Parameters.Add("@number", SqliteType.Integer);
        var text = insert.Parameters.Add("@text", SqliteType.Text);
        insert.Prepare();
        foreach (var passage in passages.ReadPassages())
        {
            if (passage.Number % CancelEvery == 0)
                cancellationToken.ThrowIfCancellationRequested();
            number.Value = passage.Number;
            text.Value = $"{passage.Header}\n{passage.Text}";
            insert.ExecuteNonQuery();
        }
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private sealed class Searcher : ISearcher
    {
        private readonly string _path;
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _search;
        private readonly SqliteParameter _words;
        private readonly SqliteParameter _count;

        public Searcher(string path)
        {
            _path = path;
            _connection = Connect(path, SqliteOpenMode.ReadOnly);
            Execute(_connection, "PRAGMA cache_size = -262144; PRAGMA mmap_size = 8589934592");
            _search = _connection.CreateCommand();
            _search.CommandText = "SELECT rowid, rank FROM passage WHERE passage MATCH @words ORDER BY rank LIMIT @count";
            _search.CommandTimeout = 0;
            _words = _search.Parameters.Add("@words", SqliteType.Text);
            _count = _search.Parameters.Add("@count", SqliteType.Integer);
        }

        public IReadOnlyList<FoundPassage> Search(string question, int count)
        {
            (_words.Value, _count.Value) = (string.Join(" OR ", QuestionWordList.Of(question).Select(word => $"\"{word}\"")), count);
            var found = new List<FoundPassage>(count);
            using var rows = _search.ExecuteReader();
            while (rows.Read())
                found.Add(new FoundPassage(rows.GetInt32(0), -rows.GetDouble(1)));
            return found;
        }

        public ISearcher ForThread() => new Searcher(_path);

        public void Dispose()
        {
            _search.Dispose();
            _connection.Dispose();
        }
    }
}
