using System.Text.Json.Nodes;
using Bot.Models;
using Bot.Tests.ModelStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

public sealed class BudgetTests : IDisposable
{
    private const string UsedUp = "You have used up today's share of the language model; here are the quotes alone. It is back at 00:00 UTC.";
    private const string Alice = "discord 1";
    private const string Bob = "slack U2";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-ledger-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));

    [Fact]
    public async Task Who_used_up_the_share_of_a_day_is_told_politely_until_the_next()
    {
        await using var rig = await ModelRig.StartAsync(chat: new JsonObject { ["UserTokensPerDay"] = 2_000 });

        await rig.ComposedAsync();
        var used = rig.Models.Ledger!.UsedToday(ModelRig.Asker);
        Assert.Equal(UsedUp, await rig.KeptAsync());
        await rig.ComposedAsync(asker: Bob);
        rig.Time.Advance(TimeSpan.FromDays(1));
        await rig.ComposedAsync();

        Assert.Equal(3, rig.Server.Chats.Count);
        Assert.InRange(used.Total, 500, 2_000);
        Assert.Empty(rig.Warnings);
    }

    [Fact]
    public async Task What_the_endpoint_says_was_used_counts()
    {
        await using var rig = await ModelRig.StartAsync();

        await rig.ComposedAsync();

        // The stand-in counts four characters a token.
        var asked = Assert.Single(rig.Server.Chats);
        Assert.Equal((asked.Text("system").Length + asked.Text("user").Length + 3) / 4, rig.Models.Ledger!.UsedToday(ModelRig.Asker).Input);
    }

    [Fact]
    public async Task Without_a_word_of_the_endpoint_what_was_used_is_guessed()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Discreet());

        await rig.ComposedAsync();

        var used = rig.Models.Ledger!.UsedToday(ModelRig.Asker);
        Assert.InRange(used.Input, 300, 1_200);
        Assert.InRange(used.Output, 20, 200);
    }

    [Fact]
    public async Task A_call_that_is_refused_costs_nothing()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(401));

        await rig.KeptAsync();

        Assert.Equal(default, rig.Models.Ledger!.UsedToday(ModelRig.Asker));
    }

    [Fact]
    public async Task A_call_that_was_given_up_counts_what_it_was_asked()
    {
        var never = new TaskCompletionSource();
        await using var rig = await ModelRig.StartAsync(new ModelMode.Slow(never.Task), time: new FakeTimeProvider());

        var composing = rig.ComposeAsync();
        await rig.Server.HeldAsync(TestContext.Current.CancellationToken);
        rig.Time.Advance(TimeSpan.FromSeconds(60));
        await composing;

        Assert.InRange(rig.Models.Ledger!.UsedToday(ModelRig.Asker).Input, 300, 1_200);
    }

    [Fact]
    public void Calls_at_the_same_time_cannot_pass_a_limit_together()
    {
        var ledgers = Enumerable.Range(0, 4).Select(_ => Open(new ChatModelOptions { UserTokensPerDay = 1_000 })).ToList();

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
        Assert.DoesNotContain("1000", Kept().Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.IsType<Reservation.Refused>(ledger.Reserve(Alice, new ModelUse(500, 0)));
    }

    [Fact]
    public void Days_that_are_over_are_deleted()
    {
        var ledger = Open(new ChatModelOptions());
        ledger.Reserve(Alice, new ModelUse(1, 1));

        _time.Advance(TimeSpan.FromDays(2));
        ledger.Reserve(Bob, new ModelUse(1, 1));

        Assert.DoesNotContain(Alice, Kept(), StringComparison.Ordinal);
        Assert.Contains(Bob, Kept(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private ModelLedger Open(ChatModelOptions options) => ModelLedger.Open(_data.FullName, options, _time);

    /// <summary>All bytes of the database.</summary>
    private string Kept()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return string.Concat(_data.EnumerateFiles("models.db*").Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName))));
    }
}
