using System.Text.Json.Nodes;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>Who may change the settings of a channel, and how they are typed.</summary>
public sealed class ModeratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_of_a_user_group_and_administrators_are_moderators_and_others_are_refused_in_private()
    {
        await using var server = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        var group = server.AddGroup(server.Bob);
        await using var bot = await Running.RunningBot.StartAsync(server, Cancellation, new JsonObject { ["Chat"] = new JsonObject { ["ModeratorRoles"] = group } });

        var texts = new List<string>();
        foreach (var person in new[] { server.Alice, server.Bob, server.Admin })
        {
            var told = await bot.OrLogAsync(person.Command(server.General, "/corpus-settings", "").NextAnswerAsync(Cancellation));
            Assert.True(told.IsEphemeral);
            texts.Add(SlackScene.TextOf(told));
        }

        Assert.Contains("Only moderators may see and change the settings", texts[0], StringComparison.Ordinal);
        Assert.All(texts[1..], text => Assert.Contains("In this channel answers are public", text, StringComparison.Ordinal));
        Assert.Empty(server.Violations);
    }

    [Theory]
    [InlineData("answers:privat", "Answers are private or public, not “privat”.")]
    [InlineData("public", "“public” is no setting.")]
    [InlineData("answer:public", "“answer:public” is no setting.")]
    public async Task Settings_that_cannot_be_read_change_nothing_and_say_how_to_type_them(string typed, string told)
    {
        await using var scene = await SlackScene.StartAsync();
        await scene.AnswerAsync(scene.Slack.Admin.Command(scene.General, "/corpus-settings", "answers:Private"));

        var refused = await scene.AnswerAsync(scene.Slack.Admin.Command(scene.General, "/corpus-settings", typed));

        Assert.Contains($"{told} There are answers:private", SlackScene.TextOf(refused), StringComparison.Ordinal);
        Assert.True((await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask", SlackScene.Question))).IsEphemeral);
        Assert.Empty(scene.Slack.Violations);
    }
}
