using System.Text.Json.Nodes;
using Bot.Chat;

namespace Bot.Tests.Scenarios;

public sealed class SettingsScenarios
{
    [Theory]
    [EachPlatform]
    public async Task Settings_are_for_those_who_manage_the_place(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = _ => new JsonObject { ["ModeratorRoles"] = new JsonArray("7"), ["Moderators"] = new JsonArray() } });

        var denied = await scene.CommandAsync(scene.Alice, scene.General, "settings", ("answers", "private"));
        var before = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        var changed = await scene.CommandAsync(scene.Mona, scene.General, "settings", ("answers", "private"));
        var after = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        Assert.Contains("Only moderators may", denied.Text, StringComparison.Ordinal);
        Assert.Contains("Changed. In this channel answers are private", changed.Text, StringComparison.Ordinal);
        Assert.Equal([scene.Alice.Id, scene.Mona.Id], new[] { denied, changed }.Select(told => told.OnlyFor));
        Assert.Equal([null, scene.Alice.Id], new[] { before, after }.Select(answer => answer.OnlyFor));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Settings_are_for_those_whom_the_operator_names(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = chat => new JsonObject { ["Moderators"] = new JsonArray(chat.Alice.Id) } });

        var named = await scene.CommandAsync(scene.Alice, scene.General, "settings", ("tag", "culture"));
        var other = await scene.CommandAsync(scene.Bob, scene.General, "settings");

        Assert.Contains("tagged “culture”", named.Text, StringComparison.Ordinal);
        Assert.Contains("Only moderators may", other.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task Settings_are_shown_changed_one_by_one_and_taken_away_again(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var shown = await scene.CommandAsync(scene.Mona, scene.General, "settings");
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("answers", "private"));
        var both = await scene.CommandAsync(scene.Mona, scene.General, "settings", ("folder", "culture"));
        var none = await scene.CommandAsync(scene.Mona, scene.General, "settings", ("folder", "-"), ("answers", "public"));

        Assert.Contains("answers are public, and come from the articles that are open everywhere.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("answers are private to the one who asks, and come from articles in the folder “culture” alone.", both.Text, StringComparison.Ordinal);
        Assert.Contains("answers are public, and come from the articles that are open everywhere.", none.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task In_a_channel_of_private_answers_a_mention_is_sent_to_the_command(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("answers", "private"));

        var told = await scene.MentionAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        Assert.Contains("please use /ask", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("40 million", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task In_a_thread_of_a_channel_that_became_private_it_is_quiet_unless_addressed(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var thread = (await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion)).Place;
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("answers", "private"));

        scene.Say(scene.Alice, thread, "lunch at noon?");
        var told = await scene.MentionAsync(scene.Alice, thread, Scene.FollowUp);

        Assert.Contains("please use /ask", told.Text, StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.DoesNotContain(Scene.Museum, told.Text, StringComparison.Ordinal);
        Assert.Equal(2, scene.SeenBy(scene.Alice).Count(seen => seen.Place == thread));
    }

    [Theory]
    [EachPlatform("folder", "culture")]
    [EachPlatform("tag", "culture")]
    public async Task A_channel_answers_from_its_part_of_the_corpus_alone(Platform platform, string field, string value)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.CommandAsync(scene.Mona, scene.General, "settings", (field, value));
        await scene.RestartAsync();

        var here = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        var thread = await scene.MentionAsync(scene.Alice, scene.General, Scene.BridgeQuestion);
        var sources = await scene.CommandAsync(scene.Alice, scene.General, "sources");
        var figures = await scene.CommandAsync(scene.Alice, scene.General, "figures", ("topic", "people"), ("year", "all"));
        var publishers = await scene.SuggestAsync(scene.Alice, scene.General, "ask", "publisher", "");
        var elsewhere = await scene.AskAsync(scene.Alice, scene.Random, Scene.BridgeQuestion);

        foreach (var shown in new[] { here, thread, sources, figures })
        {
            Assert.DoesNotContain("40 million", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Harbour", shown.Text, StringComparison.Ordinal);
            Assert.Contains("1 article · newest May 14, 2021", shown.Text, StringComparison.Ordinal);
        }

        Assert.Equal([new ChatSuggestion("Kest Daily (1 article)", "Kest Daily")], publishers);
        Assert.Contains("40 million", elsewhere.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_tag_of_a_channel_opens_no_folder_that_is_closed_everywhere(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Chat = _ => new JsonObject { ["Folders"] = new JsonArray("culture") } });

        var told = await scene.CommandAsync(scene.Mona, scene.General, "settings", ("tag", "works"));

        Assert.Contains("Nothing was changed: no article is", told.Text, StringComparison.Ordinal);
    }
}
