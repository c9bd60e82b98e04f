using System.Net;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>The whole program without a socket: what Slack sends comes by signed requests.</summary>
public sealed class HttpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_mentions_buttons_and_forms_work_as_over_a_socket()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await StartAsync(slack);

        Assert.Null(await slack.Http.VerifyUrlAsync(slack.RequestUrls!.Events, Cancellation)); // set by StartAsync
        slack.Alice.Command(slack.General, "/ask", "what is the Le Touquet treaty");
        var answer = await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
        slack.Bob.Say(slack.General, "how many people live in the Jungle camp", mentionsBot: true);
        var mentioned = await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
        var more = await bot.OrLogAsync(slack.Bob.Press(answer, SlackScene.Button(answer, "more")).NextAnswerAsync(Cancellation));
        slack.Alice.Command(slack.General, "/figures");
        var form = await bot.OrLogAsync(slack.Alice.NextViewAsync(Cancellation));
        var topics = await bot.OrLogAsync(slack.Alice.Suggest(form, "topic", "migr").OptionsAsync(Cancellation));
        slack.Alice.Submit(form, ("topic", "migrants"), ("year", "2016"));
        var figures = await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));

        Assert.Contains("British immigration officials check passports in Calais", SlackScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Contains("7,000", SlackScene.TextOf(mentioned), StringComparison.Ordinal);
        Assert.True(more.IsEphemeral);
        Assert.Contains(topics, topic => topic.Text("value")?.StartsWith("migrants", StringComparison.Ordinal) == true);
        Assert.Contains("figures on “migrants” for 2016", SlackScene.TextOf(figures), StringComparison.Ordinal);
        Assert.Equal(0, slack.Sockets.Connections.Value);
        Assert.Empty(slack.Violations);
    }

    [Theory]
    [InlineData(nameof(Forgery.WrongSignature))]
    [InlineData(nameof(Forgery.NoSignature))]
    [InlineData(nameof(Forgery.OldTimestamp))]
    [InlineData(nameof(Forgery.FutureTimestamp))]
    [InlineData(nameof(Forgery.BrokenTimestamp))]
    [InlineData(nameof(Forgery.ChangedBody))]
    public async Task A_request_that_is_not_Slacks_is_refused_and_not_worked_on(string kind)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await StartAsync(slack);
        var urls = slack.RequestUrls!; // set by StartAsync
        slack.Alice.Command(slack.General, "/ask", SlackScene.Question);
        await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
        var sent = slack.Courier.All[0];
        sent.Payload["trigger_id"] = "13345224609.738474920.8088930838d88f008e0";

        using var answer = await slack.Http.ForgeAsync(urls.Commands, sent, Enum.Parse<Forgery>(kind), Cancellation);
        await bot.StopAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Single(slack.General.Messages);
    }

    [Fact]
    public async Task A_request_that_comes_again_is_not_worked_on_again()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await StartAsync(slack);
        var urls = slack.RequestUrls!; // set by StartAsync
        slack.Alice.Command(slack.General, "/ask", SlackScene.Question);
        await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
        slack.Bob.Say(slack.General, SlackScene.Question, mentionsBot: true);
        await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));

        foreach (var sent in slack.Courier.All.ToList())
        {
            using var answer = await slack.Http.ForgeAsync(sent.Kind == DeliveryKind.Event ? urls.Events : urls.Commands, sent, Forgery.None, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await bot.StopAsync();
        Assert.Equal(2, slack.General.Messages.Count(message => message.IsBots));
    }

    [Fact]
    public async Task When_Slack_takes_the_token_no_longer_it_is_told_to_come_again()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await StartAsync(slack);
        var urls = slack.RequestUrls!; // set by StartAsync
        slack.TokenError = "token_revoked";
        slack.Alice.Command(slack.General, "/ask", SlackScene.Question);
        await bot.OrLogAsync(bot.Log.NextAsync("Critical: Slack is not connected", Cancellation));

        using var answer = await slack.Http.ForgeAsync(urls.Commands, slack.Courier.All[0], Forgery.None, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static async Task<RunningBot> StartAsync(SlackServer slack)
    {
        var bot = await RunningBot.LaunchAsync(slack, Cancellation, new JsonObject { [nameof(Slack)] = new JsonObject { ["AppToken"] = "", ["SigningSecret"] = slack.SigningSecret } });
        await bot.OrLogAsync(bot.Log.NextAsync("Slack knows the bot", Cancellation));
        await bot.ServesAsync(Cancellation);
        slack.RequestUrls = new RequestUrls(new Uri(bot.Web, "/slack/events"), new Uri(bot.Web, "/slack/commands"), new Uri(bot.Web, "/slack/interactions"));
        return bot;
    }
}
