namespace Bot.Tests.Slack;

public sealed class HomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_the_app_tells_how_to_ask_how_fresh_the_corpus_is_and_the_newest_articles()
    {
        await using var scene = await SlackScene.StartAsync();

        scene.Alice.OpenHome();

        var page = SlackScene.TextOf((await scene.Bot.OrLogAsync(scene.Alice.NextHomeAsync(Cancellation))).Blocks);
        Assert.Contains("/ask question", page, StringComparison.Ordinal);
        Assert.Contains("2 articles · newest May 14, 2021 (given)", page, StringComparison.Ordinal);
        Assert.Matches("(?s)The newest articles.*The city museum.*The harbour bridge", page);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task The_page_tells_what_changed_since_the_last_start()
    {
        await using var scene = await SlackScene.StartAsync();
        await scene.Articles.AddAsync("lighthouse.md", "---\ntitle: The lighthouse\n---\nThe lighthouse was lit in 1871.", Cancellation);
        await scene.Bot.RestartAsync(scene.Slack, Cancellation);

        scene.Alice.OpenHome();

        var page = SlackScene.TextOf((await scene.Bot.OrLogAsync(scene.Alice.NextHomeAsync(Cancellation))).Blocks);
        Assert.Matches("(?s)Latest changes.*: 1 article added: The lighthouse\\.", page);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task The_page_tells_nothing_of_what_is_kept_to_some_channels()
    {
        await using var scene = await SlackScene.StartAsync(chat: new() { ["Folders"] = "culture" });

        scene.Alice.OpenHome();

        var page = SlackScene.TextOf((await scene.Bot.OrLogAsync(scene.Alice.NextHomeAsync(Cancellation))).Blocks);
        Assert.Contains("The city museum", page, StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_question_that_is_asked_on_the_page_is_answered_in_a_direct_message()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Alice.OpenHome();
        var page = await scene.Bot.OrLogAsync(scene.Alice.NextHomeAsync(Cancellation));
        scene.Alice.Press(page, "open:ask");
        var form = await scene.ViewAsync(scene.Alice);

        scene.Alice.Submit(form, ("question", SlackScene.Question));

        Assert.Contains("40 million", SlackScene.TextOf(await scene.NextAsync(scene.Alice.Direct)), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task The_shortcut_opens_the_same_form()
    {
        await using var scene = await SlackScene.StartAsync();

        scene.Alice.GlobalShortcut("ask");

        Assert.Equal("Ask the articles", (await scene.ViewAsync(scene.Alice)).Title);
    }
}
