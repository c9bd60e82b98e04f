using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

public sealed class CommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_are_registered_once_and_again_only_when_they_changed()
    {
        await using var scene = await DiscordScene.StartAsync();
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        Assert.Equal(1, scene.Discord.Commands.Writes.Value);
        Assert.Single(scene.Discord.Rest.Requests, "PUT /applications/{app}/commands 200");
    }

    [Fact]
    public async Task A_test_server_gets_them_for_itself()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation, new JsonObject { ["Discord"] = new JsonObject { ["TestGuild"] = discord.GuildId } });

        Assert.Contains("PUT /applications/{app}/guilds/{guild}/commands 200", discord.Rest.Requests);
        Assert.DoesNotContain("PUT /applications/{app}/commands 200", discord.Rest.Requests);
        Assert.Empty(discord.Violations);
    }

    [Fact]
    public async Task Where_moderators_are_named_their_command_is_shown_to_all()
    {
        await using var usual = await DiscordScene.StartAsync();
        await using var named = await DiscordScene.StartAsync(chat: new JsonObject { ["Moderators"] = new JsonArray("42") });

        Assert.Equal("32", usual.Discord.Commands.Find("settings")?.Text("default_member_permissions"));
        Assert.Null(named.Discord.Commands.Find("settings")?.Text("default_member_permissions"));
    }

    [Fact]
    public async Task Where_Discord_does_not_tell_the_channel_the_answer_is_private_and_of_its_part_of_the_corpus()
    {
        await using var scene = await DiscordScene.StartAsync(tellsChannels: false);
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await scene.Bot.OrLogAsync(scene.Bob.Command(scene.General, "settings", ("folder", "culture")).Answered);
        var thread = scene.Discord.Add(new TextChannel(scene.Discord, scene.Discord.Ids.Next(), "talk") { Parent = scene.General });

        var answer = await scene.AskAsync(scene.Alice, thread, "how much did the harbour bridge cost");

        Assert.True(answer.IsEphemeral);
        Assert.DoesNotContain("40 million", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Contains("1 article · newest", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_is_suggested_than_Discord_shows()
    {
        await using var scene = await DiscordScene.StartAsync();
        foreach (var i in Enumerable.Range(1, 30))
            await scene.Articles.AddAsync($"{i}.md", $"---\ntitle: Report {i}\npublisher: Paper {i} {new string('x', i * 5)}\n---\nIt rained on day {i} of the fair.\n", Cancellation);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var publishers = await scene.Bot.OrLogAsync(scene.Alice.Autocomplete(scene.General, "ask", "publisher", "paper").ChoicesAsync(Cancellation));
        var articles = await scene.Bot.OrLogAsync(scene.Alice.Autocomplete(scene.General, "sources", "article", "").ChoicesAsync(Cancellation));

        Assert.InRange(publishers.Count, 10, 25);
        Assert.Equal(25, articles.Count);
        Assert.Empty(scene.Discord.Violations);
    }
}
