using System.Text.Json;
using Bot.Core.Articles;

namespace Bot.Core.Versions;

/// <summary>What was put in use lately, and what it brought.</summary>
internal sealed class ChangeHistory(Database database)
{
    private const int ChangesKept = 50;
    private const int FilesOfChange = 50;

    /// <summary>The last changes, newest first.</summary>
    public IReadOnlyList<CorpusChange> Last => database.Read(
        "SELECT time, version, added, changed, removed, added_files, changed_files FROM change ORDER BY rowid DESC",
        row => new CorpusChange(
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), Files(row.GetString(5)), Files(row.GetString(6))));

    public static void Write(DatabaseWriter writer, CorpusDiff change, DateTimeOffset now) => writer.Write(
        $"""
        INSERT INTO change (time, version, added, changed, removed, added_files, changed_files) VALUES (@time, @version, @added, @changed, @removed, @addedFiles, @changedFiles);
        DELETE FROM change WHERE rowid NOT IN (SELECT rowid FROM change ORDER BY rowid DESC LIMIT {ChangesKept});
        """,
        ("@time", now.ToUnixTimeMilliseconds()),
        ("@version", change.After),
        ("@added", change.Added.Count),
        ("@changed", change.Changed.Count),
        ("@removed", change.Removed.Count),
        ("@addedFiles", Files(change.Added)),
        ("@changedFiles", Files(change.Changed)));

    /// <summary>Those that appeared last first.</summary>
    private static string Files(IEnumerable<Article> articles) => JsonSerializer.Serialize(
        articles.OrderByDescending(article => article.Published.Latest ?? article.Published.Earliest).Take(FilesOfChange).Select(article => article.File).ToArray(), StoreJson.Default.StringArray);

    private static string[] Files(string json) => JsonSerializer.Deserialize(json, StoreJson.Default.StringArray) ?? [];
}
