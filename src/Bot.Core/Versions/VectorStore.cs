using System.Data.Common;
using System.Runtime.InteropServices;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Versions;

/// <summary>
/// Vectors that models made of passages of one corpus folder, each once for its text, so that nothing is embedded twice. They can all be made again: a damaged file is begun anew.
/// </summary>
public sealed class VectorStore
{
    private const string Holds = "the vectors of the passages";
    private const string FileName = "vectors.db";

    /// <summary>What no corpus used for so long is deleted.</summary>
    private const int DaysKept = 30;

    /// <summary>That a vector is used is not written more often.</summary>
    private const int DaysBetweenMarks = 7;

    private static readonly string[] Schema =
    [
        """
        CREATE TABLE model (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE);
        CREATE TABLE vector (
            model INTEGER NOT NULL,
            text BLOB NOT NULL,
            used INTEGER NOT NULL,
            value BLOB NOT NULL,
            PRIMARY KEY (model, text));
        """,
    ];

    private readonly string _path;
    private LocalDatabase _database;

    private VectorStore(string path, LocalDatabase database) => (_path, _database) = (path, database);

    /// <exception cref="CorpusException">The data folder cannot be written.</exception>
    public static VectorStore Open(CorpusOptions options)
    {
        var path = Path.Combine(CorpusStore.FolderOf(options), FileName);
        try
        {
            return new VectorStore(path, LocalDatabase.Open(path, Schema, Holds));
        }
        catch (CorpusException exception) when (File.Exists(path))
        {
            try
            {
                return new VectorStore(path, Anew(path));
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                throw new CorpusException(exception.Message, again);
            }
        }
    }

    /// <summary>Puts in what is kept of the passages that have no vector yet; what nobody used for long is deleted.</summary>
    /// <exception cref="SqliteException">It cannot be read or written, and is not damaged.</exception>
    public void Fill(VectorFill fill, DateTimeOffset now) => Do(database =>
    {
        var today = Day(now);
        if (database.Value<long?>("SELECT id FROM model WHERE name = @model", ("@model", fill.Model)) is { } model)
        {
            var unmarked = database.Read("SELECT text, used, value FROM vector WHERE model = @model", row => Take(row, fill), ("@model", model))
                .Where(row => row.IsUsed && row.Used <= today - DaysBetweenMarks).ToList();
            if (unmarked.Count > 0)
                database.Write(writer => writer.WriteEach("UPDATE vector SET used = @today WHERE model = @model AND text = @text", unmarked, row => [("@today", today), ("@model", model), ("@text", row.Text)]));
        }

        if (database.Value<long?>("SELECT 1 FROM vector WHERE used < @oldest LIMIT 1", ("@oldest", today - DaysKept)) is not null)
            database.Write("DELETE FROM vector WHERE used < @oldest", ("@oldest", today - DaysKept));
    });

    /// <summary>Keeps what a model just made.</summary>
    /// <exception cref="SqliteException">It cannot be written, and is not damaged.</exception>
    public void Keep(string model, IEnumerable<(TextHash Text, float[] Vector)> vectors, DateTimeOffset now) => Do(database => database.Write(writer =>
    {
        writer.Write("INSERT INTO model (name) VALUES (@model) ON CONFLICT DO NOTHING", ("@model", model));
        var id = writer.Value<long>("SELECT id FROM model WHERE name = @model", ("@model", model));
        writer.WriteEach(
            "INSERT OR REPLACE INTO vector (model, text, used, value) VALUES (@model, @text, @today, @value)",
            vectors,
            row => [("@model", id), ("@text", row.Text.ToBytes()), ("@today", Day(now)), ("@value", MemoryMarshal.AsBytes(row.Vector.AsSpan()).ToArray())]);
    }));

    private static (byte[] Text, int Used, bool IsUsed) Take(DbDataReader row, VectorFill fill)
    {
        var text = row.GetFieldValue<byte[]>(0);
        return (text, row.GetInt32(1), fill.TryAdd(TextHash.Of(text), MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(2))));
    }

    private void Do(Action<LocalDatabase> work)
    {
        try
        {
            work(_database);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            _database = Anew(_path);
            work(_database);
        }
    }

    private static LocalDatabase Anew(string path)
    {
        // A connection that is kept open would go on with the file that is gone.
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
            File.Delete(file);
        return LocalDatabase.Open(path, Schema, Holds);
    }

    private static int Day(DateTimeOffset now) => (int)(now.ToUnixTimeSeconds() / 86_400);
}
