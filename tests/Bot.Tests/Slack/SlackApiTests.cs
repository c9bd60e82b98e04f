using System.Net;
using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Slack;
using Bot.Tests.Running;

namespace Bot.Tests.Slack;

/// <summary>What each method sends and reads, by the pages of https://docs.slack.dev/reference/methods.</summary>
public sealed class SlackApiTests
{
    private const string Json = "application/json; charset=utf-8";
    private const string Form = "application/x-www-form-urlencoded";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_posted_as_JSON_without_previews_mentions_and_links()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":true,"ts":"1.000002"}""");

        var ts = await slack.Api.PostAsync(new SlackMessage("Hello") { Channel = "C1", ThreadTs = "1.000001" }, Cancellation);

        Assert.Equal("1.000002", ts);
        var sent = Assert.Single(slack.Calls);
        Assert.Equal(("https://slack.com/api/chat.postMessage", $"Bearer {ScriptedSlack.BotToken}", Json), (sent.Url.ToString(), sent.Authorization, sent.ContentType));
        Assert.Equal(
            """{"text":"Hello","channel":"C1","thread_ts":"1.000001","blocks":[],"parse":"none","link_names":false,"unfurl_links":false,"unfurl_media":false}""", sent.Body);
    }

    [Fact]
    public async Task Previews_are_a_matter_of_posting_alone()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":true}""").Answers("""{"ok":true}""");

        await slack.Api.PostEphemeralAsync(new SlackMessage("Hello") { Channel = "C1", User = "U1" }, Cancellation);
        await slack.Api.UpdateAsync(new SlackMessage("Hello") { Channel = "C1", Ts = "1.000001" }, Cancellation);

        Assert.Equal(["/api/chat.postEphemeral", "/api/chat.update"], slack.Calls.Select(call => call.Url.AbsolutePath));
        Assert.All(slack.Calls, call => Assert.DoesNotContain("unfurl", call.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_sockets_are_opened_with_the_token_of_the_app()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":true,"url":"wss://wss-primary.slack.com/link/?ticket=t"}""");

        Assert.Equal("wss://wss-primary.slack.com/link/?ticket=t", (await slack.Api.OpenSocketAsync(Cancellation)).ToString());

        Assert.Equal(new SentCall(new Uri("https://slack.com/api/apps.connections.open"), $"Bearer {ScriptedSlack.AppToken}", Form, ""), Assert.Single(slack.Calls));
    }

    [Fact]
    public async Task The_bot_is_told_who_it_is_and_what_it_may()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":true,"url":"https://news.slack.com/","team":"News","user":"bot","team_id":"T1","user_id":"U1","bot_id":"B1"}""", headers: ("x-oauth-scopes", "chat:write, commands"));

        var identity = await slack.Api.AuthTestAsync(Cancellation);

        Assert.Equal(("News", "T1", "bot", "U1", "B1"), (identity.Team, identity.TeamId, identity.User, identity.UserId, identity.BotId));
        Assert.Equal(["chat:write", "commands"], identity.Scopes);
    }

    [Theory]
    [InlineData("""{"display_name":"Al","real_name":"Alice A."}""", "Al")]
    [InlineData("""{"display_name":"","real_name":"Alice A."}""", "Alice A.")]
    [InlineData("{}", "alice")]
    public async Task A_person_has_the_name_that_others_see(string profile, string name)
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":true,"user":{"id":"U1","team_id":"T1","name":"alice","is_admin":true,"is_stranger":true,"profile":""" + profile + "}}");

        var person = await slack.Api.UserAsync("U1", Cancellation);

        Assert.Equal(new SlackPerson("U1", name, "T1", IsAdmin: true, IsOwner: false), person);
        Assert.Equal(("user=U1", Form), (slack.Calls[0].Body, slack.Calls[0].ContentType));
    }

    [Fact]
    public async Task Files_are_uploaded_one_by_one_and_shown_together()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":true,"upload_url":"https://files.slack.com/upload/v1/a","file_id":"F1"}""").Answers("OK - 3")
            .Answers("""{"ok":true,"upload_url":"https://files.slack.com/upload/v1/b","file_id":"F2"}""").Answers("OK - 2").Answers("""{"ok":true}""");

        await slack.Api.UploadAsync(
            [new ChatFile("a.png", "image/png", [1, 2, 3], new string('x', 1_001)), new ChatFile("none.txt", "text/plain", [], ""), new ChatFile("b.csv", "text/csv", [1, 2], "")],
            "C1", "1.000001", comment: null, Cancellation);

        Assert.StartsWith("filename=a.png&length=3&alt_txt=xxx", slack.Calls[0].Body, StringComparison.Ordinal);
        Assert.True(slack.Calls[0].Body.Length <= "filename=a.png&length=3&alt_txt=".Length + 1_000 + 20);
        Assert.Equal("filename=b.csv&length=2", slack.Calls[2].Body);
        Assert.Equal(
            [("/upload/v1/a", null), ("/upload/v1/b", null)], slack.Calls.Where(call => call.Url.Host == "files.slack.com").Select(call => (call.Url.AbsolutePath, call.Authorization)));
        Assert.Equal("""{"files":[{"id":"F1","title":"a.png"},{"id":"F2","title":"b.csv"}],"channel_id":"C1","thread_ts":"1.000001"}""", slack.Calls[4].Body);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/secret", "https://slack.com/api/", true)]
    [InlineData("http://127.0.0.1:8123/respond/secret", "http://127.0.0.1:8123/api/", true)]
    [InlineData("http://hooks.slack.com/commands/T1/2/secret", "https://slack.com/api/", false)]
    [InlineData("https://hooks.slack.com:8443/commands/secret", "https://slack.com/api/", false)]
    [InlineData("https://hooks.slack.com@evil.example/secret", "https://slack.com/api/", false)]
    [InlineData("https://user:pass@hooks.slack.com/secret", "https://slack.com/api/", false)]
    [InlineData("https://hooks.slack.com.evil.example/secret", "https://slack.com/api/", false)]
    [InlineData("https://evil-hooks.slack.com/secret", "https://slack.com/api/", false)]
    [InlineData("http://127.0.0.1:9999/secret", "http://127.0.0.1:8123/api/", false)]
    [InlineData("http://127.0.0.1:8123/secret", "https://slack.com/api/", false)]
    [InlineData("file:///secret", "https://slack.com/api/", false)]
    public async Task Answers_go_to_addresses_of_Slack_alone(string address, string api, bool isTaken)
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient, api);
        slack.Answers("ok");

        var answered = await Record.ExceptionAsync(() => slack.Api.RespondAsync(new Uri(address), new SlackResponse("Hello"), Cancellation));

        Assert.Equal((isTaken, isTaken ? 1 : 0), (answered is null, slack.Calls.Count));
        Assert.All(slack.Calls, call => Assert.Null(call.Authorization));
        Assert.DoesNotContain("secret", answered?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(isTaken ? null : SlackException.ForeignAddress, (answered as SlackException)?.Code);
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("https://slack.com.evil.example/upload")]
    [InlineData("http://files.slack.com/upload")]
    public async Task Files_go_to_addresses_of_Slack_alone(string address)
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers(new JsonObject { ["ok"] = true, ["upload_url"] = address, ["file_id"] = "F1" }.ToJsonString());

        var refused = await Assert.ThrowsAsync<SlackException>(() => slack.Api.UploadAsync([new ChatFile("a.png", "image/png", [1], "")], "C1", null, null, Cancellation));

        Assert.Equal((SlackException.ForeignAddress, 1), (refused.Code, slack.Calls.Count));
    }

    [Theory]
    [InlineData("used_url")]
    [InlineData("expired_url")]
    public async Task What_a_response_url_refuses_has_its_code(string code)
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers(new JsonObject { ["ok"] = false, ["error"] = code }.ToJsonString(), HttpStatusCode.NotFound);

        var refused = await Assert.ThrowsAsync<SlackException>(() => slack.Api.RespondAsync(new Uri("https://hooks.slack.com/actions/secret"), new SlackResponse("Hello"), Cancellation));

        Assert.Equal((code, $"response_url: {code}"), (refused.Code, refused.Message));
    }
}
