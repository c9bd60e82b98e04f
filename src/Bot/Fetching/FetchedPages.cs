using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Fetching;

/// <param name="File">Path below the corpus folder; null for a page that was not taken.</param>
/// <param name="Failures">How often it was not taken, one after the other.</param>
internal sealed record FetchedPage(string? File, PageState State, int Failures);

/// <summary>Which pages were fetched before.</summary>
internal sealed class FetchedPages
{
    private const string FileName = "fetched.db";

    /// <summary>See <see cref="LocalDatabase.Open"/>.</summary>
    private static readonly string[] Versions =
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
    ];

    private readonly LocalDatabase _file;

    private FetchedPages(LocalDatabase file) => _file = file;

    /// <exception cref="CorpusException">It cannot be opened or made.</exception>
    internal static FetchedPages Open(string dataFolder) => new(LocalDatabase.Open(Path.Combine(dataFolder, FileName), Versions, "which pages were fetched"));

    internal FetchedPage? Find(Uri url)
    {
        var found = _file.Read(
            "SELECT file, tag, modified, failures FROM page WHERE url = @url",
            row => new FetchedPage(
                row.IsDBNull(0) ? null : row.GetString(0),
                new PageState(row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2))),
                row.GetInt32(3)),
            ("@url", url.AbsoluteUri));
        return found is [var page] ? page : null;
    }

    internal void Keep(Uri url, FetchedPage page, DateTimeOffset time) => _file.Write(
        "INSERT OR REPLACE INTO page (url, time, file, tag, modified, failures) VALUES (@url, @time, @file, @tag, @modified, @failures)",
        ("@url", url.AbsoluteUri),
        ("@time", time.ToUnixTimeSeconds()),
        ("@file", page.File),
        ("@tag", page.State.Tag),
        ("@modified", page.State.Modified?.ToUnixTimeSeconds()),
        ("@failures", page.Failures));
}
