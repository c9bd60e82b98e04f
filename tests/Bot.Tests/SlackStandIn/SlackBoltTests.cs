using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackBoltTests
{
    private static readonly SlackSettings Settings = new()
    {
        Subscriptions = ["app_mention", "message.im", "app_home_opened"],
        Scopes = [.. new SlackSettings().Scopes.Except(["usergroups:read"])],
    };

    private static readonly string[] Kinds = ["date"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_client_of_Slack_itself_finds_nothing_that_differs_from_Slack(bool usesSockets)
    {
        await using var slack = await SlackServer.StartAsync(Settings, Cancellation);
        using var bolt = usesSockets ? await SlackPeer.ConnectAsync(slack, null, Cancellation) : await SlackPeer.ListenAsync(slack, Cancellation);
        Task HeardAsync(string step) => bolt.HeardAsync(step, slack, Cancellation);
        if (!usesSockets)
        {
            Assert.Null(await slack.Http.VerifyUrlAsync(bolt.Address, Cancellation));
            slack.RequestUrls = RequestUrls.All(bolt.Address);
        }

        var question = slack.Alice.Say(slack.General, "who won?", mentionsBot: true);
        await HeardAsync("answered 0");
        var reply = await slack.General.NextMessageAsync(Cancellation);
        Assert.Equal(("Nobody yet.", question.Ts), (reply.Text, reply.ThreadTs));

        var direct = slack.Alice.Say(slack.Alice.Direct, "something direct");
        await HeardAsync("updated");
        Assert.Equal("Here as well.", (await direct.Channel.NextMessageAsync(Cancellation)).Text);

        var asked = slack.Alice.Command(slack.Random, "/ask", "who won & why?");
        await HeardAsync("responded");
        var answer = await asked.NextAnswerAsync(Cancellation);
        Assert.Equal(("You asked who won & why?", slack.Alice), (answer.Text, answer.Viewer));

        var quick = slack.Bob.Command(slack.Random, "/quick");
        await HeardAsync("acknowledged");
        Assert.Equal("At once.", (await quick.NextAnswerAsync(Cancellation)).Text);

        var pressed = slack.Alice.Press(answer, "more");
        await HeardAsync("pressed");
        Assert.Equal("More of 1.", (await pressed.NextAnswerAsync(Cancellation)).Text);

        slack.Alice.Press(answer, "form");
        await HeardAsync("opened");
        var form = await slack.Alice.NextViewAsync(Cancellation);
        var suggested = slack.Alice.Suggest(form, "topic", "el");
        await HeardAsync("suggested");
        var option = Assert.Single(await suggested.OptionsAsync(Cancellation));
        Assert.Equal("About el", option["text"]?["text"]?.ToString());
        var refused = slack.Alice.Submit(form, ("topic", option), ("words", "No."));
        await HeardAsync("refused");
        await refused.Acknowledged.WaitAsync(Cancellation);
        Assert.Equal("Say a little more.", refused.Errors["words"]);
        Assert.False(form.IsClosed);
        var submitted = slack.Alice.Submit(form, ("topic", option), ("words", "The date."), ("kinds", Kinds));
        await HeardAsync("submitted");
        await submitted.Acknowledged.WaitAsync(Cancellation);
        Assert.True(form.IsClosed);
        Assert.Equal("elections: The date. (date) 42", (await slack.Alice.Direct.NextMessageAsync(Cancellation)).Text);

        slack.Bob.OpenHome();
        await HeardAsync("published");
        Assert.Equal("header", slack.Bob.Home?.Blocks[0].Text("type"));

        slack.Bob.Shortcut(question, "check");
        await HeardAsync("checked");
        Assert.Equal($"Checked {question.Ts}.", (await slack.General.NextMessageAsync(Cancellation)).Text);

        slack.Alice.Say(slack.General, "your file?", mentionsBot: true);
        await HeardAsync("uploaded");
        var upload = await slack.General.NextMessageAsync(Cancellation);
        var file = Assert.Single(upload.Files);
        Assert.Equal(("The figures.", "Figures", "a and b"), (upload.Text, file.Title, file.AltText));
        Assert.Equal("a,b\n1,2\n"u8.ToArray(), file.Content);

        slack.Alice.Say(slack.General, "which group?", mentionsBot: true);
        await HeardAsync("missing_scope usergroups:read true");

        slack.Api.FailNext("chat.postMessage", new SlackFault.RateLimited(TimeSpan.FromSeconds(1)));
        slack.Alice.Say(slack.General, "and now?", mentionsBot: true);
        await HeardAsync("answered 0");
        Assert.Equal(["429", "ok"], slack.Api.Requests.TakeLast(2).Select(request => request.Split(' ')[1]));

        Assert.Empty(slack.Violations);
        var brought = slack.Courier.All.Select(delivery => (delivery.TypeKind, (JsonNode)delivery.Payload));
        Assert.Equal("", string.Join('\n', await SlackTypes.CheckAsync([.. slack.Api.Bodies, .. brought], Cancellation)));
    }

    [Fact]
    public async Task Bolt_comes_back_after_a_refresh_and_hears_what_it_has_missed()
    {
        await using var slack = await SlackServer.StartAsync(Settings, Cancellation);
        using var bolt = await SlackPeer.ConnectAsync(slack, TimeSpan.FromMilliseconds(300), Cancellation);
        var asked = new TaskCompletionSource();
        slack.Api.FailNext("apps.connections.open", new SlackFault.Slow(asked.Task));

        slack.Sockets.RefreshAll();
        await slack.Sockets.Disconnections.ReachAsync(1, Cancellation);
        slack.Alice.Say(slack.General, "anybody there?", mentionsBot: true);
        asked.SetResult();
        await slack.Sockets.Connections.ReachAsync(2, Cancellation);

        // Bolt 5.1 closes the old socket first, so nobody was there when it was asked, nor at the first retry.
        await bolt.HeardAsync("answered 2", slack, Cancellation);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task Bolt_hears_again_what_it_seems_not_to_have_acknowledged()
    {
        var time = new FakeTimeProvider();
        await using var slack = await SlackServer.StartAsync(Settings with { Time = time }, Cancellation);
        using var bolt = await SlackPeer.ConnectAsync(slack, null, Cancellation);
        slack.Sockets.LoseNextAcknowledgements();

        slack.Alice.Say(slack.General, "who won?", mentionsBot: true);
        await bolt.HeardAsync("answered 0", slack, Cancellation);
        await slack.Sockets.LostAcknowledgements.ReachAsync(1, Cancellation);
        time.Advance(TimeSpan.FromSeconds(3));

        await bolt.HeardAsync("answered 1", slack, Cancellation);
        Assert.Equal("Nobody yet.", (await slack.General.NextMessageAsync(Cancellation)).Text);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task Bolt_takes_what_the_stand_in_has_signed_and_nothing_else()
    {
        await using var slack = await SlackServer.StartAsync(Settings, Cancellation);
        using var bolt = await SlackPeer.ListenAsync(slack, Cancellation);
        slack.Alice.Say(slack.General, "who won?", mentionsBot: true);
        var statuses = new List<(Forgery, int)>();

        foreach (var forgery in new[] { Forgery.None, Forgery.WrongSignature, Forgery.NoSignature, Forgery.OldTimestamp, Forgery.ChangedBody })
        {
            using var answer = await slack.Http.ForgeAsync(bolt.Address, slack.Courier.All[0], forgery, Cancellation);
            statuses.Add((forgery, (int)answer.StatusCode));
        }

        Assert.Equal((Forgery.None, 200), statuses[0]);
        Assert.All(statuses.Skip(1), status => Assert.Equal(401, status.Item2));
    }
}
