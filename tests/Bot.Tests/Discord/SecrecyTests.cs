using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class SecrecyTests
{
    private const string Callback = "POST /interactions/{interaction}/{token}/callback";
    private const string Edit = "PATCH /webhooks/{app}/{token}/messages/{message}";

    private static readonly Fault[] Faults =
    [
        new Fault.Status(500), new Fault.Status(502, AfterWork: true), new Fault.Cut(), new Fault.Cut(AfterWork: true),
        new Fault.RateLimited(TimeSpan.FromMilliseconds(10)), new Fault.Status(400), new Fault.Status(403), new Fault.Status(404), new Fault.Status(401),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_token_is_logged_whatever_fails()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        discord.Rest.FailNext("GET /gateway/bot", new Fault.Status(502));
        discord.Rest.FailNext("PUT /applications/{app}/commands", new Fault.Status(500));
        discord.Rest.FailNext("GET /applications/@me", new Fault.Cut());
        await using var bot = await RunningBot.StartAsync(
            discord, Cancellation, new JsonObject { ["Logging"] = new JsonObject { ["LogLevel"] = new JsonObject { ["Default"] = "Trace" } } });
        await bot.OrLogAsync(bot.Log.NextAsync("is connected", Cancellation));

        var asked = new List<Interaction>();
        foreach (var (route, fault) in new[] { Callback, Edit }.SelectMany(route => Faults.Select(fault => (route, fault))))
        {
            discord.Rest.FailNext(route, fault);
            asked.Add(discord.Alice.Command(discord.General, "help"));
            discord.Gateway.DropAll();
            await bot.OrLogAsync(bot.Log.NextAsync("is connected", Cancellation));
        }

        foreach (var fault in Faults[..^1])
        {
            discord.Rest.FailNext("POST /channels/{channel}/messages", fault);
            discord.Alice.Say(discord.Alice.Direct, "what is the Le Touquet treaty");
        }

        await bot.StopAsync();

        Assert.Contains(bot.Log.All, line => line.Contains("is tried again", StringComparison.Ordinal));
        Assert.Contains(bot.Log.All, line => line.Contains("could not be sent", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(discord.Token, StringComparison.Ordinal) || asked.Any(interaction => line.Contains(interaction.Token, StringComparison.Ordinal)));
    }
}
