using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

/// <summary>Many questions by several people while the line breaks again and again: none is lost, and none is answered twice.</summary>
public sealed class FaultRunTests
{
    private const int Many = 100_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_is_answered_once_although_the_line_is_cut_again_and_again()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);
        Action<GatewayHub>[] cuts =
            [gateway => gateway.DropAll(), gateway => gateway.AskToReconnect(), gateway => gateway.InvalidateSessions(resumable: true), gateway => gateway.CloseAll(4000)];

        using var run = new QuestionRun(discord, bot) { Questions = 2_000, Drops = 200, Mentions = 5 };
        await run.AskAsync(cuts, Cancellation);

        Assert.Equal((2_000, 0), (run.Answered, run.ToldByDiscord));
        Assert.Equal((1, 1_600, 400), (discord.Gateway.Readies.Value, Count(discord, "PATCH /webhooks"), Count(discord, "POST /channels")));
        Assert.InRange(discord.Gateway.Connections.Value, 201, int.MaxValue);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Sessions_that_are_lost_cost_no_more_than_what_was_asked_meanwhile()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);

        using var run = new QuestionRun(discord, bot) { Questions = 200, Drops = 2, WaitsForReturn = true };
        await run.AskAsync([gateway => gateway.InvalidateSessions(resumable: false)], Cancellation);

        Assert.Equal((200, 0), (run.Answered + run.ToldByDiscord, run.Lost));
        Assert.Equal((3, run.Answered), (discord.Gateway.Readies.Value, Count(discord, "PATCH /webhooks")));
        Assert.Empty(discord.Violations);
    }

    private static int Count(DiscordServer discord, string route) =>
        discord.Rest.Requests.Count(request => request.StartsWith(route, StringComparison.Ordinal) && request.EndsWith(" 200", StringComparison.Ordinal));

    private static Task<DiscordServer> StartAsync() => DiscordServer.StartAsync(
        new DiscordSettings
        {
            IdentifyWindow = TimeSpan.Zero,
            GlobalLimit = Many,
            Limits = new Dictionary<string, RateLimit>
            {
                ["POST /channels/{channel}/messages"] = new(Many, TimeSpan.FromSeconds(1)),
                ["POST /channels/{channel}/typing"] = new(Many, TimeSpan.FromSeconds(1)),
            },
        },
        Cancellation);

    private static async Task<RunningBot> StartAsync(DiscordServer discord)
    {
        var bot = await RunningBot.StartAsync(discord, Cancellation, new JsonObject
        {
            ["Chat"] = new JsonObject { ["UserQuestionsPerMinute"] = Many, ["ChannelQuestionsPerMinute"] = Many },
            ["Discord"] = new JsonObject { ["RequestsPerSecond"] = 1_000, ["AnswerInThreads"] = false },
        });
        await bot.OrLogAsync(bot.Log.NextAsync("is connected", Cancellation));
        return bot;
    }
}
