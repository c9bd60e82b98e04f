using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

public sealed class DiscordServerTests
{
    private const long MessageIntents = (long)(GatewayIntents.Guilds | GatewayIntents.GuildMessages);
    private const string Deferral = """{"type":5}""";
    private const string Answer = """{"content":"x","allowed_mentions":{"parse":[]}}""";

    private static readonly DiscordSettings Hurried = new() { IdentifyWindow = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":1,"properties":{"os":"","browser":"","device":""}}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":32769,"properties":{"os":"","browser":"","device":""}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":4194304,"properties":{"os":"","browser":"","device":""}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"TOKEN","intents":1,"shard":[1,1],"properties":{"os":"","browser":"","device":""}}}""", 4010)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":99,"d":{}}""", 4001)]
    [InlineData("""{"op":""", 4002)]
    public async Task A_wrong_payload_closes_the_socket(string payload, int code)
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = new RawBot(discord);
        await bot.ConnectAsync(resume: false, Cancellation);

        await bot.SendAsync(payload.Replace("TOKEN", discord.Token, StringComparison.Ordinal), Cancellation);

        Assert.Null(await bot.ReadAsync(Cancellation));
        Assert.Equal((WebSocketCloseStatus)code, bot.CloseStatus);
        Assert.NotEmpty(discord.Violations);
    }

    [Fact]
    public async Task A_payload_of_more_than_4096_bytes_closes_the_socket()
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = new RawBot(discord);
        await bot.ConnectAsync(resume: false, Cancellation);

        await bot.SendAsync(1, new string('x', 4096), Cancellation);

        Assert.Null(await bot.ReadAsync(Cancellation));
        Assert.Equal((WebSocketCloseStatus)4002, bot.CloseStatus);
    }

    [Fact]
    public async Task What_is_sent_is_one_stream_of_zlib_when_the_query_asks_for_it()
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{discord.GatewayUrl}?v=10&encoding=json&compress=zlib-stream"), Cancellation);
        var buffer = new byte[1024];

        var received = await socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
        await using var inflated = new ZLibStream(new MemoryStream(buffer, 0, received.Count), CompressionMode.Decompress);
        var length = await inflated.ReadAsync(buffer.AsMemory(512), Cancellation);

        Assert.Equal([0, 0, 255, 255], buffer[(received.Count - 4)..received.Count]);
        Assert.StartsWith("""{"t":null,"s":null,"op":10""", Encoding.UTF8.GetString(buffer, 512, length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MessageIntents, "in the guild")]
    [InlineData((long)GatewayIntents.DirectMessages, "in private")]
    public async Task A_session_hears_only_what_its_intents_name(long intents, string heard)
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = await IdentifiedAsync(discord, intents);

        discord.Alice.Say(discord.General, "in the guild", mentionsBot: true);
        discord.Alice.Say(discord.Alice.Direct, "in private");

        var message = await bot.ReadAsync("MESSAGE_CREATE", Cancellation);
        Assert.EndsWith(heard, message.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_closed_with_1000_cannot_be_resumed()
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = await IdentifiedAsync(discord, MessageIntents);
        await bot.CloseAsync(WebSocketCloseStatus.NormalClosure, Cancellation);
        await discord.Gateway.Disconnections.ReachAsync(1, Cancellation);

        await bot.ConnectAsync(resume: true, Cancellation);

        Assert.Equal("""{"t":null,"s":null,"op":9,"d":false}""", (await bot.ReadAsync(Cancellation))?.ToJsonString());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_heartbeat_that_crosses_the_end_of_its_session_may_name_what_was_sent_and_no_more(int more, bool isViolation)
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = await IdentifiedAsync(discord, MessageIntents);
        await bot.ReadAsync("GUILD_CREATE", Cancellation);
        var last = bot.Sequence;

        discord.Gateway.InvalidateSessions(resumable: false);
        await bot.SendAsync(1, last + more, Cancellation);

        Assert.Equal(9, (await bot.ReadAsync(Cancellation))?.Number("op"));
        Assert.Equal(11, (await bot.ReadAsync(Cancellation))?.Number("op"));
        Assert.Equal(isViolation, discord.Violations.Count > 0);
    }

    [Fact]
    public async Task An_interaction_takes_one_response_of_its_kind()
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = await IdentifiedAsync(discord, MessageIntents);
        var asked = await AskAsync(discord, bot);

        var wrong = await bot.CallbackAsync(asked, """{"type":8,"data":{"choices":[]}}""", Cancellation);
        var first = await bot.CallbackAsync(asked, Deferral, Cancellation);
        var second = await bot.CallbackAsync(asked, Deferral, Cancellation);

        Assert.Equal((400, 50035), (wrong.Status, wrong.Body?["code"]?.GetValue<int>()));
        Assert.Equal(204, first.Status);
        Assert.Equal((400, 40060), (second.Status, second.Body?["code"]?.GetValue<int>()));
        Assert.Equal(2, discord.Violations.Count);
    }

    [Theory]
    [InlineData(3.1, null, 404, 10062)]
    [InlineData(2.9, 901.0, 401, 50027)]
    [InlineData(2.9, 890.0, 200, null)]
    public async Task An_interaction_lives_3_seconds_without_and_15_minutes_with_a_response(double until, double? thenUntil, int status, int? code)
    {
        var time = new SetTime();
        await using var discord = await DiscordServer.StartAsync(Hurried with { Time = time }, Cancellation);
        using var bot = await IdentifiedAsync(discord, MessageIntents);
        var asked = await AskAsync(discord, bot);

        time.Pass(TimeSpan.FromSeconds(until));
        var reply = await bot.CallbackAsync(asked, Deferral, Cancellation);
        if (thenUntil is { } more)
        {
            time.Pass(TimeSpan.FromSeconds(more - until));
            reply = await bot.EditOriginalAsync(asked, Answer, Cancellation);
        }

        Assert.Equal((status, code), (reply.Status, status == 200 ? null : reply.Body?["code"]?.GetValue<int>()));
    }

    [Theory]
    [InlineData("""{"content":""}""", 50006)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"a"}]}]}""", 50035)]
    [InlineData("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"file:///x"}]}]}""", 50035)]
    [InlineData("""{"content":"x","message_reference":{"message_id":"1"}}""", 50035)]
    public async Task A_wrong_message_is_refused(string body, int code)
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = new RawBot(discord);

        var reply = await bot.AskAsync(HttpMethod.Post, $"/channels/{discord.General.Id}/messages", JsonNode.Parse(body), Cancellation);

        Assert.Equal((400, code), (reply.Status, reply.Body?["code"]?.GetValue<int>()));
    }

    [Fact]
    public async Task A_message_that_would_ping_is_a_violation()
    {
        await using var discord = await DiscordServer.StartAsync(Hurried, Cancellation);
        using var bot = new RawBot(discord);

        await bot.AskAsync(HttpMethod.Post, $"/channels/{discord.General.Id}/messages", new JsonObject { ["content"] = "@everyone" }, Cancellation);

        Assert.Contains("would ping", Assert.Single(discord.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_bucket_is_refused_until_it_is_reset()
    {
        var time = new SetTime();
        var limits = new Dictionary<string, RateLimit> { ["POST /channels/{channel}/messages"] = new(1, TimeSpan.FromSeconds(10)) };
        await using var discord = await DiscordServer.StartAsync(Hurried with { Time = time, Limits = limits }, Cancellation);
        using var bot = new RawBot(discord);
        async Task<int> PostAsync() =>
            (await bot.AskAsync(HttpMethod.Post, $"/channels/{discord.General.Id}/messages", JsonNode.Parse(Answer), Cancellation)).Status;

        var statuses = new List<int> { await PostAsync(), await PostAsync() };
        time.Pass(TimeSpan.FromSeconds(10));
        statuses.Add(await PostAsync());

        Assert.Equal([200, 429, 200], statuses);
    }

    private static async Task<RawBot> IdentifiedAsync(DiscordServer discord, long intents)
    {
        var bot = new RawBot(discord);
        await bot.RegisterAskAsync(Cancellation);
        await bot.ConnectAsync(resume: false, Cancellation);
        await bot.IdentifyAsync(intents, Cancellation);
        await bot.ReadAsync("READY", Cancellation);
        return bot;
    }

    private static Task<JsonObject> AskAsync(DiscordServer discord, RawBot bot)
    {
        discord.Alice.Command(discord.General, "ask", ("question", "Who won?"));
        return bot.ReadAsync("INTERACTION_CREATE", Cancellation);
    }
}
