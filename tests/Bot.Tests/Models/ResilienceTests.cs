using Bot.Models;
using Bot.Tests.ModelStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Models;

public sealed class ResilienceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task A_passing_error_is_tried_again_twice(int status)
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(status, Times: 2));

        await rig.ComposedAsync();

        Assert.Equal(3, rig.Server.Chats.Count);
        Assert.Empty(rig.Warnings);
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(400, 1)]
    public async Task What_stays_wrong_is_not_tried_for_ever(int status, int tries)
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(status));

        await rig.KeptAsync();

        Assert.Equal(tries, rig.Server.Chats.Count);
    }

    [Fact]
    public async Task It_waits_as_long_as_the_endpoint_asks()
    {
        var time = new SkippingTime(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(9));
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(429, Times: 1, RetryAfter: "9"), time: time);

        await rig.ComposedAsync();

        Assert.Contains(TimeSpan.FromSeconds(9), time.Skipped);
    }

    [Fact]
    public async Task Nobody_waits_for_minutes()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(429, Times: 1, RetryAfter: "600"));

        await rig.KeptAsync();

        Assert.Single(rig.Server.Chats);
    }

    [Fact]
    public async Task An_endpoint_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(500));

        await rig.KeptAsync();
        await rig.KeptAsync();
        var asked = rig.Server.Chats.Count;
        await rig.KeptAsync();
        Assert.Equal(asked, rig.Server.Chats.Count);
        Assert.Contains(rig.Warnings, line => line.Contains("left alone for half a minute", StringComparison.Ordinal));

        rig.Server.Mode = new ModelMode.Honest();
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        await rig.ComposedAsync();
    }

    [Fact]
    public async Task An_endpoint_that_hangs_is_tried_again_while_there_is_time()
    {
        var never = new TaskCompletionSource();
        await using var rig = await ModelRig.StartAsync(new ModelMode.Slow(never.Task));

        var composing = rig.ComposeAsync();
        await rig.Server.HeldAsync(Cancellation);
        rig.Server.Mode = new ModelMode.Honest();
        // Two thirds of the whole.
        rig.Time.Advance(TimeSpan.FromSeconds(40));

        Assert.IsType<Composition.Composed>(await composing);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await ModelServer.StartAsync(Cancellation);
        await using var rig = await ModelRig.StartAsync(new ModelMode.Failing(307) { Location = $"{other.Endpoint}/chat/completions" });

        await rig.KeptAsync();

        Assert.Empty(other.Requests);
    }
}
