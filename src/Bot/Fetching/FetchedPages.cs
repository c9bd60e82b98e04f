using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Fetching;

/// <param name="File">Path below the corpus folder; null for a page that was not taken.</param>
/// <param name="Failures">How often it was not taken, one after the other.</param>
internal sealed record FetchedPage(string? File, PageState State, int Failures);

/// <summary>Which pages were fetched before: one SQLite file in the data folder.</summary>
internal sealed class FetchedPages
{
    private const string FileName = "fetched.db";

    private readonly string _connection;

    private FetchedPages(string path) => _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ConnectionString;

    /// <exception cref="CorpusException">It cannot be opened or made.</exception>
    internal static FetchedPages Open(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        try
        {
            Directory.CreateDirectory(dataFolder);
            var pages = new FetchedPages(path);
            pages.Execute("""
                PRAGMA journal_mode = WAL;
                CREATE TABLE IF NOT EXISTS page (
                    url TEXT PRIMARY KEY,
                    time INTEGER NOT NULL,
                    file TEXT,
                    tag TEXT,
                    modified INTEGER,
                    failures INTEGER NOT NULL) WITHOUT ROWID;
                """);
            return pages;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be opened: {e.Message} Give the bot the right to write it, or move a damaged file away; what was fetched is then fetched again.", e);
        }
    }

    internal FetchedPage? Find(Uri url)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT file, tag, modified, failures FROM page WHERE url = $url";
        command.Parameters.AddWithValue("$url", url.AbsoluteUri);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        DateTimeOffset? modified = reader.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64(2));
        return new FetchedPage(reader.IsDBNull(0) ? null : reader.GetString(0), new PageState(reader.IsDBNull(1) ? null : reader.GetString(1), modified), reader.GetInt32(3));
    }

    internal void Keep(Uri url, FetchedPage page, DateTimeOffset time) => Execute(
        "INSERT OR REPLACE INTO page (url, time, file, tag, modified, failures) VALUES ($url, $time, $file, $tag, $modified, $failures)",
        ("$url", url.AbsoluteUri),
        ("$time", time.ToUnixTimeSeconds()),
        ("$file", page.File),
        ("$tag", page.State.Tag),
        ("$modified", page.State.Modified?.ToUnixTimeSeconds()),
        ("$failures", page.Failures));

    private void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }
}
