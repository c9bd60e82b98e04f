namespace Bot.Tests.Scenarios;

public sealed class ButtonScenarios
{
    private const string FerryQuestion = "what happened to the ferry trips";

    [Theory]
    [EachPlatform]
    public async Task An_answer_has_the_buttons_that_are_of_use_to_it(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        var alone = await scene.AskAsync(scene.Bob, scene.General, Scene.MuseumQuestion, ("private", true));

        SeenButton[] rating = [new("good", "Helpful"), new("bad", "Not helpful")];
        Assert.Equal([new("context", "Context"), .. rating], answer.Buttons.Where(button => button.Name != "more"));
        Assert.Equal([new("context", "Context"), new("share", "Share"), .. rating], alone.Buttons.Where(button => button.Name != "more"));
    }

    [Theory]
    [EachPlatform]
    public async Task More_passages_are_not_those_shown(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, FerryQuestion);

        var more = await scene.PressAsync(scene.Bob, answer, "more");

        Assert.StartsWith($"More passages: {FerryQuestion}", more.Text);
        Assert.DoesNotContain("[1]", more.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Quotes(more));
        Assert.Empty(Quotes(more).Intersect(Quotes(answer)));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Context_shows_the_paragraphs_around_the_quotes(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var context = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("The council met in May.", context.Text, StringComparison.Ordinal);
        Assert.Contains("About 90,000 people visited", context.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Buttons_work_after_a_restart(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.RestartAsync();

        var context = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("The council met in May.", context.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_button_of_a_corpus_that_was_reloaded_says_so_and_goes_away(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.AddArticleAsync("new.md", "The theatre opened again in 2022 after a fire.");

        var expired = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("the articles were reloaded since. Please ask again.", expired.Text, StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        var left = scene.Look(answer);
        Assert.Equal(["good", "bad"], left.Buttons.Select(button => button.Name));
        Assert.Equal(answer.Text, left.Text);
        Assert.Equal(answer.Links, left.Links);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task An_answer_of_an_older_corpus_can_still_be_rated(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.AddArticleAsync("new.md", "The theatre opened again in 2022 after a fire.");

        await scene.PressAsync(scene.Bob, answer, "good");

        Assert.Equal([(scene.Bob.Id, true, null, null)], Ratings(scene));
    }

    [Theory]
    [EachPlatform]
    public async Task A_reply_to_an_answer_of_an_older_corpus_goes_on_from_it(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.AddArticleAsync("new.md", "The theatre opened again in 2022 after a fire.");
        await scene.PressAsync(scene.Alice, answer, "context");
        await scene.AskAsync(scene.Bob, scene.General, Scene.BridgeQuestion);

        var next = await scene.ReplyAsync(scene.Bob, answer, Scene.FollowUp);

        Assert.Contains(Scene.Museum, next.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Bridge, next.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_button_of_a_part_of_the_corpus_that_was_closed_says_so(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion, ("private", true));
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("folder", "culture"));

        var share = await scene.PressAsync(scene.Alice, answer, "share");
        var context = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("The part of the articles that is open here was changed since", share.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("40 million", context.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Posts(scene.General));
    }

    [Theory]
    [EachPlatform]
    public async Task Helpful_is_one_press(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var thanks = await scene.PressAsync(scene.Bob, answer, "good");

        Assert.Equal(scene.Bob.Id, thanks.OnlyFor);
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        Assert.Equal([(scene.Bob.Id, true, null, null)], Ratings(scene));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("wrong-year", "It was 2004, see <the plan> & *page 3*.")]
    [EachPlatform("missing", null)]
    [EachPlatform(null, "The year.")]
    [EachPlatform(null, null)]
    public async Task Not_helpful_asks_for_the_reason_and_a_note_and_keeps_both(Platform platform, string? reason, string? note)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var thanks = await scene.RejectAsync(scene.Bob, answer, reason, note);

        Assert.Equal(scene.Bob.Id, thanks.OnlyFor);
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        Assert.Equal([(scene.Bob.Id, false, reason, note)], Ratings(scene));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task The_last_rating_of_a_person_counts_beside_those_of_others(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.PressAsync(scene.Alice, answer, "good");
        await scene.PressAsync(scene.Bob, answer, "good");

        await scene.RejectAsync(scene.Bob, answer, "outdated");

        Assert.Equal([(scene.Alice.Id, true, null, null), (scene.Bob.Id, false, "outdated", null)], Ratings(scene));
    }

    private static IEnumerable<string> Quotes(SeenAnswer answer) => answer.Text.Split('“').Skip(1).Select(quote => quote.Split('”')[0]);

    private static IReadOnlyList<(string User, bool IsHelpful, string? Reason, string? Note)> Ratings(Scene scene) =>
        scene.Bot.Database.Read("SELECT user, helpful, reason, note FROM rating ORDER BY rowid", row => (row.GetString(0), row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
}
