using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

public sealed class DiscordLoadTests
{
    private const int Interactions = 2000;
    private const int InFlight = 50;
    private const int Drops = 200;

    [Fact]
    public async Task Interactions_survive_that_the_line_is_cut_again_and_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), cancellation);
        using var bot = new RawBot(discord);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await bot.RegisterAskAsync(cancellation);
        await bot.ConnectAsync(resume: false, cancellation);
        await bot.IdentifyAsync((long)GatewayIntents.Guilds, cancellation);
        await bot.ReadAsync("READY", cancellation);
        var serving = ServeAsync(bot, stop.Token, cancellation);

        var slots = new SemaphoreSlim(InFlight);
        var asked = new List<Task>();
        for (var number = 0; number < Interactions; number++)
        {
            await slots.WaitAsync(cancellation);
            var interaction = discord.Alice.Command(discord.General, "ask", ("question", $"{number}"));
            asked.Add(interaction.Answered.ContinueWith(_ => slots.Release(), cancellation, TaskContinuationOptions.None, TaskScheduler.Default));
            if (number % (Interactions / Drops) != 0)
                continue;
            await discord.Gateway.Resumes.ReachAsync(number / (Interactions / Drops), cancellation);
            discord.Gateway.DropAll();
        }

        await Task.WhenAll(asked).WaitAsync(cancellation);
        await stop.CancelAsync();
        await serving;

        Assert.Equal(Interactions, discord.General.Messages.Select(message => message.Content).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(discord.Violations);
    }

    private static async Task ServeAsync(RawBot bot, CancellationToken stop, CancellationToken cancellationToken)
    {
        var working = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var interaction = await bot.ReadAsync("INTERACTION_CREATE", stop);
                working.Add(AnswerAsync(bot, interaction, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (Exception cut) when (cut is WebSocketException or InvalidOperationException)
            {
                await ReconnectAsync(bot, stop);
            }
        }

        await Task.WhenAll(working);
    }

    private static async Task ReconnectAsync(RawBot bot, CancellationToken cancellationToken)
    {
        try
        {
            await bot.ConnectAsync(resume: true, cancellationToken);
        }
        catch (WebSocketException)
        {
            // Cut again before it was up: the next read fails, and it is tried again.
        }
    }

    private static async Task AnswerAsync(RawBot bot, JsonObject interaction, CancellationToken cancellationToken)
    {
        var deferred = await bot.CallbackAsync(interaction, """{"type":5}""", cancellationToken);
        Assert.Equal(204, deferred.Status);
        var question = interaction["data"]?["options"]?[0]?["value"]?.GetValue<string>();
        await bot.EditOriginalAsync(interaction, $$"""{"content":"{{question}}","allowed_mentions":{"parse":[]} }""", cancellationToken);
    }
}
