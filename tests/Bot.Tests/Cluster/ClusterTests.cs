using System.Diagnostics;
using Bot.Tests.Running;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Cluster;

/// <summary>Nodes come and go while people ask.</summary>
[Collection(Alone.Name)]
public sealed class ClusterTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_node_may_be_killed_and_no_question_is_lost_or_answered_twice()
    {
        await using var scene = await ClusterScene.StartAsync();
        await using var load = new QuestionLoad(scene, Scene.BridgeQuestion);
        load.Start();
        foreach (var node in scene.Nodes)
        {
            var (hadDiscord, hadSlack) = (await scene.HolderAsync("discord/0") == node.Name, await scene.HolderAsync("slack") == node.Name);
            var (discord, slack) = (scene.DiscordConnectedAsync(), scene.SlackConnectedAsync());
            var watch = Stopwatch.StartNew();
            await node.KillAsync();
            if (hadDiscord)
                await scene.OrSaidAsync(discord);
            if (hadSlack)
                await scene.OrSaidAsync(slack);
            output.WriteLine($"{node.Name} killed; had {(hadDiscord ? "discord " : "")}{(hadSlack ? "slack" : "")}; back after {watch.Elapsed.TotalSeconds:0.0} s");
            await node.StartAsync();
        }

        var answers = await load.EndAsync();
        output.WriteLine($"{answers.Count} questions");
        Assert.All(answers, answer => Assert.Contains("40 million euros", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_node_may_be_restarted_in_turn()
    {
        await using var scene = await ClusterScene.StartAsync();
        await using var load = new QuestionLoad(scene, Scene.BridgeQuestion);
        load.Start();
        foreach (var node in scene.Nodes)
        {
            var watch = Stopwatch.StartNew();
            await node.StopAsync();
            output.WriteLine($"{node.Name} stopped in {watch.Elapsed.TotalSeconds:0.0} s");
            await node.StartAsync();
        }

        var answers = await load.EndAsync();
        output.WriteLine($"{answers.Count} questions");
        Assert.All(answers, answer => Assert.Contains("40 million euros", answer, StringComparison.Ordinal));
    }
}
