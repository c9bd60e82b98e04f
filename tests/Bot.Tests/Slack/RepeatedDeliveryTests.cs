using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>What Slack brings more than once is answered once.</summary>
public sealed class RepeatedDeliveryTests
{
    [Fact]
    public async Task A_mention_that_comes_as_two_events_is_answered_once()
    {
        await using var scene = await SlackScene.StartAsync(new SlackSettings { Subscriptions = ["app_mention", "message.im", "message.channels"] });

        var asked = scene.Alice.Say(scene.General, SlackScene.Question, mentionsBot: true);
        await scene.NextAsync(scene.General);
        await scene.Bot.StopAsync();

        Assert.Single(scene.General.Messages, message => message.IsBots);
        Assert.Equal(2, scene.Slack.Courier.All.Count(delivery => delivery.Payload["event"]?["ts"]?.ToString() == asked.Ts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Slack_brings_twice_is_answered_once(bool isMention)
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Sockets.SendNextTwice();

        if (isMention)
            scene.Alice.Say(scene.General, SlackScene.Question, mentionsBot: true);
        else
            scene.Alice.Command(scene.General, "/ask", SlackScene.Question);
        await scene.NextAsync(scene.General);
        await scene.Bot.StopAsync();

        Assert.Single(scene.General.Messages, message => message.IsBots);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task What_was_not_heard_to_be_acknowledged_comes_again_and_is_answered_once()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Sockets.LoseNextAcknowledgements();

        scene.Alice.Say(scene.General, SlackScene.Question, mentionsBot: true);
        await scene.NextAsync(scene.General);
        await scene.Bot.OrLogAsync(scene.Slack.Courier.All[0].Acknowledged);
        await scene.Bot.StopAsync();

        Assert.Equal(1, scene.Slack.Courier.All[0].Retries);
        Assert.Single(scene.General.Messages, message => message.IsBots);
    }
}
