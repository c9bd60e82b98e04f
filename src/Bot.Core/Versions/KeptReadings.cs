using System.Data.Common;
using Bot.Core.Articles;

namespace Bot.Core.Versions;

/// <summary>The files and articles of the versions that are kept.</summary>
internal sealed class KeptReadings(Database database)
{
    /// <summary>Of each version its manifest, and what is different from it where that is another's.</summary>
    private const string Manifests = "SELECT own.version, whole.content, CASE WHEN own.since IS NULL THEN NULL ELSE own.content END FROM manifest AS own JOIN manifest AS whole ON whole.version = COALESCE(own.since, own.version)";

    private volatile VersionKeys? _keys;

    /// <summary>The files of the articles.</summary>
    public IEnumerable<string> FileNamesOf(string version) => KeysOf(version)?.Keys ?? [];

    /// <summary>The article as it was in a version that is kept; null when that, or the article, is not.</summary>
    public Article? FindArticle(string version, string file)
    {
        // Links of one version are opened one after the other, and its articles do not change.
        var keys = _keys;
        if (keys?.Version != version)
        {
            if (KeysOf(version) is not { } read)
                return null;
            _keys = keys = new VersionKeys(version, read);
        }

        return keys.Articles.TryGetValue(file, out var key) && ReadArticle(key) is { } content ? ArticleContent.Read(file, content) : null;
    }

    /// <summary>A version may have other articles now.</summary>
    public void Forget() => _keys = null;

    /// <summary>What the next reload goes on from; where that is not kept any more, or cannot be read, it reads all files.</summary>
    /// <param name="articles">Of the version.</param>
    public ArticleFolderReading ReadingOf(string version, IReadOnlyList<Article> articles)
    {
        try
        {
            if (ManifestOf(version) is var (manifest, changes))
                return ArticleFolderReading.Of(Manifest.Read(manifest, changes, (place, file, _) => ArticleAt(place, file)), articles);
        }
        catch (DbException)
        {
            // That the store is broken is told when the next version cannot be kept.
        }

        return ArticleFolderReading.Forgotten(articles);

        Article ArticleAt(int place, string file) =>
            articles[place] is var article && article.File == file ? article : throw new InvalidDataException($"The index of version {version} has other articles.");
    }

    /// <summary>What the files of a version were read as; null when it, or one of its articles, is not kept.</summary>
    /// <param name="near">A reading that may have articles of it too, which need not be read then.</param>
    public FolderFiles? FilesOf(string version, ArticleFolderReading? near)
    {
        if (ManifestOf(version) is not var (manifest, changes))
            return null;
        var known = (near?.From.Articles ?? []).ToDictionary(read => read.Article.File, StringComparer.Ordinal);
        var isWhole = true;
        var files = Manifest.Read(manifest, changes, (_, file, key) => known.TryGetValue(file, out var read) && read.Key == key ? read.Article : ReadArticle(key) is { } content ? ArticleContent.Read(file, content) : Missing(file));
        return isWhole ? files : null;

        Article Missing(string file)
        {
            isWhole = false;
            return new Article { File = file, Text = "" };
        }
    }

    /// <summary>The version is kept as what it is different in from another one.</summary>
    public bool IsDifference(string version) => database.Value<string>("SELECT since FROM manifest WHERE version = @id", ("@id", version)) is not null;

    /// <summary>What a version is different in from another one; null where it is not kept so, or one of its articles is not kept.</summary>
    public KeptChanges? ChangesOf(string version)
    {
        if (database.Read("SELECT since, content, told, sum FROM manifest JOIN version ON id = version WHERE id = @id AND since IS NOT NULL", row => (Since: row.GetString(0), Changes: row.GetFieldValue<byte[]>(1), Told: row.GetFieldValue<byte[]>(2), Sum: row.GetFieldValue<byte[]>(3)), ("@id", version)) is not [var kept])
            return null;
        var isWhole = true;
        var (read, gone) = Manifest.ReadChanges(kept.Changes, (file, key) => ReadArticle(key) is { } content ? ArticleContent.Read(file, content) : Missing(file));
        return isWhole ? new KeptChanges(kept.Since, read, gone, Told.Read(kept.Told), VersionSum.Of(kept.Sum)) : null;

        Article Missing(string file)
        {
            isWhole = false;
            return new Article { File = file, Text = "" };
        }
    }

    private byte[]? ReadArticle(string key) => database.Value<byte[]>("SELECT content FROM article WHERE key = @key", ("@key", key));

    private IReadOnlyDictionary<string, string>? KeysOf(string version) => ManifestOf(version) is var (manifest, changes) ? Manifest.Keys(manifest, changes) : null;

    /// <returns>With what is different from it; null where the version is not kept.</returns>
    private (byte[] Manifest, byte[] Changes)? ManifestOf(string version) =>
        database.Read($"{Manifests} WHERE own.version = @id", row => (CorpusStore.Bytes(row, 1), CorpusStore.Bytes(row, 2)), ("@id", version)) is [var manifest] ? manifest : null;

    private sealed record VersionKeys(string Version, IReadOnlyDictionary<string, string> Articles);
}

/// <summary>A version that is kept as what it is different in from another one.</summary>
/// <param name="Since">The other one.</param>
/// <param name="Read">Files that are articles now, rising.</param>
/// <param name="Gone">Files that are there no more.</param>
internal sealed record KeptChanges(string Since, IReadOnlyList<ReadFile> Read, IReadOnlyList<string> Gone, Told Told, VersionSum Sum);
