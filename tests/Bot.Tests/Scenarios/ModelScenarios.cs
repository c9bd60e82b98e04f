using System.Text.Json.Nodes;
using Bot.Tests.ModelStandIn;

namespace Bot.Tests.Scenarios;

/// <summary>A language model puts answers into words: what people see while it does, and when it does not.</summary>
public sealed class ModelScenarios : IAsyncLifetime
{
    private const string ToldByModel = "Put into words by stand-in-chat";
    private const string UnderWay = "A model is putting this into words…";

    private ModelServer? _model;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ModelServer Model => _model ?? throw new InvalidOperationException("It is started before each test.");

    public async ValueTask InitializeAsync() => _model = await ModelServer.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_model is not null)
            await _model.DisposeAsync();
    }

    [Theory]
    [EachPlatform]
    public async Task The_quotes_are_there_at_once_and_the_words_of_the_model_take_their_place(Platform platform)
    {
        await using var scene = await StartAsync(platform);
        var goOn = new TaskCompletionSource();
        Model.Mode = new ModelMode.Slow(goOn.Task);

        var first = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        await Model.HeldAsync(Cancellation);
        goOn.SetResult();
        var last = await scene.EndAsync(first);

        Assert.Contains("40 million euros", first.Text, StringComparison.Ordinal);
        Assert.Contains(UnderWay, first.Text, StringComparison.Ordinal);
        Assert.Contains("40 million euros", last.Text, StringComparison.Ordinal);
        Assert.Contains(ToldByModel, last.Text, StringComparison.Ordinal);
        Assert.Equal(first.Message, last.Message);
        Assert.Single(scene.Posts(scene.General));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_mention_is_told_in_its_thread(Platform platform)
    {
        await using var scene = await StartAsync(platform);

        var last = await scene.EndAsync(await scene.MentionAsync(scene.Alice, scene.General, Scene.BridgeQuestion));

        Assert.Contains(ToldByModel, last.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_model_that_fails_leaves_the_quotes_and_says_so(Platform platform)
    {
        await using var scene = await StartAsync(platform);
        Model.Mode = new ModelMode.Failing(401);

        var last = await scene.EndAsync(await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion));

        Assert.Contains("40 million euros", last.Text, StringComparison.Ordinal);
        Assert.Contains("The quotes alone are shown", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ToldByModel, last.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Nothing_of_a_malicious_model_is_shown(Platform platform)
    {
        await using var scene = await StartAsync(platform);
        Model.Mode = new ModelMode.Malicious();

        var last = await scene.EndAsync(await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion));

        Assert.Contains("40 million euros", last.Text, StringComparison.Ordinal);
        Assert.All(scene.Before(last).Append(last), seen =>
        {
            Assert.DoesNotContain("evil", seen.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Quackenbush", seen.Text, StringComparison.Ordinal);
            Assert.Empty(seen.Mentions);
            Assert.DoesNotContain(seen.Links, link => link.Url.Contains("evil", StringComparison.Ordinal));
        });
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_private_answer_is_told_to_the_one_who_asked_and_shared_in_the_same_words_after_a_restart(Platform platform)
    {
        await using var scene = await StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion, ("private", true));
        var told = await UntilAsync(scene, () => scene.SeenBy(scene.Alice).FirstOrDefault(seen => seen.IsPrivate && seen.Text.Contains(ToldByModel, StringComparison.Ordinal)));
        var asked = Model.Chats.Count;

        await scene.RestartAsync();
        var shared = await scene.PressAsync(scene.Alice, told, "share");

        Assert.DoesNotContain(scene.SeenBy(scene.Bob), seen => seen.IsPrivate);
        Assert.False(shared.IsPrivate);
        Assert.Contains(ToldByModel, shared.Text, StringComparison.Ordinal);
        Assert.Equal(told.Lead, shared.Lead);
        Assert.Equal(asked, Model.Chats.Count);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_follow_up_is_written_to_stand_alone_and_that_is_told(Platform platform)
    {
        const string Alone = "the harbour bridge, who was its architect";
        Model.Mode = new ModelMode.Honest { Translations = new Dictionary<string, string> { [Scene.FollowUp] = Alone } };
        await using var scene = await StartAsync(platform);
        var first = await scene.EndAsync(await scene.MentionAsync(scene.Alice, scene.General, Scene.BridgeQuestion));

        var second = await scene.EndAsync(await scene.ReplyAsync(scene.Alice, first, Scene.FollowUp));

        Assert.Contains($"Read as “{Alone}”", second.Text, StringComparison.Ordinal);
        Assert.Contains(Scene.Bridge, second.Text, StringComparison.Ordinal);
        Assert.Contains($"\"meaning\":\"{Alone}\"", Model.Chats[^1].Text("user"), StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_private_answer_promises_no_words_that_do_not_come(Platform platform)
    {
        await using var scene = await StartAsync(platform);
        Model.Mode = new ModelMode.Failing(401);

        await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion, ("private", true));
        var last = await UntilAsync(scene, () => Model.Chats.Count > 0 ? scene.SeenBy(scene.Alice).FirstOrDefault(seen => seen.IsPrivate && !seen.Text.Contains(UnderWay, StringComparison.Ordinal)) : null);

        Assert.Contains("40 million euros", last.Text, StringComparison.Ordinal);
        // What nobody can edit is followed by a line that says why there are no words.
        Assert.Single(scene.SeenBy(scene.Alice), seen => seen.IsPrivate && seen.Text.Contains("40 million euros", StringComparison.Ordinal));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task What_was_used_of_a_budget_is_told_politely_and_the_quotes_stay(Platform platform)
    {
        var settings = Model.ChatSettings;
        settings["UserTokensPerDay"] = 1;
        await using var scene = await StartAsync(platform, settings);

        var last = await scene.EndAsync(await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion));

        Assert.Contains("You have used up today's share of the language model", last.Text.Replace('’', '\''), StringComparison.Ordinal);
        Assert.Empty(Model.Chats);
        Assert.Empty(scene.Violations);
    }

    private Task<Scene> StartAsync(Platform platform, JsonObject? chat = null) =>
        Scene.StartAsync(platform, new SceneSettings { Models = new JsonObject { ["Chat"] = chat ?? Model.ChatSettings }, ReadsThreads = true });

    /// <summary>What comes later as a message or an edit of one, whichever the platform can do.</summary>
    private static async Task<SeenAnswer> UntilAsync(Scene scene, Func<SeenAnswer?> find)
    {
        SeenAnswer? found = null;
        await scene.Bot.OrLogAsync(Task.Run(
            async () =>
            {
                while ((found = find()) is null)
                    await Task.Yield();
            },
            Cancellation));
        return found ?? throw new InvalidOperationException("It ended without being found.");
    }
}
