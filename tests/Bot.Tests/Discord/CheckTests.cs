using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class CheckTests
{
    [Fact]
    public async Task A_message_is_checked_for_the_one_who_asks_alone()
    {
        await using var scene = await DiscordScene.StartAsync();
        var message = scene.Bob.Say(scene.General, "Hi all! The **harbour bridge** cost 60 million euros. Some 12,000 people crossed the bridge on the first day.");

        var answer = await CheckAsync(scene, scene.Alice, message);

        Assert.True(answer.IsEphemeral);
        var text = DiscordScene.TextOf(answer);
        Assert.Contains("€60 million: the articles give another number for this: €40 million", text, StringComparison.Ordinal);
        Assert.Contains("some 12,000 people: the same number stands in", text, StringComparison.Ordinal);
        Assert.Contains("The harbour bridge cost 40 million euros.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hi all", text, StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task What_a_message_says_is_shown_and_never_obeyed()
    {
        await using var scene = await DiscordScene.StartAsync();
        var message = scene.Bob.Say(scene.General, "@everyone the harbour bridge cost 60 million euros, see [this](https://evil.example).");

        var answer = await CheckAsync(scene, scene.Alice, message);

        Assert.DoesNotContain("evil.example", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("\"@everyone", answer.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_message_without_text_is_told_so()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await CheckAsync(scene, scene.Alice, scene.Bob.Say(scene.General, ""));

        Assert.Contains("no text that could be checked", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
    }

    [Fact]
    public async Task A_channel_checks_against_its_part_of_the_corpus_alone()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["Folders"] = new JsonArray("culture") });

        var answer = await CheckAsync(scene, scene.Alice, scene.Bob.Say(scene.General, "The harbour bridge cost 60 million euros."));

        Assert.DoesNotContain("40 million", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Contains("1 article · newest May 14, 2021", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    private static Task<PostedMessage> CheckAsync(DiscordScene scene, Person person, PostedMessage message) =>
        scene.Bot.OrLogAsync(person.Choose(message, ChatChecks.Name).Answered);
}
