using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Versions;

/// <param name="IsPinned">Somebody brought it back, so that the folder is not followed until somebody reloads.</param>
/// <param name="Number">Rises whenever something is put in use, be it the same version again.</param>
internal sealed record VersionInUse(string Id, bool IsPinned, long Number);

/// <summary>
/// The versions of one corpus folder that are kept: articles by their content, each once, and for each version which files it was read from. A version is there whole or not at all,
/// whenever the program is killed. What is derived from the articles lies beside in an <see cref="IndexFile"/> for each version.
/// </summary>
internal sealed class CorpusStore
{
    /// <summary>What a file ends with that is being written.</summary>
    public const string Temporary = ".tmp";

    private readonly string _folder;
    private readonly Database _database;

    private CorpusStore(string folder, Database database)
    {
        (_folder, _database) = (folder, database);
        (Lock, History, Readings) = (new ChangeLock(database), new ChangeHistory(database), new KeptReadings(database));
    }

    public ChangeLock Lock { get; }

    public ChangeHistory History { get; }

    public KeptReadings Readings { get; }

    /// <param name="databases">Where the articles and versions are.</param>
    /// <exception cref="CorpusException">The data folder cannot be written, or the database is out of reach.</exception>
    public static CorpusStore Open(CorpusOptions options, Databases databases)
    {
        var folder = FolderOf(options);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{folder} cannot be made: {exception.Message} Give the bot the right to write it; the indexes of the corpus are in it.", exception);
        }

