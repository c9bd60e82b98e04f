namespace Bot.Tests.Slack;

/// <summary>What people type that names fields, or a command the bot does not have.</summary>
public sealed class TypedTextTests
{
    [Theory]
    [InlineData("who was the architect publisher:\"Kest Daily\"", "Only articles by “Kest Daily” were asked.")]
    [InlineData("who was the architect year:2021", "Only articles from 2021 were asked.")]
    [InlineData("who was the architect from:yesterday", "“yesterday” is no date")]
    [InlineData("who was the architect private:yes", "use /ask with private:yes")]
    public async Task Fields_that_are_typed_behind_a_mention_are_read_as_behind_the_command(string typed, string told)
    {
        await using var scene = await SlackScene.StartAsync();

        scene.Alice.Say(scene.General, typed, mentionsBot: true);

        Assert.Contains(told, SlackScene.TextOf(await scene.NextAsync(scene.General)), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task A_command_that_the_app_was_given_under_another_name_is_told_which_there_are()
    {
        await using var scene = await SlackScene.StartAsync();

        var told = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/archive", "what did it cost"));

        Assert.Contains("Those that it has: /ask, /figures, /sources, /corpus, /corpus-help, /corpus-settings, /corpus-digest, /corpus-feedback and /corpus-forget-me", SlackScene.TextOf(told), StringComparison.Ordinal);
        Assert.True(told.IsEphemeral);
    }
}
