using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Fetching;

/// <param name="File">Path below the corpus folder; null for a page that was not taken.</param>
/// <param name="Failures">How often it was not taken, one after the other.</param>
internal sealed record FetchedPage(string? File, PageState State, int Failures);

/// <summary>Which pages were fetched before.</summary>
internal sealed class FetchedPages
{
    private static readonly DatabaseSchema Schema = new(
        "fetched",
        "which pages were fetched",
    [
        """
        CREATE TABLE page (
            url TEXT PRIMARY KEY,
            time INTEGER NOT NULL,
            file TEXT,
            tag TEXT,
            modified INTEGER,
            failures INTEGER NOT NULL) WITHOUT ROWID;
        """,
    ],
    [
        """
        CREATE TABLE page (
            url TEXT COLLATE "C" PRIMARY KEY,
            time BIGINT NOT NULL,
            file TEXT,
            tag TEXT,
            modified BIGINT,
            failures BIGINT NOT NULL);
        """,
    ]);

    private readonly Database _database;

    private FetchedPages(Database database) => _database = database;

    /// <exception cref="CorpusException">It cannot be opened or made.</exception>
    internal static FetchedPages Open(Databases databases) => new(databases.Open(Schema));

    internal FetchedPage? Find(Uri url)
    {
        var found = _database.Read(
            "SELECT file, tag, modified, failures FROM page WHERE url = @url",
            row => new FetchedPage(
                row.IsDBNull(0) ? null : row.GetString(0),
                new PageState(row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2))),
                row.GetInt32(3)),
            ("@url", url.AbsoluteUri));
        return found is [var page] ? page : null;
    }

    internal void Keep(Uri url, FetchedPage page, DateTimeOffset time) => _database.Write(
        """
        INSERT INTO page (url, time, file, tag, modified, failures) VALUES (@url, @time, @file, @tag, @modified, @failures)
        ON CONFLICT (url) DO UPDATE SET time = @time, file = @file, tag = @tag, modified = @modified, failures = @failures
        """,
        ("@url", url.AbsoluteUri),
        ("@time", time.ToUnixTimeSeconds()),
        ("@file", page.File),
        ("@tag", page.State.Tag),
        ("@modified", page.State.Modified?.ToUnixTimeSeconds()),
        ("@failures", page.Failures));
}
