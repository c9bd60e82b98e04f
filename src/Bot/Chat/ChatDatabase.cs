using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Chat;

/// <summary>What survives a restart: conversations, ratings, settings of channels. One SQLite file in the data folder.</summary>
internal sealed class ChatDatabase
{
    private const string FileName = "chat.db";

    private static readonly string[] Versions = [First, ThreadsAndChanges, Feedback, WithoutCorpus];

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

    private const string Feedback = """
        ALTER TABLE turn ADD COLUMN found INTEGER;
        UPDATE turn SET found = answer IS NOT NULL WHERE figures = 0;
        CREATE INDEX turn_of_time ON turn (time);
        ALTER TABLE rating ADD COLUMN platform TEXT;
        ALTER TABLE rating ADD COLUMN channel TEXT;
        UPDATE rating SET (platform, channel) = (SELECT platform, channel FROM turn WHERE id = rating.turn);
        CREATE TABLE digest_post (
            channel TEXT PRIMARY KEY,
            due INTEGER NOT NULL);
        """;

    /// <summary>The store of the versions tells what changed in the corpus.</summary>
    private const string WithoutCorpus = """
        DROP TABLE corpus_version;
        DROP TABLE corpus_article;
        DROP TABLE corpus_change;
        """;

    private readonly LocalDatabase _file;

    private ChatDatabase(LocalDatabase file) => _file = file;

    /// <exception cref="CorpusException">It cannot be opened, or a newer program made it.</exception>
    internal static ChatDatabase Open(string dataFolder) =>
        new(LocalDatabase.Open(Path.Combine(dataFolder, FileName), Versions, "conversations and settings of channels"));

    internal int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => _file.Write(sql, values);

    internal void Write(Action<DatabaseWriter> write) => _file.Write(write);

    internal void Erase(Action<DatabaseWriter> write) => _file.Erase(write);

    internal IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values) => _file.Read(sql, row, values);
}
