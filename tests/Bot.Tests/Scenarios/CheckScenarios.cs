namespace Bot.Tests.Scenarios;

/// <summary>A message that somebody wrote, held against the articles.</summary>
public sealed class CheckScenarios
{
    [Theory]
    [EachPlatform]
    public async Task A_message_is_checked_for_the_one_who_asks_alone(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var message = scene.Say(scene.Bob, scene.General, "Hi all! The *harbour bridge* cost 60 million euros. Some 12,000 people crossed the bridge on the first day.");

        var check = await scene.CheckAsync(scene.Alice, message);

        Assert.Equal(scene.Alice.Id, check.OnlyFor);
        Assert.Contains("€60 million: the articles give another number for this: €40 million", check.Text, StringComparison.Ordinal);
        Assert.Contains("some 12,000 people: the same number stands in", check.Text, StringComparison.Ordinal);
        Assert.Contains("“The harbour bridge cost 40 million euros.”", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hi all", check.Text, StringComparison.Ordinal);
        Assert.Empty(scene.SeenBy(scene.Bob));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task What_a_message_says_is_shown_and_never_obeyed(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var message = scene.Say(scene.Bob, scene.General, $"@everyone {scene.Mona.Mention} <!channel> the harbour bridge cost 60 million euros, see https://evil.example/x");

        var check = await scene.CheckAsync(scene.Alice, message);

        Assert.Contains("€60 million", check.Text, StringComparison.Ordinal);
        Assert.Empty(check.Mentions);
        Assert.All(check.Links, link => Assert.StartsWith("https://harbour.example/", link.Url));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("", "This message has no ")]
    [EachPlatform("Good morning, everybody!", "This message has no claim that could be looked up")]
    public async Task A_message_that_claims_nothing_is_told_so(Platform platform, string said, string told)
    {
        await using var scene = await Scene.StartAsync(platform);

        var check = await scene.CheckAsync(scene.Alice, scene.Say(scene.Bob, scene.General, said));

        Assert.Contains(told, check.Text, StringComparison.Ordinal);
        Assert.Equal(scene.Alice.Id, check.OnlyFor);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_channel_checks_against_its_part_of_the_corpus_alone(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("folder", "culture"));

        var here = await scene.CheckAsync(scene.Alice, scene.Say(scene.Bob, scene.General, "The harbour bridge cost 60 million euros."));
        var elsewhere = await scene.CheckAsync(scene.Alice, scene.Say(scene.Bob, scene.Random, "The harbour bridge cost 60 million euros."));

        Assert.DoesNotContain("40 million", here.Text, StringComparison.Ordinal);
        Assert.Contains("1 article · newest May 14, 2021", here.Text, StringComparison.Ordinal);
        Assert.Contains("40 million", elsewhere.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task Nothing_is_kept_of_a_message_that_was_checked(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        await scene.CheckAsync(scene.Alice, scene.Say(scene.Bob, scene.General, "The harbour bridge cost 60 million euros."));

        Assert.Empty(scene.Bot.Database.Read("SELECT text FROM turn", row => row.GetString(0)));
        Assert.DoesNotContain(scene.Bot.Log.All, line => line.Contains("60 million", StringComparison.Ordinal));
    }
}
