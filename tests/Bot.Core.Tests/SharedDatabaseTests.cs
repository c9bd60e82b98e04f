using Bot.Cluster;
using Bot.Core.Articles;
using Bot.Core.Tests.Stores;
using Npgsql;

namespace Bot.Core.Tests;

public sealed class SharedDatabaseTests() : DatabaseTests(StorePlace.Shared())
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SharedDatabases Databases => (SharedDatabases)Place.Databases;

    [Fact]
    public void The_character_that_it_has_no_place_for_becomes_the_replacement_character()
    {
        var database = Open();

        database.Write("INSERT INTO thing (name) VALUES (@name)", ("@name", "a\0b"));

        Assert.Equal("a\ufffdb", database.Value<string>("SELECT name FROM thing"));
    }

    [Fact]
    public void Reads_and_writes_go_on_after_the_server_ended_all_connections()
    {
        var database = Open();
        database.Write("INSERT INTO thing (name) VALUES ('a')");

        Place.EndSessions();
        var read = database.Read("SELECT name FROM thing", row => row.GetString(0));
        Place.EndSessions();
        var value = database.Value<long>("SELECT COUNT(*) FROM thing");
        Place.EndSessions();
        var written = database.Write("INSERT INTO thing (name) VALUES ('b')");

        Assert.Equal(["a"], read);
        Assert.Equal((1, 1), (value, written));
    }

    [Fact]
    public void A_write_whose_connection_ends_inside_it_is_not_done_again()
    {
        var database = Open();
        var runs = 0;

        Assert.ThrowsAny<NpgsqlException>(() => database.Write(writer =>
        {
            runs++;
            writer.Write("INSERT INTO thing (name) VALUES ('a')");
            Place.EndSessions();
            writer.Write("INSERT INTO thing (name) VALUES ('b')");
        }));

        Assert.Equal(1, runs);
        Assert.Equal(0, database.Value<long>("SELECT COUNT(*) FROM thing"));
    }

    [Fact]
    public void A_writer_waits_for_another_of_the_same_store_alone()
    {
        var (one, others) = (Open(), Place.Open());
        var second = others.Open(new DatabaseSchema("others", "things", [], ["CREATE TABLE thing (name TEXT)"]));

        one.Write(writer =>
        {
            writer.Write("INSERT INTO thing (name) VALUES ('a')");
            Assert.Equal(1, second.Write("INSERT INTO thing (name) VALUES ('b')"));
            Assert.Equal(1, Postgres.Ask<long>($"SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) | objid::bigint = {SharedDatabases.KeyOf($"{Place.Prefix}things")}"));
        });
    }

    [Fact]
    public void What_was_erased_leaves_no_dead_rows()
    {
        var database = Open();
        database.Write("INSERT INTO thing (name) VALUES ('the secret of Berg'), ('the road')");

        database.Erase(writer => writer.Write("DELETE FROM thing WHERE name LIKE '%secret%'"));

        // Live rows of the one page: line pointers that have a tuple.
        Postgres.Ask<string>("CREATE EXTENSION IF NOT EXISTS pageinspect");
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                if (Postgres.Ask<long>($"SELECT COUNT(*) FROM heap_page_items(get_raw_page('{Place.Prefix}things.thing', 0)) WHERE lp_len > 0") == 1)
                    return true;
                // Other tests had a transaction open that might have seen it.
                database.Erase(_ => { });
                return false;
            },
            TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_right_ends_with_its_session_and_its_holder_notices()
    {
        var (one, other) = (Open(), Place.Open());
        using var held = Assert.IsType<DatabaseLock>(one.TryLock("reload"), exactMatch: false);
        Assert.True(held.IsHeld);

        Place.EndSessions();
        using var taken = SpinFor(() => Open(other).TryLock("reload"));

        Assert.False(held.IsHeld);
        Assert.True(taken.IsHeld);
        held.Dispose();
        Assert.True(taken.IsHeld);
    }

    [Fact]
    public async Task What_is_announced_is_heard_when_it_is_kept_and_after_a_break_there_is_a_look_again()
    {
        var database = Open();
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var listener = new SharedListener(Databases, TimeProvider.System).ListenAsync("corpus", text => heard.Writer.TryWrite(text), listening.Token);

        var began = await heard.Reader.ReadAsync(Cancellation);
        Assert.Throws<InvalidOperationException>(() => database.Write(writer =>
        {
            writer.Announce("corpus", "never kept");
            throw new InvalidOperationException();
        }));
        database.Write(writer => writer.Announce("corpus", "v1"));
        var first = await heard.Reader.ReadAsync(Cancellation);
        Place.EndSessions();
        var again = await heard.Reader.ReadAsync(Cancellation);
        database.Write(writer => writer.Announce("corpus", "v2"));

        Assert.Equal(("", "v1", "", "v2"), (began, first, again, await heard.Reader.ReadAsync(Cancellation)));
        await listening.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener);
    }

    [Fact]
    public async Task Who_could_not_look_when_something_was_said_is_told_again()
    {
        var database = Open();
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var isBroken = false;
        var listener = new SharedListener(Databases, TimeProvider.System).ListenAsync(
            "corpus",
            text =>
            {
                heard.Writer.TryWrite(text);
                if (isBroken)
                {
                    isBroken = false;
                    throw new NpgsqlException("The database is out of reach.");
                }
            },
            listening.Token);

        await heard.Reader.ReadAsync(Cancellation);
        isBroken = true;
        database.Write(writer => writer.Announce("corpus", "v1"));

        Assert.Equal(("v1", ""), (await heard.Reader.ReadAsync(Cancellation), await heard.Reader.ReadAsync(Cancellation)));
        await listening.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener);
    }

    [Fact]
    public void A_server_out_of_reach_is_told_with_its_place_and_without_the_password()
    {
        using var nowhere = new SharedDatabases("Host=127.0.0.1;Port=1;Username=bot;Password=hush-hush");

        var exception = Assert.Throws<CorpusException>(() => nowhere.Open(new DatabaseSchema("things", "things", [], [""])));

        Assert.StartsWith("PostgreSQL at 127.0.0.1:1 cannot be used (", exception.Message, StringComparison.Ordinal);
        Assert.Contains("start it, or name the right server", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Password=a;hush-hush")]
    [InlineData("Host=db;Colour=hush-hush")]
    [InlineData("Host=db;Port=hush-hush")]
    [InlineData("Password=hush-hush")]
    public void A_connection_string_that_is_none_is_told_without_a_word_of_it(string connectionString)
    {
        var exception = Assert.Throws<CorpusException>(() => new SharedDatabases(connectionString));

        Assert.Contains("Host=HOST;Port=5432", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_read_and_write_rows_alone_opens_what_is_there()
    {
        var user = $"{Place.Prefix}user";
        Open();
        Postgres.Ask<string>($"CREATE ROLE {user} LOGIN PASSWORD 'word'; GRANT USAGE ON SCHEMA {Place.Prefix}things TO {user}; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {Place.Prefix}things TO {user}");
        try
        {
            using var limited = new SharedDatabases(new NpgsqlConnectionStringBuilder(Place.ConnectionString) { Username = user, Password = "word" }.ConnectionString, Place.Prefix);

            Assert.Equal(1, Open(limited).Write("INSERT INTO thing (name) VALUES ('a')"));
            var refused = Assert.Throws<CorpusException>(() => limited.Open(new DatabaseSchema("others", "things", [], [""])));
            Assert.Contains("create schemas", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Postgres.Ask<string>($"DROP OWNED BY {user}; DROP ROLE {user}");
        }
    }

    private static T SpinFor<T>(Func<T?> find)
        where T : class
    {
        T? found = null;
        Assert.True(SpinWait.SpinUntil(() => (found = find()) is not null, TimeSpan.FromSeconds(20)));
        return found!; // by the line before
    }
}
