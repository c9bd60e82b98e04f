using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Tests;

public sealed class LocalDatabaseTests : IDisposable
{
    private const string Things = "CREATE TABLE thing (name TEXT PRIMARY KEY, content BLOB)";

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "data", "things.db");

    [Fact]
    public void Many_rows_with_their_bytes_are_written_by_one_statement()
    {
        var database = LocalDatabase.Open(File, [Things], "things");
        byte[]?[] contents = [[1, 0, 255], null, [.. Enumerable.Repeat((byte)7, 100_000)]];

        var written = 0;
        database.Write(writer => written = writer.WriteEach(
            "INSERT INTO thing (name, content) VALUES (@name, @content)", contents.Index(), row => [("@name", $"thing {row.Index}"), ("@content", row.Item)]));

        Assert.Equal(3, written);
        Assert.Equal(contents, database.Read("SELECT content FROM thing ORDER BY name", row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)));
        Assert.Equal(contents[0], database.Value<byte[]>("SELECT content FROM thing WHERE name = @name", ("@name", "thing 0")));
    }

    [Fact]
    public void A_value_that_is_not_there_is_null()
    {
        var database = LocalDatabase.Open(File, [Things], "things");
        database.Write("INSERT INTO thing VALUES ('a', NULL)");

        Assert.Null(database.Value<string>("SELECT name FROM thing WHERE name = 'b'"));
        Assert.Null(database.Value<byte[]>("SELECT content FROM thing"));
        Assert.Equal(1, database.Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void Of_a_transaction_that_throws_nothing_is_kept()
    {
        var database = LocalDatabase.Open(File, [Things], "things");

        Assert.Throws<InvalidOperationException>(() => database.Write(writer =>
        {
            writer.Write("INSERT INTO thing VALUES ('a', NULL)");
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, database.Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void What_is_erased_cannot_be_read_in_the_file_any_more()
    {
        var database = LocalDatabase.Open(File, [Things], "things");
        database.Write("INSERT INTO thing (name, content) VALUES ('the secret of Berg', NULL), ('the road', NULL)");

        var erased = 0;
        database.Erase(writer => erased = writer.Write("DELETE FROM thing WHERE name LIKE '%secret%'"));

        var kept = string.Concat(Directory.GetFiles(Path.Combine(_folder.Path, "data")).Select(file => System.Text.Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(file))));
        Assert.Equal(1, erased);
        Assert.Contains("the road", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_that_open_and_write_the_same_file_lose_nothing()
    {
        Parallel.For(0, 8, worker =>
        {
            // Each with its own lock, as processes have.
            var database = LocalDatabase.Open(File, [Things], "things");
            for (var i = 0; i < 20; i++)
                database.Write("INSERT INTO thing (name) VALUES (@name)", ("@name", $"{worker} {i}"));
        });

        Assert.Equal(160, LocalDatabase.Open(File, [Things], "things").Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void An_old_file_gets_the_versions_that_it_lacks()
    {
        LocalDatabase.Open(File, [Things], "things").Write("INSERT INTO thing VALUES ('a', NULL)");

        var database = LocalDatabase.Open(File, [Things, "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 3"], "things");

        Assert.Equal(3, database.Value<long>("SELECT size FROM thing WHERE name = 'a'"));
    }

    [Fact]
    public void A_file_of_a_newer_program_is_refused_with_the_remedy()
    {
        LocalDatabase.Open(File, [Things, "CREATE TABLE other (name TEXT)"], "things");

        var refused = Assert.Throws<CorpusException>(() => LocalDatabase.Open(File, [Things], "things"));

        Assert.Equal($"{File} was made by a newer version of the bot: install that version, or name another data folder.", refused.Message);
    }

    [Fact]
    public void A_damaged_file_is_refused_with_the_remedy()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, new string('x', 5_000));

        var refused = Assert.Throws<CorpusException>(() => LocalDatabase.Open(File, [Things], "things"));

        Assert.StartsWith($"{File} cannot be opened:", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("move a damaged file away; things are in it.", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
