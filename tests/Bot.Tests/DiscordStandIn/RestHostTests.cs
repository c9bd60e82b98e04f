using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

public sealed class RestHostTests
{
    private const string Posting = "POST /channels/{channel}/messages";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_post_that_failed_after_its_work_is_told_twice_unless_its_nonce_is_enforced(bool hasNewNonce, int messages)
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var bot = new RawBot(discord);
        discord.Rest.FailNext(Posting, new Fault.Status(502, AfterWork: true));

        var first = await PostAsync(discord, bot, nonce: "1");
        var second = await PostAsync(discord, bot, nonce: hasNewNonce ? "2" : "1");

        Assert.Equal([502, 200], [first.Status, second.Status]);
        Assert.Equal(messages, discord.General.Messages.Count);
    }

    [Theory]
    [InlineData(Permissions.ViewChannel, 50001)]
    [InlineData(Permissions.SendMessages, 50013)]
    [InlineData(Permissions.EmbedLinks, 50013)]
    public async Task A_permission_that_was_taken_away_is_missed(object taken, int code)
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var bot = new RawBot(discord);
        discord.General.BotPermissions &= ~(Permissions)taken;

        var reply = await PostAsync(discord, bot, nonce: "1");

        Assert.Equal((403, code), (reply.Status, reply.Body?["code"]?.GetValue<int>()));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task The_first_followup_of_a_deferral_takes_its_place_and_its_visibility()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var bot = new RawBot(discord);
        await bot.RegisterAskAsync(Cancellation);
        var asked = discord.Alice.Command(discord.Alice.Direct, "ask", ("question", "Who won?"));
        await bot.CallbackAsync(asked.Payload, """{"type":5,"data":{"flags":64}}""", Cancellation);

        foreach (var text in new[] { "first", "second" })
            await bot.AskAsync(HttpMethod.Post, $"/webhooks/{discord.ApplicationId}/{asked.Token}", Message(text), Cancellation);

        var answer = await asked.Answered.WaitAsync(Cancellation);
        Assert.Equal(("first", true), (answer.Content, answer.IsEphemeral));
        Assert.Equal(("second", false), (asked.Followups[0].Content, asked.Followups[0].IsEphemeral));
    }

    [Fact]
    public async Task A_client_that_does_not_wait_when_it_was_told_to_breaks_a_rule()
    {
        var time = new SetTime();
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { Time = time }, Cancellation);
        using var bot = new RawBot(discord);
        discord.Rest.FailNext(Posting, new Fault.RateLimited(TimeSpan.FromSeconds(3)));
        await PostAsync(discord, bot, nonce: "1");

        time.Pass(TimeSpan.FromSeconds(2));
        await PostAsync(discord, bot, nonce: "1");
        time.Pass(TimeSpan.FromSeconds(1));
        await PostAsync(discord, bot, nonce: "1");

        Assert.Equal([$"{Posting}: sent 1 s before retry_after was over"], discord.Violations);
    }

    [Fact]
    public async Task Commands_come_back_with_the_defaults_of_Discord_and_keep_their_ids()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings(), Cancellation);
        using var bot = new RawBot(discord);
        await bot.RegisterAskAsync(Cancellation);
        var before = discord.Commands.Find("ask")?.Clone() ?? [];

        await bot.RegisterAskAsync(Cancellation);
        var (_, list) = await bot.AskAsync(HttpMethod.Get, $"/applications/{discord.ApplicationId}/commands", null, Cancellation);

        var command = Assert.IsType<JsonObject>(Assert.Single(Assert.IsType<JsonArray>(list)));
        Assert.Equal((before.Text("id"), before.Text("version")), (command.Text("id"), command.Text("version")));
        Assert.Equal("[0]", command["integration_types"]?.ToJsonString());
    }

    private static Task<(int Status, JsonNode? Body)> PostAsync(DiscordServer discord, RawBot bot, string nonce)
    {
        var body = Message("x");
        body["embeds"] = new JsonArray(new JsonObject { ["title"] = "t" });
        body["nonce"] = nonce;
        body["enforce_nonce"] = true;
        return bot.AskAsync(HttpMethod.Post, $"/channels/{discord.General.Id}/messages", body, Cancellation);
    }

    private static JsonObject Message(string text) =>
        new() { ["content"] = text, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };
}
