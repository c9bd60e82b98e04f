namespace Bot.Tests.Scenarios;

public sealed class PrivacyScenarios
{
    [Theory]
    [EachPlatform]
    public async Task A_private_answer_is_seen_by_the_one_who_asked_and_by_nobody_else(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion, ("private", true));

        Assert.Equal(scene.Alice.Id, answer.OnlyFor);
        Assert.Contains("40 million", answer.Lead, StringComparison.Ordinal);
        Assert.Equal([answer.Message], scene.SeenBy(scene.Alice).Select(seen => seen.Message));
        Assert.Empty(scene.SeenBy(scene.Bob));
        Assert.Empty(scene.SeenBy(scene.Mona));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("more")]
    [EachPlatform("context")]
    [EachPlatform("good")]
    public async Task What_a_button_opens_is_for_the_one_who_pressed(Platform platform, string button)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, "what happened to the ferry trips");

        var opened = await scene.PressAsync(scene.Bob, answer, button);

        Assert.Equal(scene.Bob.Id, opened.OnlyFor);
        Assert.Equal([answer.Message], scene.SeenBy(scene.Alice).Select(seen => seen.Message));
        Assert.Equal(answer, scene.Look(answer), (before, after) => before.Text == after.Text);
    }

    [Theory]
    [EachPlatform(false)]
    [EachPlatform(true, NotOnSlack = "Commands cannot be used in threads.")]
    public async Task Private_questions_of_two_people_never_share_context(Platform platform, bool inThread)
    {
        await using var scene = await Scene.StartAsync(platform);
        var place = inThread ? scene.ThreadUnder(scene.Say(scene.Alice, scene.General, "let us talk here")) : scene.General;
        await scene.AskAsync(scene.Alice, place, Scene.MuseumQuestion, ("private", true));

        var others = await scene.AskAsync(scene.Bob, place, Scene.FollowUp, ("private", true));
        var own = await scene.AskAsync(scene.Alice, place, Scene.FollowUp, ("private", true));

        Assert.Contains(Scene.Bridge, others.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Bridge, own.Lead, StringComparison.Ordinal);
        Assert.Contains(Scene.Museum, own.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_private_question_is_no_context_for_a_public_one(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion, ("private", true));

        var asked = await scene.AskAsync(scene.Alice, scene.General, Scene.FollowUp);
        var mentioned = await scene.MentionAsync(scene.Bob, scene.General, Scene.FollowUp);

        Assert.Contains(Scene.Bridge, asked.Lead, StringComparison.Ordinal);
        Assert.Contains(Scene.Bridge, mentioned.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_private_answer_is_shared_by_who_asked_and_stays_usable(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion, ("private", true));

        var shared = await scene.PressAsync(scene.Alice, answer, "share");
        var context = await scene.PressAsync(scene.Bob, shared, "context");

        Assert.False(shared.IsPrivate);
        Assert.Equal(scene.General, shared.Place);
        Assert.Contains("12 million", shared.Lead, StringComparison.Ordinal);
        Assert.Contains("Shared by alice", shared.Text, StringComparison.Ordinal);
        Assert.Contains("The council met in May.", context.Text, StringComparison.Ordinal);
        Assert.False(shared.Has("share"));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task An_answer_is_shared_once(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion, ("private", true));
        await scene.PressAsync(scene.Alice, answer, "share");

        var second = await scene.PressAsync(scene.Alice, answer, "share");

        Assert.Equal(scene.Alice.Id, second.OnlyFor);
        Assert.Contains("You shared this already.", second.Text, StringComparison.Ordinal);
        Assert.Single(scene.Posts(scene.General));
    }

    [Theory]
    [EachPlatform]
    public async Task What_was_asked_in_private_before_a_shared_answer_stays_private(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion, ("private", true));
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion, ("private", true));
        var shared = await scene.PressAsync(scene.Alice, answer, "share");

        await scene.ReplyAsync(scene.Bob, shared, Scene.FollowUp);

        var request = Assert.Single(scene.Bot.Database.Read("SELECT request FROM turn WHERE user = @user", row => row.GetString(0), ("@user", scene.Bob.Id)));
        Assert.Contains("harbour bridge", request, StringComparison.Ordinal);
        Assert.DoesNotContain("museum", request, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task What_was_asked_in_private_is_not_kept_with_its_rating_nor_logged(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion, ("private", true));

        await scene.PressAsync(scene.Alice, answer, "good");

        Assert.Equal([true], scene.Bot.Database.Read("SELECT question FROM rating", row => row.IsDBNull(0)));
        Assert.DoesNotContain(scene.Bot.Log.All, line => line.Contains(Scene.MuseumQuestion, StringComparison.Ordinal));
    }
}
