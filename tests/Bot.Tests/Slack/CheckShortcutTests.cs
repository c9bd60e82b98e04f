namespace Bot.Tests.Slack;

/// <summary>What the shortcut "Check against the corpus" reads of a message.</summary>
public sealed class CheckShortcutTests
{
    [Fact]
    public async Task An_answer_of_the_bot_is_not_checked_against_itself()
    {
        await using var scene = await SlackScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, SlackScene.Question);

        var told = await scene.AnswerAsync(scene.Alice.Shortcut(answer, "check"));

        Assert.Contains("This message is mine", SlackScene.TextOf(told), StringComparison.Ordinal);
        Assert.True(told.IsEphemeral);
    }

    [Fact]
    public async Task A_message_of_several_lines_is_checked_line_by_line()
    {
        await using var scene = await SlackScene.StartAsync();
        var said = scene.Bob.Say(scene.General, "The harbour bridge cost *40 million* euros\nThe city museum cost 15 million euros");

        var checkedLines = SlackScene.TextOf(await scene.AnswerAsync(scene.Alice.Shortcut(said, "check")));

        Assert.Contains("1. “The harbour bridge cost 40 million euros”", checkedLines, StringComparison.Ordinal);
        Assert.Contains("2. “The city museum cost 15 million euros”", checkedLines, StringComparison.Ordinal);
    }
}
