using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class ConversationTests
{
    private const string MuseumQuestion = "how much did the city museum cost";
    private const string FollowUp = "who was the architect";

    [Fact]
    public async Task The_thread_of_a_mention_is_named_after_its_question()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true));

        Assert.Equal(MuseumQuestion, answer.Channel.Name);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Replies_to_others_and_calls_of_roles_in_its_thread_are_not_answered()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var first = await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true));

        var remark = scene.Alice.Say(first.Channel, $"<@{scene.Bob.Id}> did you know that?");
        scene.Bob.Say(first.Channel, "no, who was the architect", replyTo: remark);
        scene.Alice.Say(first.Channel, "<@&123456789012345678> please have a look at this");
        scene.Bob.Say(first.Channel, FollowUp, mentionsBot: true);

        // Messages are worked on side by side: the answer to the last one is the only one.
        await scene.NextMessageAsync(first.Channel);
        await scene.Bot.StopAsync();
        Assert.Equal(2, first.Channel.Messages.Count(message => message.Author == scene.Discord.BotId));
    }

    [Fact]
    public async Task Without_the_content_of_messages_a_reply_is_the_follow_up_and_that_is_said_once()
    {
        await using var scene = await DiscordScene.StartAsync();
        var first = await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true));

        scene.Bob.Say(first.Channel, FollowUp);
        var hint = await scene.NextMessageAsync(first.Channel);
        scene.Bob.Say(first.Channel, "hello?");
        scene.Bob.Say(first.Channel, FollowUp, replyTo: first);
        var answer = await scene.NextMessageAsync(first.Channel);

        Assert.Contains("reply to an answer of mine", DiscordScene.TextOf(hint), StringComparison.Ordinal);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(answer), StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.Equal(3, first.Channel.Messages.Count(message => message.Author == scene.Discord.BotId));
    }

    [Fact]
    public async Task A_reply_that_cannot_be_read_is_told_so()
    {
        await using var scene = await DiscordScene.StartAsync();
        var first = await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true));

        foreach (var person in new[] { scene.Alice, scene.Bob, scene.Bob })
        {
            person.Say(first.Channel, FollowUp, replyTo: first, pingsAuthor: false);
            Assert.Contains("leave the mention in the reply on", DiscordScene.TextOf(await scene.NextMessageAsync(first.Channel)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Messages_that_nobody_wrote_are_passed_over()
    {
        await using var scene = await DiscordScene.StartAsync();

        scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true, type: 7);
        scene.Alice.Say(scene.Alice.Direct, MuseumQuestion);

        await scene.NextMessageAsync(scene.Alice.Direct);
        await scene.Bot.StopAsync();
        Assert.DoesNotContain(scene.Discord.Channels.Where(channel => channel != scene.Alice.Direct).SelectMany(channel => channel.Messages), message => message.Author == scene.Discord.BotId);
    }

    [Fact]
    public async Task Where_it_may_not_start_threads_it_answers_in_the_channel_and_tells_the_operator()
    {
        await using var scene = await DiscordScene.StartAsync(permissions: Permissions.Usual & ~Permissions.CreatePublicThreads);

        scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true);

        Assert.Contains("12 million", DiscordScene.LeadOf(await scene.NextMessageAsync(scene.General)), StringComparison.Ordinal);
        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Give the bot Create Public Threads", TestContext.Current.CancellationToken));
    }

    private static async Task<PostedMessage> NextInThreadAsync(DiscordScene scene, PostedMessage question) =>
        await scene.NextMessageAsync(await scene.Bot.OrLogAsync(question.ThreadStarted));
}
