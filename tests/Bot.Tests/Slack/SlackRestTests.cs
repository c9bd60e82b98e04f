using System.Net;
using Bot.Slack;
using Bot.Tests.Running;

namespace Bot.Tests.Slack;

public sealed class SlackRestTests
{
    private const string Posted = """{"ok":true,"ts":"1.000001"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_tells_method_code_and_scope()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"commands,im:history"}""");

        var refused = await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));

        Assert.Equal(("missing_scope", "chat.postMessage", "chat:write"), (refused.Code, refused.Method, refused.Needed));
        Assert.Equal("chat.postMessage: missing_scope, needs the scope chat:write", refused.Message);
    }

    [Fact]
    public async Task Of_blocks_that_are_wrong_the_place_is_told_and_nothing_that_is_written_there()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("""{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] my secret question is too long [json-pointer:/blocks/0/text]"]}}""");

        var refused = await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));

        Assert.Equal("chat.postMessage: invalid_blocks, at /blocks/0/text", refused.Message);
    }

    [Fact]
    public async Task A_pause_that_Slack_asks_for_is_kept_by_every_call_of_the_method_and_by_no_other()
    {
        var time = SkippingTime.Standing;
        var pace = new SlackPace(time);
        pace.Refused(new SlackRequest("chat.postMessage") { Channel = "C1" }, TimeSpan.FromSeconds(30));

        var paused = pace.EnterAsync(new SlackRequest("chat.postMessage") { Channel = "C2" }, Cancellation);
        await pace.EnterAsync(new SlackRequest("conversations.open"), Cancellation);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(paused.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(5));

        await paused;
    }

    [Fact]
    public async Task What_Slack_did_not_take_is_posted_after_the_pause()
    {
        var time = new SkippingTime(TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        using var slack = new ScriptedSlack(time);
        slack.Answers("", HttpStatusCode.TooManyRequests, ("Retry-After", "30")).Answers(Posted);

        Assert.Equal("1.000001", await PostAsync(slack));

        Assert.Equal([TimeSpan.FromSeconds(30.005)], time.Skipped);
    }

    [Fact]
    public async Task Bursts_go_at_once_until_Slack_minds_them()
    {
        var time = SkippingTime.Standing;
        using var slack = new ScriptedSlack(time);
        for (var number = 0; number < 5; number++)
            slack.Answers(Posted);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostAsync(slack)));

        Assert.Equal(5, slack.Calls.Count);
    }

    [Fact]
    public async Task After_a_refusal_a_channel_is_posted_to_once_a_second()
    {
        var time = SkippingTime.Impatient;
        var pace = new SlackPace(time);
        var request = new SlackRequest("chat.postMessage") { Channel = "C1" };
        var sent = new List<DateTimeOffset>();
        pace.Refused(request, TimeSpan.FromSeconds(1));

        for (var number = 0; number < 10; number++)
        {
            await pace.EnterAsync(request, Cancellation);
            sent.Add(time.GetUtcNow());
        }

        Assert.All(sent.Skip(1).Zip(sent), pair => Assert.True(pair.First - pair.Second > TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_pause_longer_than_anybody_waits_is_an_error_at_once()
    {
        using var slack = new ScriptedSlack(SkippingTime.Standing);
        slack.Answers("", HttpStatusCode.TooManyRequests, ("Retry-After", "121"));

        var first = await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));
        var second = await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));

        Assert.Equal((SlackException.RateLimited, SlackException.RateLimited, 1), (first.Code, second.Code, slack.Calls.Count));
    }

    [Fact]
    public async Task It_gives_up_when_Slack_asks_for_pauses_again_and_again()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        for (var attempt = 0; attempt < 5; attempt++)
            slack.Answers("", HttpStatusCode.TooManyRequests, ("Retry-After", "1"));

        var refused = await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));

        Assert.Equal((SlackException.RateLimited, 5), (refused.Code, slack.Calls.Count));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    public async Task What_surely_did_not_reach_Slack_is_posted_again(HttpRequestError error)
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Breaks(new HttpRequestException(error)).Answers(Posted);

        Assert.Equal("1.000001", await PostAsync(slack));
    }

    [Fact]
    public async Task What_may_have_reached_Slack_is_not_posted_twice()
    {
        foreach (var breaks in new Action<ScriptedSlack>[]
        {
            slack => slack.Breaks(new HttpRequestException(HttpRequestError.ResponseEnded)),
            slack => slack.Breaks(new TaskCanceledException("The request timed out.")),
            slack => slack.Answers("<html>", HttpStatusCode.BadGateway),
            slack => slack.Answers("<html>"),
            slack => slack.Answers("""{"ok":true}"""),
        })
        {
            using var slack = new ScriptedSlack(SkippingTime.Impatient);
            breaks(slack);
            slack.Answers(Posted);

            var refused = await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));

            Assert.Equal((SlackException.Unreachable, 1), (refused.Code, slack.Calls.Count));
        }
    }

    [Fact]
    public async Task What_does_no_harm_twice_is_repeated()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Breaks(new HttpRequestException(HttpRequestError.ResponseEnded)).Answers("<html>", HttpStatusCode.ServiceUnavailable).Answers("""{"ok":false,"error":"internal_error"}""")
            .Answers("<html>").Answers("""{"ok":true,"channel":{"id":"D1"}}""");

        Assert.Equal("D1", await slack.Api.DirectChannelAsync("U1", Cancellation));
    }

    [Fact]
    public async Task A_form_that_opened_although_the_answer_was_lost_is_open()
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers("<html>", HttpStatusCode.BadGateway).Answers("""{"ok":false,"error":"exchanged_trigger_id"}""");

        await slack.Api.OpenViewAsync("1.2.3", new SlackView(SlackView.Modal, []), Cancellation);

        Assert.Equal(2, slack.Calls.Count);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    public async Task After_a_refused_token_nothing_is_sent_with_it(string code)
    {
        using var slack = new ScriptedSlack(SkippingTime.Impatient);
        slack.Answers($$"""{"ok":false,"error":"{{code}}"}""").Answers("""{"ok":true,"url":"wss://wss-primary.slack.com/link"}""");
        await Assert.ThrowsAsync<SlackException>(() => PostAsync(slack));

        var second = await Assert.ThrowsAsync<SlackException>(() => slack.Api.UserAsync("U1", Cancellation));

        Assert.Contains("not sent", second.Message, StringComparison.Ordinal);
        Assert.Equal(code, (await slack.Api.TokenRefused).Code);
        Assert.Equal("wss", (await slack.Api.OpenSocketAsync(Cancellation)).Scheme);
        Assert.Equal(["/api/chat.postMessage", "/api/apps.connections.open"], slack.Calls.Select(call => call.Url.AbsolutePath));
    }

    [Fact]
    public async Task Nothing_secret_is_in_a_message_or_a_log_line_whatever_fails()
    {
        var told = new List<string>();
        var failures = new Action<ScriptedSlack>[]
        {
            slack => slack.Answers("what is xyzzy?", HttpStatusCode.BadGateway), slack => slack.Answers("""{"ok":false,"error":"what is xyzzy?","needed":"what is xyzzy?"}"""),
            slack => slack.Answers("""{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["what is xyzzy? [json-pointer:/blocks/xyzzy?]"]}}"""),
            slack => slack.Answers("xyzzy", HttpStatusCode.Redirect, ("Location", "https://evil.example/xyzzy")), slack => slack.Breaks(new HttpRequestException(HttpRequestError.ConnectionError)),
            slack => slack.Breaks(new TaskCanceledException()), slack => slack.Answers("", HttpStatusCode.TooManyRequests), slack => slack.Answers("[]"),
            slack => slack.Answers("""{"ok":false,"error":"invalid_auth"}"""),
        };
        foreach (var fails in failures)
        {
            foreach (var call in new Func<SlackApi, Task>[]
            {
                api => api.PostAsync(new SlackMessage("what is xyzzy?") { Channel = "C1" }, Cancellation),
                api => api.RespondAsync(new Uri("https://hooks.slack.com/xyzzy"), new SlackResponse("what is xyzzy?"), Cancellation),
                api => api.RespondAsync(new Uri("https://evil.example/xyzzy"), new SlackResponse("what is xyzzy?"), Cancellation),
                api => api.OpenSocketAsync(Cancellation),
                api => api.OpenViewAsync("xyzzy", new SlackView(SlackView.Modal, []) { PrivateMetadata = "xyzzy" }, Cancellation),
            })
            {
                using var slack = new ScriptedSlack(SkippingTime.Impatient);
                for (var attempt = 0; attempt < 5; attempt++)
                    fails(slack);
                told.Add((await Record.ExceptionAsync(() => call(slack.Api)))?.ToString() ?? "");
                told.AddRange(slack.Log.All);
            }
        }

        Assert.Contains(told, line => line.Contains("is tried again", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("invalid_auth", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains("xyzzy", StringComparison.Ordinal) || line.Contains(ScriptedSlack.BotToken, StringComparison.Ordinal) || line.Contains(ScriptedSlack.AppToken, StringComparison.Ordinal));
    }

    private static Task<string> PostAsync(ScriptedSlack slack, string channel = "C1") => slack.Api.PostAsync(new SlackMessage("Hello") { Channel = channel }, Cancellation);
}
