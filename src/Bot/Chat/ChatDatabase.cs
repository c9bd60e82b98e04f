using System.Data.Common;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>What survives a restart: conversations, ratings, settings of channels.</summary>
internal sealed class ChatDatabase
{
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

    /// <summary>The server vacuums after any deletion, see <see cref="Database.Erase"/>.</summary>
    private const string FirstShared = """
        CREATE TABLE turn (
            rowid BIGINT GENERATED ALWAYS AS IDENTITY,
            id TEXT COLLATE "C" PRIMARY KEY,
            platform TEXT COLLATE "C" NOT NULL,
            channel TEXT COLLATE "C" NOT NULL,
            thread TEXT COLLATE "C",
            parent TEXT,
            kind BIGINT NOT NULL,
            figures BOOLEAN NOT NULL,
            "user" TEXT COLLATE "C" NOT NULL,
            private BOOLEAN NOT NULL,
            shared BOOLEAN NOT NULL DEFAULT FALSE,
            found BOOLEAN,
            time BIGINT NOT NULL,
            text TEXT NOT NULL,
            answer TEXT,
            request TEXT NOT NULL,
            corpus TEXT NOT NULL) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
        CREATE INDEX turn_of_channel ON turn (platform, channel, time);
        CREATE INDEX turn_of_thread ON turn (platform, thread);
        CREATE INDEX turn_of_time ON turn (time);
        CREATE TABLE rating (
            rowid BIGINT GENERATED ALWAYS AS IDENTITY,
            turn TEXT COLLATE "C" NOT NULL,
            "user" TEXT COLLATE "C" NOT NULL,
            platform TEXT COLLATE "C",
            channel TEXT COLLATE "C",
            time BIGINT NOT NULL,
            helpful BOOLEAN NOT NULL,
            reason TEXT,
            note TEXT,
            question TEXT,
            corpus TEXT NOT NULL,
            PRIMARY KEY (turn, "user")) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
        CREATE TABLE channel (
            platform TEXT COLLATE "C" NOT NULL,
            channel TEXT COLLATE "C" NOT NULL,
            private BOOLEAN NOT NULL,
            folder TEXT,
            tag TEXT,
            PRIMARY KEY (platform, channel));
        CREATE TABLE hint (
            platform TEXT COLLATE "C" NOT NULL,
            channel TEXT COLLATE "C" NOT NULL,
            PRIMARY KEY (platform, channel));
        CREATE TABLE digest_post (
            channel TEXT COLLATE "C" PRIMARY KEY,
            due BIGINT NOT NULL);
        """;

    private static readonly DatabaseSchema Schema = new("chat", "conversations and settings of channels", [First, ThreadsAndChanges, Feedback, WithoutCorpus], [FirstShared]);

    private readonly Database _database;

    private ChatDatabase(Database database) => _database = database;

    /// <exception cref="CorpusException">It cannot be opened, or a newer program made it.</exception>
    internal static ChatDatabase Open(Databases databases) => new(databases.Open(Schema));

    internal int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => _database.Write(sql, values);

    internal void Write(Action<DatabaseWriter> write) => _database.Write(write);

    internal void Erase(Action<DatabaseWriter> write) => _database.Erase(write);

    internal IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values) => _database.Read(sql, row, values);
}
