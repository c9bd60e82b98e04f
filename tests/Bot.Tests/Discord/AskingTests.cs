using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class AskingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_acknowledged_then_answered_with_its_quotes()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation);

        var asked = discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty"));

        Assert.Equal(5, (await bot.OrLogAsync(asked.Acknowledged)).Type);
        var answer = await bot.OrLogAsync(asked.Answered);
        Assert.NotNull(answer);
        Assert.Empty(discord.Violations);
    }
}
