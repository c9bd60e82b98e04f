using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Versions;

/// <summary>The files and articles of the versions that are kept.</summary>
internal sealed class KeptReadings(LocalDatabase database)
{
    /// <summary>Of each version its manifest, and what is different from it where that is another's.</summary>
    public const string Manifests = "SELECT version.id, whole.manifest, CASE WHEN version.since IS NULL THEN NULL ELSE version.manifest END FROM version JOIN version AS whole ON whole.id = COALESCE(version.since, version.id)";

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
        catch (SqliteException)
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

    private byte[]? ReadArticle(string key) => database.Value<byte[]>("SELECT content FROM article WHERE key = @key", ("@key", key));

    private IReadOnlyDictionary<string, string>? KeysOf(string version) => ManifestOf(version) is var (manifest, changes) ? Manifest.Keys(manifest, changes) : null;

    /// <returns>With what is different from it; null where the version is not kept.</returns>
    private (byte[] Manifest, byte[] Changes)? ManifestOf(string version) =>
        database.Read($"{Manifests} WHERE version.id = @id", row => (CorpusStore.Bytes(row, 1), CorpusStore.Bytes(row, 2)), ("@id", version)) is [var manifest] ? manifest : null;

    private sealed record VersionKeys(string Version, IReadOnlyDictionary<string, string> Articles);
}
