using System.Data.Common;
using System.Globalization;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core;

/// <summary>A small SQLite file in the data folder.</summary>
public sealed class LocalDatabase : Database
{
    private const int BusySeconds = 10;

    private readonly string _path;
    private readonly string _connection;
    private readonly Lock _writing = new();
    private SqliteConnection? _kept;

    private LocalDatabase(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate, SqliteCacheMode cache = SqliteCacheMode.Default) =>
        (_path, _connection) = (path, new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Cache = cache, DefaultTimeout = BusySeconds }.ConnectionString);

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="versions">As in <see cref="DatabaseSchema.Local"/>.</param>
    /// <param name="holds">As in <see cref="DatabaseSchema.Holds"/>.</param>
    /// <exception cref="CorpusException">It cannot be opened, or a newer program made it.</exception>
    public static LocalDatabase Open(string path, IReadOnlyList<string> versions, string holds)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            var database = new LocalDatabase(path);
            using var connection = database.Connect();
            // Readers and the writer do not wait for each other, and what was written is there after a crash of the program.
            Execute(connection, "PRAGMA journal_mode = WAL");
            var version = VersionOf(connection);
            if (version > versions.Count)
                throw new CorpusException($"{path} was made by a newer version of the bot: install that version, or name another data folder.");
            if (version < versions.Count)
                Upgrade(connection, versions);
            return database;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be opened: {exception.Message} Give the bot the right to write it, or move a damaged file away; {holds} are in it.", exception);
        }
    }

    /// <summary>One in memory, which ends with the process.</summary>
    /// <param name="versions">As in <see cref="DatabaseSchema.Local"/>.</param>
    public static LocalDatabase InMemory(IReadOnlyList<string> versions)
    {
        var database = new LocalDatabase(Guid.NewGuid().ToString("N"), SqliteOpenMode.Memory, SqliteCacheMode.Shared);
        // It lasts as long as one connection is open.
        database._kept = database.Connect();
        Upgrade(database._kept, versions);
        return database;
    }

    public override int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        // SQLite has one writer; a second one would sleep on a thread of the pool until it is free.
        lock (_writing)
        {
            using var connection = Connect();
            return Write(connection, sql, values);
        }
    }

    public override int Note(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (_writing)
        {
            using var connection = Connect();
            // The log is written through before it goes into the file, so that this is never damaged, but not at each transaction.
            Execute(connection, "PRAGMA synchronous = NORMAL");
            try
            {
                return Write(connection, sql, values);
            }
            finally
            {
                // Connections are used again.
                Execute(connection, "PRAGMA synchronous = FULL");
            }
        }
    }

    public override void Write(Action<DatabaseWriter> write)
    {
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction();
            write(new DatabaseWriter(connection));
            transaction.Commit();
        }
    }

    /// <summary>As <see cref="Write(Action{DatabaseWriter})"/>, and of what is deleted or replaced nothing can be read in the file any more.</summary>
    public override void Erase(Action<DatabaseWriter> write)
    {
        lock (_writing)
        {
            using var connection = Connect();
            Execute(connection, "PRAGMA secure_delete = ON");
            using (var transaction = connection.BeginTransaction())
            {
                write(new DatabaseWriter(connection));
                transaction.Commit();
            }

            // Else the pages as they were stay in the write-ahead log until it is full.
            Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    public override IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = Connect();
        return new DatabaseWriter(connection).Read(sql, row, values);
    }

    public override T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : default
    {
        using var connection = Connect();
        return new DatabaseWriter(connection).Value<T>(sql, values);
    }

    public override DatabaseLock? TryLock(string name)
    {
        try
        {
            return new FileLock(new FileStream(Path.Combine(Path.GetDirectoryName(_path) ?? "", $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Write(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var transaction = connection.BeginTransaction();
        var rows = new DatabaseWriter(connection).Write(sql, values);
        transaction.Commit();
        return rows;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }

    private static void Upgrade(SqliteConnection connection, IReadOnlyList<string> versions)
    {
        using var transaction = connection.BeginTransaction();
        // Read again: another process may have upgraded the file while this one waited for it.
        foreach (var version in versions.Skip(VersionOf(connection)))
            Execute(connection, version);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {versions.Count}"));
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql) => new DatabaseWriter(connection).Write(sql);

    private static int VersionOf(SqliteConnection connection) => (int)new DatabaseWriter(connection).Value<long>("PRAGMA user_version");

    /// <summary>A file that no other process can open.</summary>
    private sealed class FileLock(FileStream file) : DatabaseLock
    {
        public override bool IsHeld => file.CanWrite;

        public override void Dispose() => file.Dispose();
    }
}
