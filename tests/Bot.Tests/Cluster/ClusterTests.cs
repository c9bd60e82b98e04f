using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Tests.Scenarios;

namespace Bot.Tests.Cluster;

/// <summary>Nodes come and go while people ask.</summary>
[Collection(Alone.Name)]
public sealed class ClusterTests(ITestOutputHelper output)
{
    /// <summary>Of each chat: 20 seconds of them.</summary>
    private const int QuestionsWhileAway = 130;

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

        await AllAnsweredAsync(load);
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

        await AllAnsweredAsync(load);
    }

    [Fact]
    public async Task PostgreSQL_and_Redis_may_be_away()
    {
        await using var scene = await ClusterScene.StartAsync();
        await using var load = new QuestionLoad(scene, Scene.BridgeQuestion);
        load.Start();

        scene.Postgres.Stop();
        await load.OfAsync(questions: 2 * QuestionsWhileAway);
        var answeredWithout = await load.AnsweredAsync();
        scene.Postgres.Resume();
        output.WriteLine($"{answeredWithout} answers without PostgreSQL");
        await load.OfAsync(questions: 50);

        scene.Redis.Stop();
        await load.OfAsync(questions: 2 * QuestionsWhileAway);
        scene.Redis.Start();
        await load.OfAsync(questions: 50);

        var answers = await AllAnsweredAsync(load);
        // What was written meanwhile caught up: each question of either chat is a turn.
        await scene.UntilAsync(() => scene.Turns == answers);
        // Whoever was away is a member as before.
        var status = await scene.Nodes[0].CommandAsync("cluster", "status");
        Assert.All(scene.Nodes, node => Assert.Matches($"{node.Name} +│ serving", status));
    }

    [Fact]
    public async Task A_reload_that_dies_midway_leaves_the_version_that_serves()
    {
        await using var scene = await ClusterScene.StartAsync();
        var before = await VersionsAsync();
        await scene.Articles.AddFerryAsync(TestContext.Current.CancellationToken);

        // A node that does not answer is waited for until it is known to be dead, so the reload is in the middle.
        await scene.Nodes[2].PauseAsync();
        using (var reload = scene.Nodes[0].Begin("corpus", "reload", "--yes"))
        {
            await scene.UntilAsync(() => scene.Next is not null);
            reload.Kill();
            await reload.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await scene.Nodes[2].ResumeAsync();
        Assert.Equal(before, await VersionsAsync());

        await scene.Nodes[0].CommandAsync("corpus", "reload", "--yes");
        var after = await VersionsAsync();
        Assert.Single(after.Distinct(StringComparer.Ordinal));
        Assert.DoesNotContain(before[0], after);

        async Task<List<string>> VersionsAsync()
        {
            using var http = new HttpClient();
            var versions = new List<string>();
            foreach (var node in scene.Nodes)
                versions.Add(JsonNode.Parse(await http.GetStringAsync(new Uri(node.Web, "/health"), TestContext.Current.CancellationToken))!["corpus"]!["version"]!.ToString()); // the document has it
            return versions;
        }
    }

    [Fact]
    public async Task Shards_answer_as_one_machine_also_when_a_node_dies()
    {
        var seeds = Path.Combine(Checkout.Folder, "seeds");
        await using var scene = await ClusterScene.StartAsync(new JsonObject { ["ShardsFrom"] = 1, ["Shards"] = 4 }, seeds);
        foreach (var node in scene.Nodes)
            await scene.UntilAsync(() => node.Said.Contains("is in 4 shards", StringComparison.Ordinal));
        var alone = Bot.Core.Corpus.Open(new CorpusOptions { Folder = seeds, Data = scene.Articles.Folder }, progress: null, TestContext.Current.CancellationToken);
        var questions = File.ReadLines(Path.Combine(Checkout.Folder, "tests/Bot.Evaluation/seeds/questions.jsonl")).Select(line => JsonNode.Parse(line)!["question"]!.ToString()).Take(40).ToList(); // each line is a question
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(scene.Nodes[0].Web, "/metrics"), TestContext.Current.CancellationToken);
        Assert.Matches("\nbot_cluster_nodes[^\n]* 3[ \n]", metrics);
        Assert.Matches("\nbot_cluster_shards[^\n]* [1-4][ \n]", metrics);
        Assert.Matches("\nbot_cluster_database_up[^\n]* 1[ \n]", metrics);

        foreach (var (question, place) in questions.Select((question, place) => (question, place)))
        {
            if (place == questions.Count / 2)
                await scene.Nodes[2].KillAsync();
            var node = scene.Nodes[place % 2];
            var expected = AnswerDocument.Of(new Asked.Answered(Answerer.Answer(alone.Current, new Question(PlainText.OneLine(question)), new AnswerOptions()), TimeSpan.Zero));
            var given = JsonNode.Parse(await http.GetStringAsync(new Uri(node.Web, $"/api/v1/ask?q={Uri.EscapeDataString(question)}"), TestContext.Current.CancellationToken));
            Assert.Equal((expected.Found, expected.Confidence, expected.Answer), (given!["found"]!.GetValue<bool>(), given["confidence"]!.GetValue<double>(), given["answer"]?.ToString())); // the document is an object with these
        }

        Assert.All(scene.Nodes.Take(2), node => Assert.DoesNotContain("answers by itself", node.Said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reload_is_one_version_for_all()
    {
        await using var scene = await ClusterScene.StartAsync();
        await using var load = new QuestionLoad(scene, "how much is the toll of the harbour tunnel");
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        await ReloadAsync(toll: 1);
        load.Start();
        for (var toll = 2; toll <= 6; toll++)
        {
            await ReloadAsync(toll);
            await load.OfAsync(questions: 10);
        }

        // A node that dies while the next one is made ready neither holds it up nor brings it.
        var reload = ReloadAsync(toll: 7);
        await scene.Nodes[2].KillAsync();
        await reload;
        await load.OfAsync(questions: 10);
        await scene.Nodes[2].StartAsync();
        await load.OfAsync(questions: 10);

        var answers = await load.EndAsync();
        output.WriteLine($"{answers.Count} questions of {versions.Count} versions");
        Assert.All(answers, answer => Assert.Contains($"{versions[VersionOf(answer)]} euros", answer, StringComparison.Ordinal));
        // Each chat goes forward only.
        foreach (var chat in new[] { answers.Take(answers.Count / 2), answers.Skip(answers.Count / 2) })
            Assert.Equal(chat.Select(answer => versions[VersionOf(answer)]).Order(), chat.Select(answer => versions[VersionOf(answer)]));

        async Task ReloadAsync(int toll)
        {
            await scene.Articles.AddAsync("tunnel.md", $"---\ntitle: The harbour tunnel\npublisher: Harbour News\npublished: 2022-03-04\n---\nThe toll of the harbour tunnel is {toll} euros, the port authority said.\n", TestContext.Current.CancellationToken);
            var said = await scene.Nodes[0].CommandAsync("corpus", "reload", "--yes");
            versions[VersionOf(said)] = toll;
        }

        static string VersionOf(string text) => Regex.Match(text, "(?<=Corpus )[0-9a-f]{10}", RegexOptions.None, TimeSpan.FromSeconds(10)).Value;
    }
    /// <summary>Ends the questions about the bridge.</summary>
    /// <returns>How many there were.</returns>
    private async Task<int> AllAnsweredAsync(QuestionLoad load)
    {
        var answers = await load.EndAsync();
        output.WriteLine($"{answers.Count} questions");
        Assert.All(answers, answer => Assert.Contains("40 million euros", answer, StringComparison.Ordinal));
        return answers.Count;
    }
}
