using System.Globalization;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Chat;

/// <summary>What survives a restart: conversations, ratings, settings of channels. One SQLite file in the data folder.</summary>
internal sealed class ChatDatabase
{
    private const string FileName = "chat.db";

    /// <summary>What each version adds to the one before, so that a new file and an old one come to the same. Never change one that was released: add another.</summary>
    private static readonly string[] Versions = [First, ThreadsAndChanges];

    private const string First = """
        CREATE TABLE turn (
            id TEXT PRIMARY KEY,
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            parent TEXT,
            kind INTEGER NOT NULL,
            figures INTEGER NOT NULL,
            user TEXT NOT NULL,
            private INTEGER NOT NULL,
            shared INTEGER NOT NULL DEFAULT 0,
            time INTEGER NOT NULL,
            text TEXT NOT NULL,
            answer TEXT,
            request TEXT NOT NULL,
            corpus TEXT NOT NULL);
        CREATE INDEX turn_of_channel ON turn (platform, channel, time);
        CREATE TABLE rating (
            turn TEXT NOT NULL,
            user TEXT NOT NULL,
            time INTEGER NOT NULL,
            helpful INTEGER NOT NULL,
            reason TEXT,
            note TEXT,
            question TEXT,
            corpus TEXT NOT NULL,
            PRIMARY KEY (turn, user));
        CREATE TABLE channel (
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            private INTEGER NOT NULL,
            folder TEXT,
            tag TEXT,
            PRIMARY KEY (platform, channel));
        CREATE TABLE hint (
            platform TEXT NOT NULL,
            channel TEXT NOT NULL,
            PRIMARY KEY (platform, channel));
        """;

    private const string ThreadsAndChanges = """
        ALTER TABLE turn ADD COLUMN thread TEXT;
        CREATE INDEX turn_of_thread ON turn (platform, thread);
        CREATE TABLE corpus_version (
            version TEXT NOT NULL);
        CREATE TABLE corpus_article (
            file TEXT PRIMARY KEY,
            hash TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE corpus_change (
            time INTEGER NOT NULL,
            version TEXT NOT NULL,
            added INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            added_files TEXT NOT NULL,
            changed_files TEXT NOT NULL);
        """;

    private readonly string _connection;
    private readonly Lock _writing = new();

    private ChatDatabase(string path) => _connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10 }.ConnectionString;

    /// <summary>Opens the file of the data folder, or makes it.</summary>
    /// <exception cref="CorpusException">It cannot be opened, or a newer program made it.</exception>
    internal static ChatDatabase Open(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        try
        {
            Directory.CreateDirectory(dataFolder);
            var database = new ChatDatabase(path);
            using var connection = database.Connect();
            // Readers and the writer do not wait for each other, and what was written is there after a crash of the program.
            Execute(connection, "PRAGMA journal_mode = WAL");
            if (VersionOf(connection) > Versions.Length)
                throw new CorpusException($"{path} was made by a newer version of the bot: install that version, or name another data folder.");
            if (VersionOf(connection) < Versions.Length)
                Upgrade(connection);
            return database;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"{path} cannot be opened: {exception.Message} Give the bot the right to write it, or move a damaged file away; conversations and settings of channels are in it.", exception);
        }
    }

    /// <summary>Several statements are done together, or none of them.</summary>
    internal int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        // SQLite has one writer; a second one would sleep on a thread of the pool until it is free.
        lock (_writing)
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction();
            using var command = Command(connection, sql, values);
            var rows = command.ExecuteNonQuery();
            transaction.Commit();
            return rows;
        }
    }

    internal List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = Connect();
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static void Upgrade(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        // Read again: another process may have upgraded the file while this one waited for it.
        foreach (var version in Versions.Skip(VersionOf(connection)))
            Execute(connection, version);
        Execute(connection, $"PRAGMA user_version = {Versions.Length}");
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection)
    {
        using var command = Command(connection, "PRAGMA user_version", []);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql, []);
        command.ExecuteNonQuery();
    }
}
