using Bot.Chat;
using Bot.Moderation;

namespace Bot.Tests.Scenarios;

/// <summary>Moderators look after the corpus.</summary>
public sealed class CorpusScenarios
{
    [Theory]
    [EachPlatform("reload")]
    [EachPlatform("status")]
    [EachPlatform("history")]
    [EachPlatform("add")]
    public async Task Who_is_no_moderator_is_refused_in_private(Platform platform, string action)
    {
        await using var scene = await Scene.StartAsync(platform);

        var refused = await scene.BeginAsync(scene.Alice, scene.General, action);

        Assert.Contains("Only moderators may look after the corpus.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(scene.Alice.Id, refused.OnlyFor);
        Assert.Empty(scene.Violations);
    }
}
