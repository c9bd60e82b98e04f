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
    public async Task Sources_lists_the_articles_and_shows_one()
    {
        await using var scene = await DiscordScene.StartAsync();

        var list = await RunAsync(scene, scene.Alice, "sources");
        var one = await RunAsync(scene, scene.Alice, "sources", ("article", "museum"));
        var none = await RunAsync(scene, scene.Alice, "sources", ("article", "zeppelin"));

        Assert.Contains("2 articles", DiscordScene.TextOf(list), StringComparison.Ordinal);
        Assert.Contains("[The harbour bridge](<https://harbour.example/bridge>) · Harbour News · Apr 2, 2019 (given)", DiscordScene.TextOf(list), StringComparison.Ordinal);
        Assert.Contains("Tags: culture.", DiscordScene.TextOf(one), StringComparison.Ordinal);
        Assert.Contains("There is no article named “zeppelin” here.", DiscordScene.TextOf(none), StringComparison.Ordinal);
        Assert.True(list.IsEphemeral);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Help_says_how_to_ask()
    {
        await using var scene = await DiscordScene.StartAsync();

        var help = await RunAsync(scene, scene.Alice, "help");

        Assert.Contains("/ask question", DiscordScene.TextOf(help), StringComparison.Ordinal);
        Assert.Contains("reply to an answer of mine", DiscordScene.TextOf(help), StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Theory]
    [InlineData("ask", "publisher", "kest", "Kest Daily (1 article)", "Kest Daily")]
    [InlineData("sources", "article", "museum", "The city museum", "culture/museum.md")]
    [InlineData("figures", "year", "", "all years", "all")]
    [InlineData("figures", "year", "20", "2006 (1 figure)", "2006")]
    [InlineData("figures", "year", "al", "all years", "all")]
    [InlineData("figures", "unit", "peo", "people (2 figures)", "people")]
    [InlineData("figures", "topic", "mus", "museum", "museum")]
    public async Task Fields_suggest_what_the_corpus_has(string command, string option, string typed, string name, string value)
    {
        await using var scene = await DiscordScene.StartAsync();

        var asked = scene.Alice.Autocomplete(scene.General, command, option, typed);

        Assert.Contains(new Choice(name, value), await scene.Bot.OrLogAsync(asked.ChoicesAsync(Cancellation)));
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Settings_are_for_moderators()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["ModeratorRoles"] = new JsonArray("7"), ["Moderators"] = new JsonArray() });

        var denied = await RunAsync(scene, scene.Alice, "settings", ("answers", "private"));
        scene.Bob.Permissions |= Permissions.ManageGuild;
        var changed = await RunAsync(scene, scene.Bob, "settings", ("answers", "private"));
        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost");

        Assert.Contains("Only moderators may", DiscordScene.TextOf(denied), StringComparison.Ordinal);
        Assert.Contains("Changed. In this channel answers are private", DiscordScene.TextOf(changed), StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
    }

    [Fact]
    public async Task In_a_channel_of_private_answers_a_mention_is_sent_to_the_command()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await RunAsync(scene, scene.Bob, "settings", ("answers", "private"));

        scene.Alice.Say(scene.General, "how much did the harbour bridge cost", mentionsBot: true);

        var told = await scene.NextMessageAsync(scene.General);
        Assert.Contains("please use /ask", DiscordScene.TextOf(told), StringComparison.Ordinal);
        Assert.DoesNotContain("40 million", DiscordScene.TextOf(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folder", "culture")]
    [InlineData("tag", "culture")]
    public async Task A_channel_answers_from_its_part_of_the_corpus_alone(string option, string value)
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await RunAsync(scene, scene.Bob, "settings", (option, value));
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var here = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost");
        var sources = await RunAsync(scene, scene.Alice, "sources");
        var figures = await RunAsync(scene, scene.Alice, "figures", ("topic", "people"), ("year", "all"));
        var publishers = await scene.Bot.OrLogAsync(scene.Alice.Autocomplete(scene.General, "ask", "publisher", "").ChoicesAsync(Cancellation));
        var elsewhere = await scene.AskAsync(scene.Alice, scene.Discord.Random, "how much did the harbour bridge cost");

        foreach (var message in new[] { here, sources, figures })
        {
            Assert.DoesNotContain("40 million", DiscordScene.TextOf(message), StringComparison.Ordinal);
            Assert.DoesNotContain("Harbour", DiscordScene.TextOf(message), StringComparison.Ordinal);
            Assert.Contains("1 article · newest May 14, 2021", DiscordScene.TextOf(message), StringComparison.Ordinal);
        }

        Assert.Equal([new Choice("Kest Daily (1 article)", "Kest Daily")], publishers);
        Assert.Contains("40 million", DiscordScene.TextOf(elsewhere), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_of_a_channel_opens_no_folder_that_is_closed_everywhere()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["Folders"] = new JsonArray("culture") });
        scene.Bob.Permissions |= Permissions.ManageGuild;

        var told = await RunAsync(scene, scene.Bob, "settings", ("tag", "works"));

        Assert.Contains("Nothing was changed: no article is", DiscordScene.TextOf(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_moderators_are_named_their_command_is_shown_to_all_and_checked_when_used()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["Moderators"] = new JsonArray("42") });

        Assert.Null(scene.Discord.Commands.Find("settings")?.Text("default_member_permissions"));
        Assert.Contains("Only moderators may", DiscordScene.TextOf(await RunAsync(scene, scene.Alice, "settings")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_many_articles_have_shows_the_first_ones_and_says_so()
    {
        await using var scene = await DiscordScene.StartAsync();
        foreach (var i in Enumerable.Range(1, 12))
            await File.WriteAllTextAsync(Path.Combine(scene.Articles.Folder, $"wire-{i}.md"), $"---\ntitle: Wire report {i}\n---\nIt rained on day {i} of the fair.\n", Cancellation);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var list = await RunAsync(scene, scene.Alice, "sources", ("article", "wire"));

        Assert.Contains("The first 10 articles of that name", DiscordScene.TextOf(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Discord_does_not_tell_the_channel_the_answer_is_private_and_of_its_part_of_the_corpus()
    {
        await using var scene = await DiscordScene.StartAsync(tellsChannels: false);
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await RunAsync(scene, scene.Bob, "settings", ("folder", "culture"));
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
            await File.WriteAllTextAsync(Path.Combine(scene.Articles.Folder, $"{i}.md"), $"---\ntitle: Report {i}\npublisher: Paper {i} {new string('x', i * 5)}\n---\nIt rained on day {i} of the fair.\n", Cancellation);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var publishers = await scene.Bot.OrLogAsync(scene.Alice.Autocomplete(scene.General, "ask", "publisher", "paper").ChoicesAsync(Cancellation));
        var articles = await scene.Bot.OrLogAsync(scene.Alice.Autocomplete(scene.General, "sources", "article", "").ChoicesAsync(Cancellation));

        Assert.InRange(publishers.Count, 10, 25);
        Assert.Equal(25, articles.Count);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Direct_messages_are_answered_from_the_part_that_is_open_everywhere()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["Folders"] = new JsonArray("culture") });

        scene.Alice.Say(scene.Alice.Direct, "how much did the harbour bridge cost");

        Assert.DoesNotContain("40 million", DiscordScene.TextOf(await scene.NextMessageAsync(scene.Alice.Direct)), StringComparison.Ordinal);
    }

    private static Task<PostedMessage> RunAsync(DiscordScene scene, Person person, string command, params (string Name, object Value)[] options) =>
        scene.Bot.OrLogAsync(person.Command(scene.General, command, options).Answered);
}
