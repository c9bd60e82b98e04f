using System.Data.Common;
using Bot.Core.Articles;
using Bot.Core.Tests.Stores;

namespace Bot.Core.Tests;

/// <summary>What every store may rely on, whichever database it has.</summary>
public abstract class DatabaseTests : IDisposable
{
    private protected static readonly DatabaseSchema Things = new(
        "things",
        "things",
        ["CREATE TABLE thing (name TEXT PRIMARY KEY, content BLOB)"],
        ["CREATE TABLE thing (rowid BIGINT GENERATED ALWAYS AS IDENTITY, name TEXT COLLATE \"C\" PRIMARY KEY, content BYTEA)"]);

    private static readonly DatabaseSchema SizedThings = Things with
    {
        Local = [.. Things.Local, "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 3"],
        Shared = [.. Things.Shared, "ALTER TABLE thing ADD COLUMN size BIGINT NOT NULL DEFAULT 3"],
    };

    private readonly StorePlace _place;

    private protected DatabaseTests(StorePlace place) => _place = place;

    private protected StorePlace Place => _place;

    [Fact]
    public void Many_rows_with_their_bytes_are_written_by_one_statement()
    {
        var database = Open();
        byte[]?[] contents = [[1, 0, 255], null, .. Enumerable.Range(0, 250).Select(i => Enumerable.Repeat((byte)i, 1_000).ToArray())];

        var written = 0;
        database.Write(writer => written = writer.WriteEach(
            "INSERT INTO thing (name, content) VALUES (@name, @content)", contents.Index(), row => [("@name", $"thing {row.Index:000}"), ("@content", row.Item)]));

        Assert.Equal(252, written);
        Assert.Equal(contents, database.Read("SELECT content FROM thing ORDER BY name", row => row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)));
        Assert.Equal(contents[0], database.Value<byte[]>("SELECT content FROM thing WHERE name = @name", ("@name", "thing 000")));
    }

    [Fact]
    public void A_value_that_is_not_there_is_null()
    {
        var database = Open();
        database.Write("INSERT INTO thing (name) VALUES ('a')");

        Assert.Null(database.Value<string>("SELECT name FROM thing WHERE name = 'b'"));
        Assert.Null(database.Value<byte[]>("SELECT content FROM thing"));
        Assert.Equal(1, database.Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void Of_a_transaction_that_throws_nothing_is_kept()
    {
        var database = Open();

        Assert.Throws<InvalidOperationException>(() => database.Write(writer =>
        {
            writer.Write("INSERT INTO thing (name) VALUES ('a')");
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, database.Value<long>("SELECT COUNT(*) FROM thing"));
        Assert.Equal(1, database.Write("INSERT INTO thing (name) VALUES ('a')"));
    }

    [Fact]
    public void Of_several_statements_all_are_done_or_none()
    {
        var database = Open();

        Assert.ThrowsAny<DbException>(() => database.Write("INSERT INTO thing (name) VALUES (@name); INSERT INTO nowhere (name) VALUES (@name)", ("@name", "a")));

        Assert.Equal(0, database.Value<long>("SELECT COUNT(*) FROM thing"));
        Assert.Equal(2, database.Write("INSERT INTO thing (name) VALUES (@one); INSERT INTO thing (name) VALUES (@two)", ("@one", "a"), ("@two", "b")));
    }

    [Fact]
    public void What_is_noted_is_seen_by_all()
    {
        var (database, other) = (Open(), Open());
        database.Write("INSERT INTO thing (name) VALUES ('before')");

        Assert.Equal(2, database.Note("DELETE FROM thing; INSERT INTO thing (name) VALUES (@name)", ("@name", "a note")));

        Assert.Equal(["a note"], other.Read("SELECT name FROM thing", row => row.GetString(0)));
        Assert.ThrowsAny<DbException>(() => database.Note("DELETE FROM thing; INSERT INTO nothing VALUES (1)"));
        Assert.Equal(["a note"], other.Read("SELECT name FROM thing", row => row.GetString(0)));
    }

    [Fact]
    public void A_row_tells_its_number_as_it_is_written_and_numbers_rise()
    {
        var database = Open();
        string[] names = ["b", "a", "c"];
        var numbers = new List<long>();

        database.Write(writer =>
        {
            foreach (var name in names)
                numbers.Add(writer.Value<long>("INSERT INTO thing (name) VALUES (@name) RETURNING rowid", ("@name", name)));
        });

        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(["c", "a", "b"], database.Read("SELECT name FROM thing ORDER BY rowid DESC", row => row.GetString(0)));
    }

    [Fact]
    public void Text_is_ordered_by_its_bytes()
    {
        var database = Open();
        string[] names = ["a", "B", "ä", "_", "é", "Z", "10", "9"];
        database.Write(writer => writer.WriteEach("INSERT INTO thing (name) VALUES (@name)", names, name => [("@name", name)]));

        Assert.Equal(names.Order(StringComparer.Ordinal), database.Read("SELECT name FROM thing ORDER BY name", row => row.GetString(0)));
        Assert.Equal(["B", "Z", "_"], database.Read("SELECT name FROM thing WHERE name >= 'B' AND name < 'a' ORDER BY name", row => row.GetString(0)));
    }

    [Theory]
    [InlineData("Ünïcödé 🌍 漢字")]
    [InlineData("")]
    [InlineData("it's \"quoted\" \\ ; -- @name $1 :name")]
    [InlineData("a\tb\r\nc\u0001")]
    public void Text_comes_back_as_it_was_written(string text)
    {
        var database = Open();

        database.Write("INSERT INTO thing (name) VALUES (@name)", ("@name", text));

        Assert.Equal(text, database.Value<string>("SELECT name FROM thing"));
        Assert.Equal(1, database.Value<long>("SELECT COUNT(*) FROM thing WHERE name = @name", ("@name", text)));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var database = Open();

        database.Write("INSERT INTO thing (name) VALUES (@name)", ("@name", "a\ud83cb"));

        Assert.Equal("a\ufffdb", database.Value<string>("SELECT name FROM thing"));
    }

    [Fact]
    public void What_is_erased_is_gone_and_what_stays_stays()
    {
        var database = Open();
        database.Write("INSERT INTO thing (name) VALUES ('the secret of Berg'), ('the road')");

        var erased = 0;
        database.Erase(writer => erased = writer.Write("DELETE FROM thing WHERE name LIKE '%secret%'"));

        Assert.Equal(1, erased);
        Assert.Equal(["the road"], database.Read("SELECT name FROM thing", row => row.GetString(0)));
    }

    [Fact]
    public void Several_that_open_and_write_the_same_lose_nothing()
    {
        Parallel.For(0, 8, worker =>
        {
            // Each with its own lock, as processes have.
            var database = _place.Open().Open(Things);
            for (var i = 0; i < 20; i++)
                database.Write("INSERT INTO thing (name) VALUES (@name)", ("@name", $"{worker} {i}"));
        });

        Assert.Equal(160, Open().Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void What_one_writer_reads_no_other_changes_meanwhile()
    {
        var first = Open();
        first.Write("INSERT INTO thing (name, content) VALUES ('sum', @zero)", ("@zero", new byte[] { 0 }));

        Parallel.For(0, 8, _ =>
        {
            var database = _place.Open().Open(Things);
            for (var i = 0; i < 10; i++)
            {
                database.Write(writer =>
                {
                    var sum = writer.Value<byte[]>("SELECT content FROM thing WHERE name = 'sum'");
                    writer.Write("UPDATE thing SET content = @next WHERE name = 'sum'", ("@next", new[] { (byte)(sum![0] + 1) })); // it is there
                });
            }
        });

        Assert.Equal([80], first.Value<byte[]>("SELECT content FROM thing WHERE name = 'sum'"));
    }

    [Fact]
    public void Readers_do_not_wait_for_a_writer_and_see_nothing_of_it_before_it_is_done()
    {
        var (writing, reading) = (Open(), _place.Open().Open(Things));

        var seen = -1L;
        writing.Write(writer =>
        {
            writer.Write("INSERT INTO thing (name) VALUES ('a')");
            seen = reading.Value<long>("SELECT COUNT(*) FROM thing");
        });

        Assert.Equal((0, 1), (seen, reading.Value<long>("SELECT COUNT(*) FROM thing")));
    }

    [Fact]
    public void What_is_old_gets_the_versions_that_it_lacks()
    {
        Open().Write("INSERT INTO thing (name) VALUES ('a')");

        var database = _place.Open().Open(SizedThings);

        Assert.Equal(3, database.Value<long>("SELECT size FROM thing WHERE name = 'a'"));
        Assert.Equal(1, _place.Open().Open(SizedThings).Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void Stores_that_are_opened_and_upgraded_at_once_are_upgraded_once()
    {
        Open();

        Parallel.For(0, 8, _ => _place.Open().Open(SizedThings));

        Assert.Equal(0, _place.Open().Open(SizedThings).Value<long>("SELECT COUNT(size) FROM thing"));
    }

    [Fact]
    public void What_a_newer_program_made_is_refused_with_the_remedy()
    {
        _place.Databases.Open(SizedThings);

        var refused = Assert.Throws<CorpusException>(() => _place.Open().Open(Things));

        Assert.Contains("was made by a newer version of the bot: install that version, or name another data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stores_and_parts_of_a_store_are_apart()
    {
        Open().Write("INSERT INTO thing (name) VALUES ('a')");

        Assert.Equal(0, _place.Databases.Open(Things with { Name = "others" }).Value<long>("SELECT COUNT(*) FROM thing"));
        Assert.Equal(0, _place.Databases.Open(Things, Path.Combine("parts", "One-1a")).Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void A_right_is_had_by_one_at_a_time_until_it_is_given_back()
    {
        var (one, other) = (Open(), _place.Open().Open(Things));

        using var first = one.TryLock("reload");
        var second = other.TryLock("reload");
        using var another = other.TryLock("merge");
        var heldBefore = first!.IsHeld; // nobody else is there
        first.Dispose();
        using var third = other.TryLock("reload");

        Assert.Null(second);
        Assert.NotNull(another);
        Assert.NotNull(third);
        Assert.Equal((true, false, true), (heldBefore, first.IsHeld, third.IsHeld));
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Database Open() => Open(_place.Databases);

    private protected static Database Open(Databases databases) => databases.Open(Things);
}

public sealed class LocalDatabaseTests() : DatabaseTests(StorePlace.Local())
{
    private string File => Path.Combine(Place.Folder, "things.db");

    [Fact]
    public void What_is_written_after_a_note_is_kept_whatever_happens_to_the_machine()
    {
        const long Full = 2;
        var database = Open();
        Assert.Equal(Full, database.Value<long>("PRAGMA synchronous"));

        database.Note("INSERT INTO thing (name) VALUES ('a note')");
        Assert.ThrowsAny<DbException>(() => database.Note("INSERT INTO nothing VALUES (1)"));

        Assert.Equal(Full, database.Value<long>("PRAGMA synchronous"));
    }

    [Fact]
    public void What_is_erased_cannot_be_read_in_the_file_any_more()
    {
        var database = Open();
        database.Write("INSERT INTO thing (name) VALUES ('the secret of Berg'), ('the road')");

        database.Erase(writer => writer.Write("DELETE FROM thing WHERE name LIKE '%secret%'"));

        var kept = string.Concat(Directory.GetFiles(Place.Folder).Select(file => System.Text.Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(file))));
        Assert.Contains("the road", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_refused_with_the_remedy()
    {
        System.IO.File.WriteAllText(File, new string('x', 5_000));

        var refused = Assert.Throws<CorpusException>(Open);

        Assert.StartsWith($"{File} cannot be opened:", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("move a damaged file away; things are in it.", refused.Message, StringComparison.Ordinal);
    }
}
