using System.Globalization;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core;

/// <summary>A small SQLite file in the data folder. Threads and processes may share it: readers never wait, a writer waits ten seconds at most for another.</summary>
public sealed class LocalDatabase
{
    private const int BusySeconds = 10;

    private readonly string _connection;
    private readonly Lock _writing = new();

    private LocalDatabase(string path) => _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds }.ConnectionString;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="versions">What each version of the schema adds to the one before, so that a new file and an old one come to the same. Never change one that was released: add another.</param>
    /// <param name="holds">What is lost with the file: "conversations and settings of channels".</param>
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

    /// <summary>Several statements are done together, or none of them.</summary>
    /// <returns>How many rows were inserted, changed or deleted.</returns>
    public int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        // SQLite has one writer; a second one would sleep on a thread of the pool until it is free.
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction();
            using var command = SqlCommands.Of(connection, sql, values);
            var rows = command.ExecuteNonQuery();
            transaction.Commit();
            return rows;
        }
    }

    /// <summary>All that is written there is kept together, or nothing when it throws. What it reads nobody else changes meanwhile.</summary>
    public void Write(Action<DatabaseWriter> write)
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
    public void Erase(Action<DatabaseWriter> write)
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

    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = Connect();
        return SqlCommands.Read(connection, sql, row, values);
    }

    /// <summary>The first value of the first row; null where there is no row, or its value is NULL.</summary>
    /// <typeparam name="T">What SQLite stores: string, long, double or byte[], nullable.</typeparam>
    public T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = Connect();
        return SqlCommands.Value<T>(connection, sql, values);
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

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = SqlCommands.Of(connection, sql, []);
        command.ExecuteNonQuery();
    }

    private static int VersionOf(SqliteConnection connection) => (int)SqlCommands.Value<long>(connection, "PRAGMA user_version", []);
}

/// <summary>Statements of one transaction.</summary>
public sealed class DatabaseWriter
{
    private readonly SqliteConnection _connection;

    internal DatabaseWriter(SqliteConnection connection) => _connection = connection;

    public int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = SqlCommands.Of(_connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>One statement for many rows; it is compiled once.</summary>
    /// <param name="row">The parameters of one row, with the same names for all.</param>
    public int WriteEach<T>(string sql, IEnumerable<T> rows, Func<T, (string Name, object? Value)[]> row)
    {
        using var command = SqlCommands.Of(_connection, sql, []);
        var count = 0;
        foreach (var values in rows.Select(row))
        {
            foreach (var (name, value) in values)
            {
                if (command.Parameters.Contains(name))
                    command.Parameters[name].Value = value ?? DBNull.Value;
                else
                    command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            count += command.ExecuteNonQuery();
        }

        return count;
    }

    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values) => SqlCommands.Read(_connection, sql, row, values);

    /// <inheritdoc cref="LocalDatabase.Value"/>
    public T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => SqlCommands.Value<T>(_connection, sql, values);
}

internal static class SqlCommands
{
    internal static SqliteCommand Of(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    internal static List<T> Read<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Of(connection, sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    internal static T? Value<T>(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Of(connection, sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default;
    }
}
