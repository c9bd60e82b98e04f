namespace Bot.Tests.Scenarios;

/// <summary>Many questions by several people while the line breaks again and again: none is lost, and none is answered twice.</summary>
public sealed class FaultScenarios
{
    [Theory]
    [EachPlatform]
    public async Task Every_question_is_answered_once_although_the_line_is_cut_again_and_again(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, SceneSettings.Unlimited);

        using var run = new QuestionRun(scene) { Questions = 2_000, Drops = 200, Mentions = 5 };
        await run.AskAsync(scene.Cuts, TestContext.Current.CancellationToken);

        Assert.Equal((2_000, 0), (run.Answered, run.ToldByPlatform));
        Assert.Equal(2_000, run.Answers().Count);
        Assert.All(run.Answers(), answer => Assert.Equal(1, answer.Value));
        Assert.Empty(scene.Violations);
    }
}