        return new CorpusStore(folder, databases.Open(StoreSchema.Schema, PartOf(options)));
    }

    /// <summary>Where all lies that is kept of a corpus folder on this machine.</summary>
    public static string FolderOf(CorpusOptions options) => Path.Combine(options.Data, PartOf(options));

    /// <summary>Below the data folder. Corpora that are found by different paths never mix.</summary>
    public static string PartOf(CorpusOptions options)
    {
        var articles = Path.GetFullPath(options.Folder).TrimEnd(Path.DirectorySeparatorChar);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(articles)))[..8];
        return Path.Combine("corpora", $"{Path.GetFileName(articles)}-{name}");
    }

    public VersionInUse? InUse => _database.Read("SELECT version, pinned, rowid FROM in_use", row => new VersionInUse(row.GetString(0), row.GetBoolean(1), row.GetInt64(2))) is [var inUse] ? inUse : null;

    /// <summary>The version that was in use before, while it is kept.</summary>
    public string? Before => _database.Value<string>("SELECT version.id FROM in_use JOIN version ON version.id = in_use.before");

    /// <summary>Those that were used last first.</summary>
    public IReadOnlyList<CorpusVersion> Versions => _database.Read(
        "SELECT id, made, articles, passages, figures, rejected FROM version ORDER BY used DESC, rowid DESC",
        row => new CorpusVersion(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    /// <summary>The folder as it was when the version was read, where it was read by the same reader; else null.</summary>
    public FolderState? FolderOf(string version, string reader) =>
        _database.Value<byte[]>("SELECT folder FROM version WHERE id = @id AND reader = @reader", ("@id", version), ("@reader", reader)) is { } folder ? FolderState.Of(folder) : null;

    public bool IsReadBy(string version, string reader) => _database.Value<string>("SELECT reader FROM version WHERE id = @id", ("@id", version)) == reader;

    /// <summary>Null when the version is not kept, or its index is missing or was made by another program.</summary>
    /// <param name="maker">As in <see cref="IndexFile.Write"/>.</param>
    public CorpusSnapshot? TryOpen(string version, string maker, Synonyms synonyms)
    {
        if (_database.Read("SELECT told, sum FROM version WHERE id = @id", row => (Told: Bytes(row, 0), Sum: Bytes(row, 1)), ("@id", version)) is not [var kept] || IndexFile.TryRead(IndexPath(version), maker) is not { } index)
            return null;
        // An earlier program kept it in the manifest alone.
        var told = kept.Told.Length > 0 ? Told.Read(kept.Told) : Told.By(Reading().From);
        var opened = new CorpusSnapshot(version, index.Summary, index.Articles, told.Rejected, told.Warnings, Reading, index.Index, index.Figures, synonyms, index.ReadKnownWords);
        return kept.Sum.Length > 0 ? opened.Of(VersionSum.Of(kept.Sum)) : opened;

        ArticleFolderReading Reading() => Readings.ReadingOf(version, index.Articles) with { Quality = index.ReadQuality() };
    }

    /// <summary>Keeps a version, without putting it in use.</summary>
    /// <param name="maker">As in <see cref="WriteIndex"/>; null where its index is not to be kept, or is already.</param>
    public void Keep(CorpusSnapshot snapshot, string reader, string? maker, DateTimeOffset now)
    {
        var reading = snapshot.Reading;
        Readings.Forget();
        if (maker is not null)
            WriteIndex(snapshot, maker);
        _database.Write(writer =>
        {
            var kept = writer.Read("SELECT key FROM article", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
            writer.WriteEach(
                "INSERT INTO article (key, content) VALUES (@key, @content)",
                reading.From.Articles.Where(read => kept.Add(read.Key)),
                read => [("@key", read.Key), ("@content", ArticleContent.Write(read.Article))]);
            writer.Write(
                """
                INSERT INTO version (id, made, used, articles, passages, figures, rejected, reader, folder, told, sum)
                VALUES (@id, @now, @now, @articles, @passages, @figures, @rejected, @reader, @folder, @told, @sum)
                ON CONFLICT (id) DO UPDATE SET
                    used = @now, passages = @passages, figures = @figures, rejected = @rejected, reader = @reader, folder = COALESCE(@folder, version.folder), told = @told, sum = @sum
                """,
                ("@id", snapshot.State.Version),
                ("@now", now.ToUnixTimeMilliseconds()),
                ("@articles", reading.Articles.Count),
                ("@passages", snapshot.Passages),
                ("@figures", snapshot.FigureCount),
                ("@rejected", reading.Rejected.Count),
                ("@reader", reader),
                ("@folder", reading.From.Listed is { } listed ? FolderState.Of(listed, reading.From.ListedUtcTicks).ToBytes() : null),
                ("@told", snapshot.Told.Write()),
                ("@sum", snapshot.Sum.ToBytes()));
            writer.Write("INSERT INTO manifest (version, content) VALUES (@id, @content) ON CONFLICT (version) DO UPDATE SET since = NULL, content = @content", ("@id", snapshot.State.Version), ("@content", Manifest.Write(reading.From, reading.Articles)));
        });
    }

    /// <summary>Keeps a version that is different from another one in a few files, and puts it in use.</summary>
    /// <param name="before">The other one.</param>
    /// <param name="agree">Called between the two; null where it is all one.</param>
    /// <returns>Null where it cannot be kept so.</returns>
    public VersionInUse? UseEdited(EditedSnapshot edited, string before, CorpusDiff change, string reader, DateTimeOffset now, Action? agree = null)
    {
        VersionInUse? inUse = null;
        var isKept = false;
        Readings.Forget();
        var next = edited.Next;
        if (agree is not null)
        {
            _database.Write(writer => isKept = Keep(writer));
            if (!isKept)
                return null;
            agree();
        }

        _database.Write(writer =>
        {
            if (isKept || Keep(writer))
                inUse = Use(writer, next.State.Version, isPinned: false, change, now);
        });
        return inUse;

        bool Keep(DatabaseWriter writer)
        {
            if (writer.Read("SELECT COALESCE(since, id), CASE WHEN since IS NULL THEN NULL ELSE content END FROM version JOIN manifest ON version = id WHERE id = @id AND reader = @reader", row => (Since: row.GetString(0), Changes: Bytes(row, 1)), ("@id", before), ("@reader", reader)) is not [var old]
                || (writer.Value<string>("SELECT reader FROM version WHERE id = @id", ("@id", next.State.Version)) is { } other && other != reader))
                return false;
            writer.WriteEach(
                "INSERT INTO article (key, content) VALUES (@key, @content) ON CONFLICT DO NOTHING",
                edited.Read.Select(file => file.Reading).OfType<FileReading.Read>(),
                read => [("@key", read.Key), ("@content", ArticleContent.Write(read.Article))]);
            // What was kept before stays as it is, since others may go on from it.
            writer.Write(
                """
                INSERT INTO version (id, made, used, articles, passages, figures, rejected, reader, told, sum)
                VALUES (@id, @now, @now, @articles, @passages, @figures, @rejected, @reader, @told, @sum)
                ON CONFLICT (id) DO UPDATE SET used = @now
                """,
                ("@id", next.State.Version),
                ("@now", now.ToUnixTimeMilliseconds()),
                ("@articles", next.Articles.Count),
                ("@passages", next.Passages),
                ("@figures", next.FigureCount),
                ("@rejected", next.Rejected.Count),
                ("@reader", reader),
                ("@told", next.Told.Write()),
                ("@sum", next.Sum.ToBytes()));
            writer.Write(
                "INSERT INTO manifest (version, since, content) VALUES (@id, @since, @content) ON CONFLICT DO NOTHING",
                ("@id", next.State.Version),
                ("@since", old.Since),
                ("@content", Manifest.WriteChanges(old.Changes, edited.Read.Select(WithQuality), edited.Gone)));
            return true;
        }

        ReadFile WithQuality(ReadFile file) => file with { Reading = ((FileReading.Read)file.Reading) with { Article = next.FindArticle(file.Listed.File) ?? ((FileReading.Read)file.Reading).Article } };
    }

    /// <summary>What is in use from now on, also after a restart. Versions beyond those that are kept are deleted, those that were not used for longest first.</summary>
    /// <param name="change">What it brings; null where that is nothing.</param>
    public VersionInUse Use(string version, bool isPinned, CorpusDiff? change, int keep, DateTimeOffset now)
    {
        VersionInUse? inUse = null;
        _database.Write(writer =>
        {
            inUse = Use(writer, version, isPinned, change, now);
            Forget(writer, keep);
        });
        CleanUp();
        return inUse!; // what is written is so, or it throws
    }

    /// <summary>Deletes versions beyond those that are kept, those that were not used for longest first.</summary>
    public void Forget(int keep)
    {
        _database.Write(writer => Forget(writer, keep));
        CleanUp();
    }

    /// <summary>Something is in the folder that a program left behind which was killed, or writes at this moment.</summary>
    public bool HasRemains => Remains().Any();

    /// <summary>Removes what a program that was killed left behind, and the indexes of versions that are not kept. Only who has the lock may.</summary>
    public void CleanUp()
    {
        foreach (var file in Remains())
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody reads it; the next change tries again.
            }
        }
    }

    private IEnumerable<string> Remains()
    {
        var kept = Versions.Select(version => IndexPath(version.Id)).ToHashSet(StringComparer.Ordinal);
        return Directory.GetFiles(_folder).Where(file => file.EndsWith(Temporary, StringComparison.Ordinal) || (file.EndsWith(".index", StringComparison.Ordinal) && !kept.Contains(file)));
    }

    private static VersionInUse Use(DatabaseWriter writer, string version, bool isPinned, CorpusDiff? change, DateTimeOffset now)
    {
        var before = writer.Read("SELECT version, before FROM in_use", row => row.GetString(0) == version ? (row.IsDBNull(1) ? null : row.GetString(1)) : row.GetString(0)) is [var last] ? last : null;
        var number = writer.Value<long>("INSERT INTO in_use (version, pinned, before) VALUES (@version, @pinned, @before) RETURNING rowid", ("@version", version), ("@pinned", isPinned), ("@before", before));
        // Only now, so that the new row has a number of its own.
        writer.Write("DELETE FROM in_use WHERE rowid <> @number", ("@number", number));
        writer.Write("UPDATE version SET used = @now WHERE id = @version", ("@version", version), ("@now", now.ToUnixTimeMilliseconds()));
        if (change is { Added.Count: > 0 } or { Changed.Count: > 0 } or { Removed.Count: > 0 })
            ChangeHistory.Write(writer, change, now);
        writer.Announce("corpus", version);
        return new VersionInUse(version, isPinned, number);
    }

    private static void Forget(DatabaseWriter writer, int keep)
    {
        // What others go on from is kept with them.
        var forgotten = writer.Read(
            """
            WITH kept AS (SELECT id, since FROM version LEFT JOIN manifest ON version = id WHERE id IN (SELECT id FROM version ORDER BY used DESC, rowid DESC LIMIT @keep) OR id IN (SELECT version FROM in_use))
            SELECT id FROM version WHERE id NOT IN (SELECT id FROM kept) AND id NOT IN (SELECT since FROM kept WHERE since IS NOT NULL)
            """,
            row => row.GetString(0),
            ("@keep", keep)).ToHashSet(StringComparer.Ordinal);
        if (forgotten.Count == 0)
            return;
        // What a version is different in is enough: the other one is looked at too.
        var keys = writer.Read("SELECT version, since, content FROM manifest", row => (Id: row.GetString(0), Keys: row.IsDBNull(1) ? Manifest.Keys(Bytes(row, 2), []).Values : Manifest.KeysOfChanges(Bytes(row, 2))))
            .ToLookup(version => forgotten.Contains(version.Id), version => version.Keys);
        writer.WriteEach("DELETE FROM version WHERE id = @id", forgotten, version => [("@id", version)]);
        writer.WriteEach("DELETE FROM manifest WHERE version = @id", forgotten, version => [("@id", version)]);
        var unused = keys[true].SelectMany(key => key).ToHashSet(StringComparer.Ordinal);
        unused.ExceptWith(keys[false].SelectMany(key => key));
        writer.WriteEach("DELETE FROM article WHERE key = @key", unused, key => [("@key", key)]);
    }

    /// <param name="snapshot">Of one segment.</param>
    /// <param name="maker">What the content depends on beside the articles.</param>
    public void WriteIndex(CorpusSnapshot snapshot, string maker) => IndexFile.Write(IndexPath(snapshot.State.Version), maker, snapshot);

    public static byte[] Bytes(DbDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<byte[]>(column);

    private string IndexPath(string version) => Path.Combine(_folder, $"{version}.index");
}
