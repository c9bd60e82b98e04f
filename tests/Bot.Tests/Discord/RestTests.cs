using System.Globalization;
using System.Net;
using Bot.Discord;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class RestTests
{
    private const string Post = "POST /channels/{channel}/messages";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task No_limit_that_the_headers_tell_is_passed(int count)
    {
        var time = SkippingTime.Impatient;
        await using var discord = await DiscordServer.StartAsync(
            new DiscordSettings { Time = time, Limits = new Dictionary<string, RateLimit> { [Post] = new(count, TimeSpan.FromSeconds(2)) } }, Cancellation);
        using var rig = new RestRig(discord, time);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => rig.Api.PostAsync(number % 3 == 0 ? discord.Random.Id : discord.General.Id, Message(number), Cancellation)));

        Assert.Equal((13, 7, 0), (discord.General.Messages.Count, discord.Random.Messages.Count, discord.Rest.Limits.Exceeded));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task No_more_requests_are_sent_in_a_second_than_Discord_takes()
    {
        var time = SkippingTime.Impatient;
        var limits = new RouteLimits(requestsPerSecond: 50, time);
        var sent = new List<DateTimeOffset>();

        for (var number = 0; number < 200; number++)
        {
            using (await limits.EnterAsync(new DiscordRequest(HttpMethod.Get, "", "GET channels/{channel}", $"channel {number}"), Cancellation))
                sent.Add(time.GetUtcNow());
            time.Advance(TimeSpan.FromMilliseconds(number % 7));
        }

        Assert.All(sent.Skip(50).Zip(sent), pair => Assert.True(pair.First - pair.Second > TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_refusal_of_one_route_is_waited_for_on_that_route_alone()
    {
        var time = SkippingTime.Standing;
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { Time = time }, Cancellation);
        using var rig = new RestRig(discord, time);
        discord.Rest.FailNext(Post, new Fault.RateLimited(TimeSpan.FromSeconds(1.5)));

        var refused = rig.Api.PostAsync(discord.General.Id, Message(1), Cancellation);
        await rig.Log.NextAsync("is tried again", Cancellation);
        await rig.Api.PostAsync(discord.Random.Id, Message(2), Cancellation);
        Assert.Empty(discord.General.Messages);
        await time.PassAsync(TimeSpan.FromSeconds(1.5), Cancellation);
        await time.PassAsync(TimeSpan.FromMilliseconds(5), Cancellation);

        await refused;
        Assert.Single(discord.General.Messages);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_refusal_of_everything_is_waited_for_everywhere()
    {
        var time = SkippingTime.Standing;
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { Time = time }, Cancellation);
        using var rig = new RestRig(discord, time);
        discord.Rest.FailNext(Post, new Fault.RateLimited(TimeSpan.FromSeconds(2), IsGlobal: true));

        var refused = rig.Api.PostAsync(discord.General.Id, Message(1), Cancellation);
        await rig.Log.NextAsync("is tried again", Cancellation);
        var other = rig.Api.GatewayAsync(Cancellation);
        await time.PassAsync(TimeSpan.FromSeconds(2.005), Cancellation);

        await Task.WhenAll(refused, other);
        Assert.Equal($"{Post} 429", discord.Rest.Requests[0]);
        Assert.Equal(["GET /gateway/bot 200", $"{Post} 200"], discord.Rest.Requests.Skip(1).Order(StringComparer.Ordinal));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task What_is_not_known_to_be_undone_is_repeated_where_that_does_no_harm()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var rig = new RestRig(discord, SkippingTime.Impatient);
        discord.Rest.FailNext("GET /gateway/bot", new Fault.Status(502), times: 2);
        discord.Rest.FailNext("GET /gateway/bot", new Fault.Cut());

        Assert.Equal(discord.GatewayUrl, (await rig.Api.GatewayAsync(Cancellation)).Url.ToString());
    }

    [Fact]
    public async Task What_would_be_done_twice_is_not_repeated()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var rig = new RestRig(discord, SkippingTime.Impatient);
        discord.Rest.FailNext(Post, new Fault.Status(502));

        var refused = await Assert.ThrowsAsync<DiscordException>(() => rig.Api.PostAsync(discord.General.Id, Message(1) with { Nonce = null, EnforceNonce = null }, Cancellation));

        Assert.Equal(HttpStatusCode.BadGateway, refused.Status);
        Assert.Equal([$"{Post} 502"], discord.Rest.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_whose_answer_is_lost_is_not_posted_twice(bool isCut)
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var rig = new RestRig(discord, SkippingTime.Impatient);
        discord.Rest.FailNext(Post, isCut ? new Fault.Cut(AfterWork: true) : new Fault.Status(500, AfterWork: true));

        var posted = await rig.Api.PostAsync(discord.General.Id, Message(1), Cancellation);

        Assert.Equal(posted.Id, Assert.Single(discord.General.Messages).Id);
        Assert.Empty(discord.Violations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_acknowledgement_that_came_although_its_answer_is_lost_is_followed_by_the_answer(bool isCut)
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);
        discord.Rest.FailNext("POST /interactions/{interaction}/{token}/callback", isCut ? new Fault.Cut(AfterWork: true) : new Fault.Status(500, AfterWork: true));

        await bot.OrLogAsync(discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty")).Answered);

        // The stand-in takes every refusal of this kind for a mistake; here it is how the bot finds out.
        Assert.All(discord.Violations, violation => Assert.Contains("40060", violation, StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.All, line => line.Contains("not acknowledged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_refused_token_nothing_is_sent_with_it()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var rig = new RestRig(discord, SkippingTime.Impatient);
        discord.RevokeToken();

        await Assert.ThrowsAsync<DiscordException>(() => rig.Api.GatewayAsync(Cancellation));
        var second = await Assert.ThrowsAsync<DiscordException>(() => rig.Api.ApplicationAsync(Cancellation));

        Assert.Contains("not sent", second.Message, StringComparison.Ordinal);
        Assert.Equal(1, discord.Rest.Unauthorized);
    }

    private static DiscordMessage Message(int number) =>
        new() { Content = $"Message {number}", Nonce = number.ToString(CultureInfo.InvariantCulture), EnforceNonce = true };
}
