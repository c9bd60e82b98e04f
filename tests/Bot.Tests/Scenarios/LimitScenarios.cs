using System.Text.Json.Nodes;

namespace Bot.Tests.Scenarios;

public sealed class LimitScenarios
{
    [Theory]
    [EachPlatform]
    public async Task Who_asks_too_much_is_told_when_to_come_back_and_others_are_answered(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = _ => new JsonObject { ["UserQuestionsPerMinute"] = 2 } });
        await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        var refused = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        var other = await scene.AskAsync(scene.Bob, scene.General, Scene.BridgeQuestion);

        Assert.Matches("That was many questions in a short time. Please ask again in [0-9]+ seconds.", refused.Text);
        Assert.Equal(scene.Alice.Id, refused.OnlyFor);
        Assert.Contains("40 million", other.Lead, StringComparison.Ordinal);
        Assert.Equal(3, scene.Posts(scene.General).Count);
    }

    [Theory]
    [EachPlatform]
    public async Task Mentions_count_for_their_channel_and_a_refusal_is_said_once(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = _ => new JsonObject { ["ChannelQuestionsPerMinute"] = 1 } });
        var answer = await scene.MentionAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        var refused = await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        scene.Mention(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.Bot.StopAsync();

        Assert.Contains("That was many questions", refused.Text, StringComparison.Ordinal);
        Assert.Equal([answer.Message, refused.Message], scene.SeenBy(scene.Alice).Select(seen => seen.Message).OrderBy(message => message.Id, StringComparer.Ordinal));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Presses_count_like_questions(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = _ => new JsonObject { ["UserQuestionsPerMinute"] = 2 } });
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.PressAsync(scene.Alice, answer, "context");

        var refused = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("That was many questions", refused.Text, StringComparison.Ordinal);
        Assert.True(scene.Look(answer).Has("context"));
    }
}
