using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackHttpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_is_a_signed_form_and_its_answer_may_be_a_message()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await Endpoint.StartAsync(slack, _ => (200, """{"text":"Nobody."}"""));

        var asked = slack.Alice.Command(slack.General, "/ask", "who won & why?");
        var request = await bot.NextAsync(Cancellation);
        var answer = await asked.NextAnswerAsync(Cancellation);

        Assert.Equal(HttpDelivery.Sign(request.Headers["X-Slack-Request-Timestamp"], request.Body, slack.SigningSecret), request.Headers["X-Slack-Signature"]);
        Assert.Contains("&text=who+won+%26+why%3F&", request.Body, StringComparison.Ordinal);
        Assert.Equal(("Nobody.", slack.Alice), (answer.Text, answer.Viewer));
    }

    [Fact]
    public async Task An_event_is_tried_again_at_once_after_a_minute_and_after_five()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time }, Cancellation);
        await using var bot = await Endpoint.StartAsync(slack, _ => (500, ""));
        slack.Alice.Say(slack.General, "who won?", mentionsBot: true);
        var requests = new List<Request> { await bot.NextAsync(Cancellation), await bot.NextAsync(Cancellation) };

        foreach (var minutes in new[] { 1, 5 })
        {
            // The wait begins when the answer has come.
            await slack.Http.Attempts.ReachAsync(requests.Count, Cancellation);
            time.Advance(TimeSpan.FromMinutes(minutes));
            requests.Add(await bot.NextAsync(Cancellation));
        }

        Assert.Equal("dispatch_failed", await slack.Courier.All[0].Failed.WaitAsync(Cancellation));
        Assert.Equal(["", "1 http_error", "2 http_error", "3 http_error"], requests.Select(request => request.Retry));
        Assert.Single(requests.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task An_endpoint_can_ask_for_no_retries()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await Endpoint.StartAsync(slack, context =>
        {
            context.Response.Headers["X-Slack-No-Retry"] = "1";
            return (500, "");
        });

        slack.Alice.Say(slack.General, "who won?", mentionsBot: true);

        Assert.Equal("http_error", await slack.Courier.All[0].Failed.WaitAsync(Cancellation));
        Assert.Equal(0, slack.Courier.All[0].Retries);
    }

    [Fact]
    public async Task A_command_that_is_refused_is_told_to_the_person_and_not_tried_again()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await Endpoint.StartAsync(slack, _ => (503, ""));

        var asked = slack.Alice.Command(slack.General, "/ask", "who won?");

        Assert.Equal("dispatch_failed", await asked.Failed.WaitAsync(Cancellation));
        Assert.Equal(0, asked.Delivery.Retries);
    }

    [Fact]
    public async Task A_response_url_is_good_for_five_answers_within_half_an_hour_also_where_the_bot_is_not_in()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Time = time, BotIsInChannels = false }, Cancellation);
        await using var endpoint = await Endpoint.StartAsync(slack, _ => (200, ""));
        using var bot = new RawSlackBot(slack);
        var asked = slack.Alice.Command(slack.General, "/ask", "who won?");
        var late = slack.Alice.Command(slack.General, "/ask", "who won?");
        var statuses = new List<int>();

        for (var number = 0; number < 6; number++)
            statuses.Add(await bot.RespondAsync(asked.ResponseUrl, """{"text":"x","response_type":"in_channel","replace_original":false}""", Cancellation));
        time.Advance(TimeSpan.FromMinutes(31));
        statuses.Add(await bot.RespondAsync(late.ResponseUrl, """{"text":"x"}""", Cancellation));

        Assert.Equal([200, 200, 200, 200, 200, 404, 404], statuses);
        Assert.Equal(5, slack.General.Messages.Count(message => !message.IsEphemeral));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task An_answer_can_be_replaced_and_deleted()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var endpoint = await Endpoint.StartAsync(slack, _ => (200, ""));
        using var bot = new RawSlackBot(slack);
        var asked = slack.Alice.Command(slack.General, "/ask", "who won?");

        await bot.RespondAsync(asked.ResponseUrl, """{"text":"Wait."}""", Cancellation);
        await bot.RespondAsync(asked.ResponseUrl, """{"text":"Nobody.","replace_original":true}""", Cancellation);
        var answer = Assert.Single(asked.Answers);
        await bot.RespondAsync(asked.ResponseUrl, """{"delete_original":true}""", Cancellation);

        Assert.Equal("Nobody.", answer.Text);
        Assert.Empty(slack.General.Messages);
        Assert.Empty(slack.Violations);
    }

    private sealed record Request(Dictionary<string, string> Headers, string Body)
    {
        internal string Retry => Headers.TryGetValue("X-Slack-Retry-Num", out var number) ? $"{number} {Headers["X-Slack-Retry-Reason"]}" : "";
    }

    /// <summary>An address of a bot that notes what comes.</summary>
    private sealed class Endpoint(WebApplication site) : IAsyncDisposable
    {
        private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>();

        internal static async Task<Endpoint> StartAsync(SlackServer slack, Func<HttpContext, (int Status, string Body)> answer)
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var endpoint = new Endpoint(builder.Build());
            endpoint.Site.Run(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var body = await reader.ReadToEndAsync(context.RequestAborted);
                endpoint._requests.Writer.TryWrite(new Request(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body));
                var (status, text) = answer(context);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(text, context.RequestAborted);
            });
            await endpoint.Site.StartAsync(Cancellation);
            slack.RequestUrls = RequestUrls.All(new Uri(endpoint.Site.Urls.First()));
            return endpoint;
        }

        private WebApplication Site { get; } = site;

        internal async Task<Request> NextAsync(CancellationToken cancellationToken) => await _requests.Reader.ReadAsync(cancellationToken);

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
