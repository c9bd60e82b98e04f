using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_and_JSON_say_the_same()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        const string Blocks = """[{"type":"section","text":{"type":"plain_text","text":"x"}}]""";

        await bot.CallAsync("chat.postMessage", $$"""{"channel":"{{slack.General.Id}}","text":"x & y","blocks":{{Blocks}}}""", Cancellation);
        await bot.FormAsync("chat.postMessage", Cancellation, ("channel", slack.General.Id), ("text", "x & y"), ("blocks", Blocks));

        Assert.Equal(2, slack.General.Messages.Count);
        Assert.True(JsonNode.DeepEquals(slack.Api.Bodies[0].Body, slack.Api.Bodies[1].Body));
        Assert.Empty(slack.Violations);
    }

    [Theory]
    [InlineData("text/plain", "invalid_post_type")]
    [InlineData("application/json; charset=latin1", "invalid_charset")]
    [InlineData("application/json; charset=utf-8", "invalid_json")]
    public async Task A_body_that_Slack_cannot_read_is_refused_by_its_name(string type, string error)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var answer = await bot.CallAsync("chat.postMessage", content, slack.BotToken, Cancellation);

        Assert.Equal((200, error), (answer.Number("status"), answer.Text("error")));
        Assert.Equal([$"chat.postMessage: {error}"], slack.Violations);
    }

    [Fact]
    public async Task Each_token_is_good_for_its_own_methods_and_that_of_sockets_only_in_the_header()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        async Task<string?> ErrorAsync(string method, string? token, params (string, string)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
            return (await bot.CallAsync(method, form, token, Cancellation)).Text("error");
        }

        Assert.Null(await ErrorAsync("auth.test", slack.BotToken));
        Assert.Null(await ErrorAsync("apps.connections.open", slack.AppToken));
        Assert.Equal("not_authed", await ErrorAsync("auth.test", null));
        Assert.Equal("invalid_auth", await ErrorAsync("auth.test", "xoxb-other"));
        Assert.Equal("not_allowed_token_type", await ErrorAsync("apps.connections.open", slack.BotToken));
        Assert.Equal("invalid_auth", await ErrorAsync("apps.connections.open", null, ("token", slack.AppToken)));
        slack.TokenError = "token_revoked";
        Assert.Equal("token_revoked", await ErrorAsync("auth.test", slack.BotToken));
        Assert.Contains("apps.connections.open: the token stands in the body, not only in the Authorization header", slack.Violations);
    }

    [Fact]
    public async Task A_method_that_only_reads_does_not_look_at_JSON()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);

        var json = await bot.CallAsync("users.info", $$"""{"user":"{{slack.Alice.Id}}"}""", Cancellation);
        var form = await bot.FormAsync("users.info", Cancellation, ("user", slack.Alice.Id));

        Assert.Equal("invalid_arguments", json.Text("error"));
        Assert.Equal("alice", form["user"]?["name"]?.ToString());
    }

    [Theory]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    [InlineData("channel_not_found")]
    [InlineData("missing_scope")]
    public async Task What_comes_of_the_workspace_is_an_error_and_no_violation(string error)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        slack.General.BotIsMember = error is not "not_in_channel";
        slack.General.IsArchived = error is "is_archived";
        slack.General.IsRemoved = error is "channel_not_found";
        slack.Scopes = error is "missing_scope" ? [] : slack.Scopes;

        var answer = await bot.CallAsync("chat.postMessage", $$"""{"channel":"{{slack.General.Id}}","text":"x"}""", Cancellation);

        Assert.Equal((200, error), (answer.Number("status"), answer.Text("error")));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_client_that_does_not_wait_when_it_was_told_to_breaks_a_rule()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(
            new SlackSettings { Time = time, Limits = new Dictionary<string, RateLimit> { ["chat.postMessage"] = new(1, TimeSpan.FromSeconds(2)) } }, Cancellation);
        using var bot = new RawSlackBot(slack);
        Task<JsonObject> PostAsync(SlackChannel channel) => bot.CallAsync("chat.postMessage", $$"""{"channel":"{{channel.Id}}","text":"x"}""", Cancellation);

        await PostAsync(slack.General);
        var other = await PostAsync(slack.Random);
        var refused = await PostAsync(slack.General);
        time.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(slack.General);
        time.Advance(TimeSpan.FromSeconds(2));
        var taken = await PostAsync(slack.General);

        Assert.Equal((200, 429, 200), (other.Number("status"), refused.Number("status"), taken.Number("status")));
        Assert.Equal(["chat.postMessage: called 1 s before Retry-After was over"], slack.Violations);
    }

    [Fact]
    public async Task A_trigger_opens_one_form_within_three_seconds()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time }, Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        const string View = """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}""";
        async Task<string?> OpenAsync(SlackInteraction asked) =>
            (await bot.CallAsync("views.open", $$"""{"trigger_id":"{{asked.TriggerId}}","view":{{View}}}""", Cancellation)).Text("error");
        var first = slack.Alice.GlobalShortcut("new");
        var second = slack.Alice.GlobalShortcut("new");

        Assert.Null(await OpenAsync(first));
        Assert.Equal("exchanged_trigger_id", await OpenAsync(first));
        time.Advance(TimeSpan.FromSeconds(3.1));
        Assert.Equal("expired_trigger_id", await OpenAsync(second));
        Assert.Same(Assert.Single(slack.Alice.Views), await slack.Alice.NextViewAsync(Cancellation));
    }

    [Theory]
    [InlineData("""{"type":"modal","title":{"type":"plain_text","text":"A title of more than 24 characters"},"blocks":[]}""")]
    [InlineData("""{"type":"modal","blocks":[]}""")]
    [InlineData("""{"type":"home","blocks":[]}""")]
    [InlineData("""{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input"}}]}""")]
    public async Task A_form_that_Slack_refuses_is_refused_and_noted(string view)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);

        var answer = await bot.CallAsync("views.open", $$"""{"trigger_id":"{{slack.Alice.GlobalShortcut("new").TriggerId}}","view":{{view}}}""", Cancellation);

        Assert.Equal("invalid_arguments", answer.Text("error"));
        Assert.StartsWith("views.open: invalid_arguments ([ERROR]", Assert.Single(slack.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_come_in_their_order_and_say_whether_the_work_was_done()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        slack.Api.FailNext("chat.postMessage", new SlackFault.Error("missing_scope", "chat:write"));
        slack.Api.FailNext("chat.postMessage", new SlackFault.Error("internal_error", AfterWork: true));
        slack.Api.FailNext("chat.postMessage", new SlackFault.Cut());

        var first = await bot.PostAsync("""{"text":"one"}""", Cancellation);
        await bot.PostAsync("""{"text":"two"}""", Cancellation);
        await Assert.ThrowsAsync<HttpRequestException>(() => bot.PostAsync("""{"text":"three"}""", Cancellation));

        Assert.Equal("chat:write", first.Text("needed"));
        Assert.Equal("two", Assert.Single(slack.General.Messages).Text);
        Assert.Equal(["chat.postMessage missing_scope", "chat.postMessage internal_error", "chat.postMessage cut"], slack.Api.Requests);
    }

    [Fact]
    public async Task An_upload_must_have_the_length_that_was_announced()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        var begun = await bot.FormAsync("files.getUploadURLExternal", Cancellation, ("filename", "a.csv"), ("length", "3"));

        Assert.Equal(400, await bot.RespondAsync(new Uri(begun.Text("upload_url") ?? ""), "four", Cancellation));
        var completed = await bot.CallAsync("files.completeUploadExternal", $$"""{"files":[{"id":"{{begun.Text("file_id")}}"}],"channel_id":"{{slack.General.Id}}"}""", Cancellation);

        Assert.Equal("file_not_found", completed.Text("error"));
        Assert.Equal("upload_url: 4 bytes were posted, 3 were announced", slack.Violations[0]);
        Assert.Equal(1, slack.Files.Unfinished);
    }
}
