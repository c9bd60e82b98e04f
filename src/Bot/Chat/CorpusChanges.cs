using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Chat;

/// <summary>What another version of the corpus brought.</summary>
/// <param name="AddedTitles">Of the first few that are still there.</param>
/// <param name="ChangedTitles">Of the first few that are still there.</param>
internal sealed record CorpusChange(
    DateTimeOffset Time, string Version, int Added, int Changed, int Removed, IReadOnlyList<string> AddedTitles, IReadOnlyList<string> ChangedTitles);

/// <summary>The latest changes of the corpus, for those who come back: the articles are compared with those that were remembered when another version was in use.</summary>
internal sealed class CorpusChanges(ChatDatabase database, Corpus corpus, TimeProvider time)
{
    private const int TitlesShown = 5;

    /// <summary>Of a change; some of them may be kept from who asks.</summary>
    private const int FilesKept = 50;

    private const int ChangesKept = 50;

    /// <summary>
    /// The last changes, newest first; empty until an article was added, changed or removed. Of a part of the corpus only what is known to be of it is told, and counted.
    /// </summary>
    internal IReadOnlyList<CorpusChange> Last(ArticleFilter filter, int count)
    {
        var isPart = filter.Folders.Count + filter.Tags.Count > 0;
        var articles = corpus.Current.Articles;
        return [.. database.Read("SELECT time, version, added, changed, removed, added_files, changed_files FROM corpus_change ORDER BY time DESC, rowid DESC LIMIT @most", Read, ("@most", isPart ? ChangesKept : count))
            .Where(change => !isPart || change.Added + change.Changed > 0)
            .Take(count)];

        CorpusChange Read(SqliteDataReader row)
        {
            var (added, changed) = (Titles(row.GetString(5)), Titles(row.GetString(6)));
            return new CorpusChange(
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
                row.GetString(1),
                isPart ? added.Count : row.GetInt32(2),
                isPart ? changed.Count : row.GetInt32(3),
                isPart ? 0 : row.GetInt32(4),
                [.. added.Take(TitlesShown)],
                [.. changed.Take(TitlesShown)]);
        }

        List<string> Titles(string files)
        {
            var named = (JsonSerializer.Deserialize(files, ChatJson.Default.IReadOnlyListString) ?? []).ToHashSet(StringComparer.Ordinal);
            return named.Count == 0 ? [] : [.. articles.Where(article => named.Contains(article.File) && filter.Admits(article)).OrderByDescending(DayOf).Select(Wording.Title)];
        }
    }

    /// <summary>The articles of a part of the corpus that appeared last, newest first; of those without a date none.</summary>
    internal IReadOnlyList<Article> Newest(ArticleFilter filter, int count) =>
        [.. corpus.Current.Articles.Where(article => DayOf(article) is not null && filter.Admits(article)).OrderByDescending(DayOf).Take(count)];

    /// <summary>Compares the articles with those remembered, and remembers them; nothing where the version is the same.</summary>
    internal void Remember()
    {
        var (articles, version) = (corpus.Current.Articles, corpus.Current.State.Version);
        if (database.Read("SELECT version FROM corpus_version", row => row.GetString(0)) is [var last] && last == version)
            return;

        var isFirst = database.Read("SELECT 1 FROM corpus_version", row => row.GetInt32(0)).Count == 0;
        var before = database.Read("SELECT file, hash FROM corpus_article", row => (File: row.GetString(0), Hash: row.GetString(1))).ToDictionary(row => row.File, row => row.Hash, StringComparer.Ordinal);
        List<(Article Article, string Hash)> added = [], changed = [];
        foreach (var article in articles)
        {
            var hash = HashOf(article);
            if (!before.Remove(article.File, out var known))
                added.Add((article, hash));
            else if (known != hash)
                changed.Add((article, hash));
        }

        var isChange = !isFirst && added.Count + changed.Count + before.Count > 0;
        // One write, since a hundred thousand would each wait for the disk.
        database.Write(
            $"""
            DELETE FROM corpus_version;
            INSERT INTO corpus_version (version) VALUES (@version);
            DELETE FROM corpus_article WHERE file IN (SELECT value FROM json_each(@removed));
            INSERT OR REPLACE INTO corpus_article (file, hash) SELECT key, value FROM json_each(@written);
            {(isChange ? Change : "")}
            """,
            ("@version", version),
            ("@removed", JsonSerializer.Serialize<IReadOnlyList<string>>([.. before.Keys], ChatJson.Default.IReadOnlyListString)),
            ("@written", JsonSerializer.Serialize(added.Concat(changed).ToDictionary(one => one.Article.File, one => one.Hash, StringComparer.Ordinal), ChatJson.Default.DictionaryStringString)),
            ("@time", time.GetUtcNow().ToUnixTimeMilliseconds()),
            ("@added", added.Count),
            ("@changed", changed.Count),
            ("@gone", before.Count),
            ("@addedFiles", FilesOf(added)),
            ("@changedFiles", FilesOf(changed)),
            ("@kept", ChangesKept));
    }

    private const string Change = """
        INSERT INTO corpus_change (time, version, added, changed, removed, added_files, changed_files) VALUES (@time, @version, @added, @changed, @gone, @addedFiles, @changedFiles);
        DELETE FROM corpus_change WHERE rowid NOT IN (SELECT rowid FROM corpus_change ORDER BY time DESC, rowid DESC LIMIT @kept);
        """;

    private static string HashOf(Article article) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.Text)));

    /// <summary>Those that appeared last first.</summary>
    private static string FilesOf(IEnumerable<(Article Article, string Hash)> articles) => JsonSerializer.Serialize<IReadOnlyList<string>>(
        [.. articles.Select(one => one.Article).OrderByDescending(DayOf).Take(FilesKept).Select(article => article.File)], ChatJson.Default.IReadOnlyListString);

    private static DateOnly? DayOf(Article article) => article.Published.Latest ?? article.Published.Earliest;
}
