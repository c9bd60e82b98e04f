using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class InteractionsEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_passes_what_Discord_checks_when_its_address_is_entered()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);

        Assert.Null(await discord.Interactions.ProbeAsync(Endpoint(bot), Cancellation));
    }

    [Theory]
    [InlineData("""{"type":1,"id":"1","application_id":"1","token":"t"}""", true, 401)]
    [InlineData("this is no JSON", false, 400)]
    [InlineData("null", false, 400)]
    [InlineData("""{"type":2}""", false, 400)]
    [InlineData("""{"type":"two","id":"1"}""", false, 400)]
    public async Task What_is_no_interaction_of_Discord_is_refused(string body, bool isSignatureWrong, int status)
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);

        using var response = await discord.Interactions.PostAsync(Endpoint(bot), body, isSignatureWrong, Cancellation);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("zz", "1")]
    [InlineData("00", "1")]
    public async Task What_is_not_signed_is_refused(string? signature, string? timestamp)
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint(bot));
        request.Content = new StringContent("""{"type":1,"id":"1"}""");
        if (signature is not null)
            request.Headers.Add("X-Signature-Ed25519", signature);
        if (timestamp is not null)
            request.Headers.Add("X-Signature-Timestamp", timestamp);

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(401, (int)response.StatusCode);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_before_it_is_read_to_its_end()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);

        using var response = await discord.Interactions.PostAsync(Endpoint(bot), new string(' ', 1024 * 1024) + "{}", isSignatureWrong: false, Cancellation);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_command_is_deferred_in_the_response_and_answered_by_an_edit()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);
        discord.Endpoint = Endpoint(bot);

        var asked = discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty"));

        Assert.Equal(5, (await bot.OrLogAsync(asked.Acknowledged)).Type);
        await bot.OrLogAsync(asked.Answered);
        Assert.DoesNotContain(discord.Rest.Requests, request => request.Contains("/callback", StringComparison.Ordinal));
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_button_a_form_and_suggestions_are_answered()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);
        discord.Endpoint = Endpoint(bot);
        var answer = await bot.OrLogAsync(discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty")).Answered);

        await bot.OrLogAsync(discord.Bob.Press(answer, Button(answer, "good")).Answered);
        var pressed = discord.Alice.Press(answer, Button(answer, "bad"));
        Assert.Equal(9, (await bot.OrLogAsync(pressed.Acknowledged)).Type);
        await bot.OrLogAsync(discord.Alice.SubmitModal(pressed, ("note", "the date")).Answered);
        var choices = await bot.OrLogAsync(discord.Alice.Autocomplete(discord.General, "sources", "article", "").ChoicesAsync(Cancellation));

        Assert.NotEmpty(choices);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task A_request_that_comes_again_is_not_worked_on_again()
    {
        await using var discord = await StartAsync();
        await using var bot = await StartAsync(discord);
        discord.Endpoint = Endpoint(bot);
        var asked = discord.Alice.Command(discord.General, "ask", ("question", "what is the Le Touquet treaty"));
        await bot.OrLogAsync(asked.Answered);

        using var again = await discord.Interactions.PostAsync(Endpoint(bot), asked.Payload.ToJsonString(), isSignatureWrong: false, Cancellation);
        await bot.OrLogAsync(discord.Bob.Command(discord.General, "help").Answered);

        Assert.Equal(409, (int)again.StatusCode);
        // An edit may overtake the answer that it edits; it is then refused and sent again.
        Assert.Equal(2, discord.Rest.Requests.Count(request => request == "PATCH /webhooks/{app}/{token}/messages/{message} 200"));
        Assert.Empty(discord.Violations);
    }

    private static Task<DiscordServer> StartAsync() => DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);

    private static async Task<RunningBot> StartAsync(DiscordServer discord)
    {
        var bot = await RunningBot.StartAsync(discord, Cancellation, new JsonObject { ["Discord"] = new JsonObject { ["PublicKey"] = discord.VerifyKey } });
        await bot.OrLogAsync(bot.Log.NextAsync("Now listening on", Cancellation));
        return bot;
    }

    private static Uri Endpoint(RunningBot bot) => new(bot.Web, "/discord/interactions");

    private static string Button(PostedMessage message, string name) => message.Json.Objects("components")
        .SelectMany(row => row.Objects("components"))
        .Select(button => button.Text("custom_id") ?? "")
        .First(id => id.StartsWith($"{name}:", StringComparison.Ordinal));
}
