using System.Text.Json.Nodes;
using Bot.Tests.ModelStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

public sealed class BudgetTests
{
    private const string UsedUp = "You have used up today's share of the language model; here are the quotes alone. It is back at 00:00 UTC.";
    private const string Bob = "slack U2";

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
}
