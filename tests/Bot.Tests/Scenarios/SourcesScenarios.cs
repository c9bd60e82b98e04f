using System.Text.Json.Nodes;
using Bot.Chat;

namespace Bot.Tests.Scenarios;

/// <summary>What the bot says of its articles and of itself, and what it offers while somebody types.</summary>
public sealed class SourcesScenarios
{
    [Theory]
    [EachPlatform]
    public async Task Sources_lists_the_articles_and_shows_one(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var list = await scene.CommandAsync(scene.Alice, scene.General, "sources");
        var one = await scene.CommandAsync(scene.Alice, scene.General, "sources", ("article", "museum"));
        var none = await scene.CommandAsync(scene.Alice, scene.General, "sources", ("article", "zeppelin"));

        Assert.Contains("2 articles", list.Text, StringComparison.Ordinal);
        Assert.Contains("The harbour bridge · Harbour News · Apr 2, 2019 (given)", list.Text, StringComparison.Ordinal);
        Assert.Equal([new SeenLink("The harbour bridge", "https://harbour.example/bridge")], list.Links);
        Assert.Contains("Tags: culture.", one.Text, StringComparison.Ordinal);
        Assert.Contains("There is no article named “zeppelin” here.", none.Text, StringComparison.Ordinal);
        Assert.All([list, one, none], shown => Assert.Equal(scene.Alice.Id, shown.OnlyFor));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task More_articles_than_fit_follow_by_a_button(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        foreach (var i in Enumerable.Range(10, 12))
            await scene.Articles.AddAsync($"wire-{i}.md", $"---\ntitle: Wire report {i}\n---\nIt rained on day {i} of the fair.\n", TestContext.Current.CancellationToken);
        await scene.RestartAsync();

        var first = await scene.CommandAsync(scene.Alice, scene.General, "sources");
        var second = await scene.PressAsync(scene.Alice, first, "sources");
        var named = await scene.CommandAsync(scene.Alice, scene.General, "sources", ("article", "wire"));

        Assert.Contains("14 articles", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wire report 21", first.Text, StringComparison.Ordinal);
        Assert.Contains("14. Wire report 21", second.Text, StringComparison.Ordinal);
        Assert.False(second.Has("sources"));
        Assert.Contains("The first 10 articles of that name", named.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform(false, "To go on from an answer, reply to it (in its thread, if it has one) and mention me")]
    [EachPlatform(true, "no new mention is needed")]
    public async Task Help_says_how_to_ask(Platform platform, bool readsThreads, string told)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = readsThreads });

        var help = await scene.CommandAsync(scene.Alice, scene.General, "help");

        Assert.Contains("/ask question", help.Text, StringComparison.Ordinal);
        Assert.Contains(told, help.Text, StringComparison.Ordinal);
        Assert.Equal(scene.Alice.Id, help.OnlyFor);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Help_comes_to_who_says_the_word_too_and_names_the_command_of_the_settings(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var mentioned = await scene.MentionAsync(scene.Alice, scene.General, "help");
        var direct = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), "Help!");

        foreach (var help in new[] { mentioned, direct })
        {
            Assert.Contains("/ask question", help.Text, StringComparison.Ordinal);
            Assert.Contains(platform == Platform.Slack ? "with /corpus-settings" : "with /settings", help.Text, StringComparison.Ordinal);
        }

        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("ask", "publisher", "kest", "Kest Daily (1 article)", "Kest Daily")]
    [EachPlatform("sources", "article", "museum", "The city museum", "culture/museum.md", NotOnSlack = "Commands are not completed while they are typed, and /sources opens no form.")]
    [EachPlatform("figures", "year", "", "all years", "all")]
    [EachPlatform("figures", "year", "20", "2006 (1 figure)", "2006")]
    [EachPlatform("figures", "year", "al", "all years", "all")]
    [EachPlatform("figures", "unit", "peo", "people (2 figures)", "people")]
    [EachPlatform("figures", "topic", "mus", "museum", "museum")]
    public async Task Fields_suggest_what_the_corpus_has(Platform platform, string command, string field, string typed, string name, string value)
    {
        await using var scene = await Scene.StartAsync(platform);

        var suggested = await scene.SuggestAsync(scene.Alice, scene.General, command, field, typed);

        Assert.Contains(new ChatSuggestion(name, value), suggested);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Direct_messages_are_answered_from_the_part_that_is_open_everywhere(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = _ => new JsonObject { ["Folders"] = new JsonArray("culture") } });

        var closed = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), Scene.BridgeQuestion);
        var open = await scene.SayAsync(scene.Bob, scene.Direct(scene.Bob), Scene.MuseumQuestion);

        Assert.DoesNotContain("40 million", closed.Text, StringComparison.Ordinal);
        Assert.Contains("1 article ·", closed.Text, StringComparison.Ordinal);
        Assert.Contains("12 million", open.Lead, StringComparison.Ordinal);
    }
}
