using System.Text;
using Bot.Core.Tests.Stores;
using Bot.Models;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

public abstract class ModelLedgerTests : IDisposable
{
    private const string UsedUp = "You have used up today's share of the language model; here are the quotes alone. It is back at 00:00 UTC.";

    private protected const string Alice = "discord 1";
    private protected const string Bob = "slack U2";

    private readonly StorePlace _place;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));

    private protected ModelLedgerTests(StorePlace place) => _place = place;

    [Fact]
    public void Calls_at_the_same_time_cannot_pass_a_limit_together()
    {
        var ledgers = Enumerable.Range(0, 4).Select(_ => ModelLedger.Open(_place.Open(), new ChatModelOptions { UserTokensPerDay = 1_000 }, _time)).ToList();

        var made = 0;
        Parallel.For(0, 40, number =>
        {
            if (ledgers[number % 4].Reserve(Alice, new ModelUse(90, 10)) is Reservation.Made)
                Interlocked.Increment(ref made);
        });

        Assert.Equal(10, made);
        Assert.Equal(new ModelUse(900, 100), ledgers[0].UsedToday(Alice));
    }

    [Fact]
    public void What_was_not_used_of_a_reservation_is_free_again()
    {
        var ledger = Open(new ChatModelOptions { UserTokensPerDay = 1_000 });

        var first = Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(600, 400)));
        Assert.IsType<Reservation.Refused>(ledger.Reserve(Alice, new ModelUse(1, 0)));
        ledger.Settle(first, new ModelUse(100, 50));

        Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(800, 50)));
        Assert.IsType<Reservation.Refused>(ledger.Reserve(Alice, new ModelUse(1, 0)));
    }

    [Fact]
    public void A_day_ends_at_midnight_and_a_call_counts_for_the_day_it_began()
    {
        var ledger = Open(new ChatModelOptions { UserTokensPerDay = 1_000 });

        var last = Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(1_000, 0)));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(1_000, 0)));
        ledger.Settle(last, default);

        Assert.Equal(new ModelUse(1_000, 0), ledger.UsedToday(Alice));
    }

    [Fact]
    public void The_share_of_all_is_counted_apart()
    {
        var ledger = Open(new ChatModelOptions { UserTokensPerDay = 0, TokensPerDay = 1_000 });

        Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(600, 0)));

        Assert.Contains("Today's share of the language model is used up", Assert.IsType<Reservation.Refused>(ledger.Reserve(Bob, new ModelUse(401, 0))).Note, StringComparison.Ordinal);
        Assert.IsType<Reservation.Made>(ledger.Reserve(Bob, new ModelUse(400, 0)));
    }

    [Fact]
    public void Money_is_counted_by_the_prices()
    {
        // 1,000 tokens read cost 0.0025, 100 written 0.001.
        var ledger = Open(new ChatModelOptions { UserTokensPerDay = 0, PricePerMillionInput = 2.5m, PricePerMillionOutput = 10m, UserCostPerDay = 0.0070m, CostPerDay = 0.01m });

        Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(1_000, 100)));
        Assert.IsType<Reservation.Made>(ledger.Reserve(Alice, new ModelUse(1_000, 100)));
        Assert.Equal(UsedUp, Assert.IsType<Reservation.Refused>(ledger.Reserve(Alice, new ModelUse(1, 0))).Note);
        Assert.True(Assert.IsType<Reservation.Refused>(ledger.Reserve(Bob, new ModelUse(1_000, 100))).IsOfAll);
        Assert.IsType<Reservation.Made>(ledger.Reserve(Bob, new ModelUse(1_000, 0)));
    }

    [Fact]
    public void Who_is_forgotten_begins_no_new_budget_today()
    {
        var ledger = Open(new ChatModelOptions { UserTokensPerDay = 1_000 });
        ledger.Reserve(Alice, new ModelUse(1_000, 0));
        _time.Advance(TimeSpan.FromDays(1));
        ledger.Reserve(Alice, new ModelUse(600, 0));

        ledger.Forget(Alice);

        Assert.Equal(new ModelUse(600, 0), ledger.UsedToday(Alice));
        Assert.Equal([(Alice, 600L)], Kept().Where(row => row.Asker == Alice));
        Assert.IsType<Reservation.Refused>(ledger.Reserve(Alice, new ModelUse(500, 0)));
    }

    [Fact]
    public void Days_that_are_over_are_deleted()
    {
        var ledger = Open(new ChatModelOptions());
        ledger.Reserve(Alice, new ModelUse(1, 1));

        _time.Advance(TimeSpan.FromDays(2));
        ledger.Reserve(Bob, new ModelUse(1, 1));

        Assert.Equal(["", Bob], Kept().Select(row => row.Asker));
    }

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected StorePlace Place => _place;

    private protected FakeTimeProvider Time => _time;

    private protected ModelLedger Open(ChatModelOptions options) => ModelLedger.Open(_place.Databases, options, _time);

    private IReadOnlyList<(string Asker, long Input)> Kept() =>
        _place.Databases.Open(ModelLedger.Schema).Read("SELECT asker, input FROM usage ORDER BY asker, input", row => (row.GetString(0), row.GetInt64(1)));
}

public sealed class LocalModelLedgerTests() : ModelLedgerTests(StorePlace.Local())
{
    [Fact]
    public void Of_who_is_forgotten_and_of_days_that_are_over_nothing_can_be_read_in_the_file()
    {
        var ledger = Open(new ChatModelOptions());
        ledger.Reserve(Alice, new ModelUse(1, 1));
        Time.Advance(TimeSpan.FromDays(1));

        ledger.Forget(Alice);
        var forgotten = Kept();
        ledger.Reserve(Bob, new ModelUse(1, 1));
        Time.Advance(TimeSpan.FromDays(2));
        ledger.Reserve("slack U3", new ModelUse(1, 1));

        Assert.DoesNotContain(Alice, forgotten, StringComparison.Ordinal);
        Assert.DoesNotContain(Bob, Kept(), StringComparison.Ordinal);
        Assert.Contains("slack U3", Kept(), StringComparison.Ordinal);
    }

    /// <summary>All bytes of the database.</summary>
    private string Kept()
    {
        SqliteConnection.ClearAllPools();
        return string.Concat(Directory.GetFiles(Place.Folder, "models.db*").Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
    }
}

public sealed class SharedModelLedgerTests() : ModelLedgerTests(StorePlace.Shared());
