using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Bot.Benchmarks.Compare;

/// <summary>PostgreSQL's full text search, by a GIN index and ts_rank or by the extension RUM, which keeps what it ranks by in the index.</summary>
internal sealed class PostgresEngine(PostgresServer server, bool isRum) : IEngine
{
    public const string GinName = "PostgreSQL GIN";
    public const string RumName = "PostgreSQL RUM";

    private const int CancelEvery = 10_000;

    public string Name => isRum ? RumName : GinName;

    public string Setup => $"{Version()}, generated column to_tsvector('english', text), COPY on as many connections as processors, then the index and VACUUM ANALYZE; words of the question joined by |, {(isRum ? "vector <=> query" : "ts_rank")}, LIMIT 10, no parallel workers, shared_buffers 1 GB";

    public string Place => server.Place;

    public static bool HasRum(PostgresServer server)
    {
        using var connection = server.Connect();
        using var command = new NpgsqlCommand("SELECT count(*) FROM pg_available_extensions WHERE name = 'rum'", connection);
        return command.ExecuteScalar() is > 0L;
    }

    public Built Build(PassageFile passages, CancellationToken cancellationToken)
    {
        using var connection = server.Connect();
        if (isRum)
            Execute(connection, "CREATE EXTENSION IF NOT EXISTS rum");
        Execute(connection, "DROP TABLE IF EXISTS passage; CREATE TABLE passage (number int NOT NULL, text text NOT NULL, vector tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED)");
        var watch = Stopwatch.StartNew();
        var writers = Environment.ProcessorCount;
        Parallel.For(0, writers, new ParallelOptions { CancellationToken = cancellationToken }, writer => Copy(passages, writer, writers, cancellationToken));
        Execute(connection, isRum ? "CREATE INDEX passage_vector ON passage USING rum (vector rum_tsvector_ops)" : "CREATE INDEX passage_vector ON passage USING gin (vector)");
        Execute(connection, "VACUUM ANALYZE passage");
        Execute(connection, "CHECKPOINT");
        var elapsed = watch.Elapsed;
        // What the processors did is the server's.
        return new Built(elapsed, Processor: TimeSpan.Zero, writers, Size(connection, "pg_total_relation_size('passage')"), Size(connection, "pg_relation_size('passage_vector')"));
    }

    public static ISearcher Open(string place, bool isRum) => new Searcher(place, isRum);

    public void Dispose()
    {
    }

    private void Copy(PassageFile passages, int writer, int writers, CancellationToken cancellationToken)
    {
        using var connection = server.Connect();
        using var copy = connection.BeginBinaryImport("COPY passage (number, text) FROM STDIN (FORMAT BINARY)");
        foreach (var passage in passages.ReadPassages())
        {
            if (passage.Number % writers != writer)
                continue;
            if (passage.Number % CancelEvery == writer)
                cancellationToken.ThrowIfCancellationRequested();
            copy.StartRow();
            copy.Write(passage.Number, NpgsqlDbType.Integer);
            copy.Write($"{passage.Header}\n{passage.Text}", NpgsqlDbType.Text);
        }

        copy.Complete();
    }

    private string Version()
    {
        using var connection = server.Connect();
        return $"PostgreSQL {connection.PostgreSqlVersion}";
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static long Size(NpgsqlConnection connection, string of)
    {
        using var command = new NpgsqlCommand($"SELECT {of}", connection);
        return (long)(command.ExecuteScalar() ?? 0L);
    }

    private sealed class Searcher : ISearcher
    {
        private readonly string _place;
        private readonly bool _isRum;
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlCommand _search;

        public Searcher(string place, bool isRum)
        {
            (_place, _isRum) = (place, isRum);
            _connection = PostgresServer.Connect(place);
            Execute(_connection, "SET max_parallel_workers_per_gather = 0; SET work_mem = '256MB'");
            _search = new NpgsqlCommand(
                isRum
                    ? "SELECT number, 1 / (1 + (vector <=> to_tsquery('english', $1))) FROM passage WHERE vector @@ to_tsquery('english', $1) ORDER BY vector <=> to_tsquery('english', $1) LIMIT $2"
                    : "SELECT number, ts_rank(vector, to_tsquery('english', $1)) AS score FROM passage WHERE vector @@ to_tsquery('english', $1) ORDER BY score DESC LIMIT $2",
                _connection);
            _search.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text });
            _search.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer });
        }

        public IReadOnlyList<FoundPassage> Search(string question, int count)
        {
            (_search.Parameters[0].Value, _search.Parameters[1].Value) = (string.Join(" | ", QuestionWordList.Of(question)), count);
            var found = new List<FoundPassage>(count);
            using var rows = _search.ExecuteReader();
            while (rows.Read())
                found.Add(new FoundPassage(rows.GetInt32(0), Convert.ToDouble(rows.GetValue(1), System.Globalization.CultureInfo.InvariantCulture)));
            return found;
        }

        public ISearcher ForThread() => new Searcher(_place, _isRum);

        public void Dispose()
        {
            _search.Dispose();
            _connection.Dispose();
        }
    }
}
