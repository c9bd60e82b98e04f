using Bot.Chat;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Chat;

/// <summary>Files of conversations that earlier versions made.</summary>
public sealed class ChatDatabaseTests : IDisposable
{
    /// <summary>As the first released version made it.</summary>
    private const string FirstVersion = """
        CREATE TABLE turn (
            id TEXT PRIMARY KEY, platform TEXT NOT NULL, channel TEXT NOT NULL, parent TEXT, kind INTEGER NOT NULL, figures INTEGER NOT NULL, user TEXT NOT NULL,
            private INTEGER NOT NULL, shared INTEGER NOT NULL DEFAULT 0, time INTEGER NOT NULL, text TEXT NOT NULL, answer TEXT, request TEXT NOT NULL, corpus TEXT NOT NULL);
        CREATE INDEX turn_of_channel ON turn (platform, channel, time);
        CREATE TABLE rating (
            turn TEXT NOT NULL, user TEXT NOT NULL, time INTEGER NOT NULL, helpful INTEGER NOT NULL, reason TEXT, note TEXT, question TEXT, corpus TEXT NOT NULL, PRIMARY KEY (turn, user));
        CREATE TABLE channel (platform TEXT NOT NULL, channel TEXT NOT NULL, private INTEGER NOT NULL, folder TEXT, tag TEXT, PRIMARY KEY (platform, channel));
        CREATE TABLE hint (platform TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY (platform, channel));
        INSERT INTO turn VALUES ('1', 'test', 'c1', NULL, 1, 0, 'a', 0, 0, 5, 'who built it', 'Berg built it.', '{"filter":{},"earlier":[]}', 'v1');
        INSERT INTO rating VALUES ('1', 'a', 6, 1, NULL, NULL, 'who built it', 'v1');
        INSERT INTO channel VALUES ('test', 'c1', 1, 'reports', NULL);
        INSERT INTO hint VALUES ('test', 'c1');
        PRAGMA user_version = 1;
        """;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-chat-");

    [Fact]
    public void A_file_of_the_first_version_keeps_all_it_holds()
    {
        Make(FirstVersion);

        var database = ChatDatabase.Open(new LocalDatabases(_data.FullName));

        Assert.Equal(["who built it"], database.Read("SELECT text FROM turn WHERE thread IS NULL", row => row.GetString(0)));
        Assert.Equal([true], database.Read("SELECT found FROM turn", row => row.GetBoolean(0)));
        Assert.Equal(["1 test c1"], database.Read("SELECT turn || ' ' || platform || ' ' || channel FROM rating WHERE helpful = 1", row => row.GetString(0)));
        Assert.Equal(["reports"], database.Read("SELECT folder FROM channel", row => row.GetString(0)));
        Assert.Equal(["c1"], database.Read("SELECT channel FROM hint", row => row.GetString(0)));
    }

    [Fact]
    public void A_file_of_the_first_version_comes_to_the_same_as_a_new_one()
    {
        using var fresh = new TemporaryFolder();
        Make(FirstVersion);

        Assert.Equal(Columns(ChatDatabase.Open(new LocalDatabases(fresh.Path))), Columns(ChatDatabase.Open(new LocalDatabases(_data.FullName))));
    }

    [Fact]
    public void A_file_that_was_upgraded_opens_again()
    {
        Make(FirstVersion);
        ChatDatabase.Open(new LocalDatabases(_data.FullName));

        Assert.Equal([4], ChatDatabase.Open(new LocalDatabases(_data.FullName)).Read("PRAGMA user_version", row => row.GetInt32(0)));
    }

    [Fact]
    public void A_data_folder_of_a_newer_version_is_left_alone_with_a_message()
    {
        ChatDatabase.Open(new LocalDatabases(_data.FullName)).Write("PRAGMA user_version = 99");

        var exception = Assert.Throws<CorpusException>(() => ChatDatabase.Open(new LocalDatabases(_data.FullName)));

        Assert.Contains("was made by a newer version of the bot", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_told_with_the_remedy()
    {
        using var other = new TemporaryFolder();
        File.WriteAllText(Path.Combine(other.Path, "chat.db"), new string('x', 10_000));

        var exception = Assert.Throws<CorpusException>(() => ChatDatabase.Open(new LocalDatabases(other.Path)));

        Assert.Contains("move a damaged file away", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private void Make(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, "chat.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static IReadOnlyList<string> Columns(ChatDatabase database) => database.Read(
        "SELECT m.type || ' ' || m.name || ' ' || c.name || ' ' || c.type FROM sqlite_master m, pragma_table_info(m.name) c ORDER BY 1",
        row => row.GetString(0));

    private sealed class TemporaryFolder : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory("bot-chat-").FullName;

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path, recursive: true);
        }
    }
}
