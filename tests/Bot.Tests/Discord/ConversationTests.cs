using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class ConversationTests
{
    private const string MuseumQuestion = "how much did the city museum cost";
    private const string FollowUp = "who was the architect";

    [Fact]
    public async Task A_mention_is_answered_in_a_thread_of_its_own()
    {
        await using var scene = await DiscordScene.StartAsync();

        var question = scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true);

        var answer = await NextInThreadAsync(scene, question);
        Assert.Contains("12 million", DiscordScene.LeadOf(answer), StringComparison.Ordinal);
        Assert.Equal(MuseumQuestion, answer.Channel.Name);
        Assert.Equal([question.Id], scene.General.Messages.Select(message => message.Id));
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task In_its_thread_a_follow_up_needs_no_mention_and_keeps_the_context()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var thread = (await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true))).Channel;

        scene.Bob.Say(thread, FollowUp);

        var answer = await scene.NextMessageAsync(thread);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Bridge, DiscordScene.LeadOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_thread_it_was_asked_in_by_command_a_follow_up_needs_no_mention()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var thread = scene.Discord.Add(new TextChannel(scene.Discord, scene.Discord.Ids.Next(), "talk") { Parent = scene.General });
        await scene.AskAsync(scene.Alice, thread, MuseumQuestion);

        scene.Bob.Say(thread, FollowUp);

        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(await scene.NextMessageAsync(thread)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_say_to_each_other_in_its_thread_is_not_answered()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var first = await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true));

        var remark = scene.Alice.Say(first.Channel, $"<@{scene.Bob.Id}> did you know that?");
        scene.Bob.Say(first.Channel, "no, who was the architect", replyTo: remark);
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
    public async Task A_reply_goes_on_from_the_answer_it_replies_to()
    {
        await using var scene = await DiscordScene.StartAsync(discord: new JsonObject { ["AnswerInThreads"] = false });
        scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true);
        var museum = await scene.NextMessageAsync(scene.General);
        scene.Bob.Say(scene.General, "how much did the harbour bridge cost", mentionsBot: true);
        await scene.NextMessageAsync(scene.General);

        scene.Bob.Say(scene.General, FollowUp, replyTo: museum);

        var answer = await scene.NextMessageAsync(scene.General);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Bridge, DiscordScene.LeadOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_message_is_answered_and_followed_up()
    {
        await using var scene = await DiscordScene.StartAsync();

        scene.Alice.Say(scene.Alice.Direct, MuseumQuestion);
        var answer = await scene.NextMessageAsync(scene.Alice.Direct);
        scene.Alice.Say(scene.Alice.Direct, FollowUp);
        var next = await scene.NextMessageAsync(scene.Alice.Direct);

        Assert.Contains("12 million", DiscordScene.LeadOf(answer), StringComparison.Ordinal);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(next), StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Private_questions_of_two_people_never_share_context(bool inThread)
    {
        await using var scene = await DiscordScene.StartAsync();
        var place = inThread ? scene.Discord.Add(new TextChannel(scene.Discord, scene.Discord.Ids.Next(), "talk") { Parent = scene.General }) : scene.General;
        await scene.AskAsync(scene.Alice, place, MuseumQuestion, ("private", true));

        var others = await scene.AskAsync(scene.Bob, place, FollowUp, ("private", true));
        var own = await scene.AskAsync(scene.Alice, place, FollowUp, ("private", true));

        Assert.Contains(DiscordScene.Bridge, DiscordScene.LeadOf(others), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Bridge, DiscordScene.LeadOf(own), StringComparison.Ordinal);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_question_is_no_context_for_a_public_one()
    {
        await using var scene = await DiscordScene.StartAsync();
        await scene.AskAsync(scene.Alice, scene.General, MuseumQuestion, ("private", true));

        var answer = await scene.AskAsync(scene.Alice, scene.General, FollowUp);

        Assert.Contains(DiscordScene.Bridge, DiscordScene.LeadOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_that_people_start_from_an_answer_goes_on_from_it()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, MuseumQuestion);
        var thread = scene.Discord.Add(new TextChannel(scene.Discord, answer.Id, "talk") { Parent = scene.General });

        scene.Bob.Say(thread, FollowUp, mentionsBot: true);

        var next = await scene.NextMessageAsync(thread);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(next), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Bridge, DiscordScene.LeadOf(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_thread_of_a_channel_that_became_private_it_is_quiet_unless_addressed()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var thread = (await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true))).Channel;
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await scene.Bot.OrLogAsync(scene.Bob.Command(scene.General, "settings", ("answers", "private")).Answered);

        scene.Alice.Say(thread, "lunch at noon?");
        scene.Alice.Say(thread, FollowUp, mentionsBot: true);

        Assert.Contains("please use /ask", DiscordScene.TextOf(await scene.NextMessageAsync(thread)), StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.Equal(2, thread.Messages.Count(message => message.Author == scene.Discord.BotId));
    }

    [Fact]
    public async Task Thanks_in_its_thread_are_no_question()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var thread = (await NextInThreadAsync(scene, scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true))).Channel;

        scene.Alice.Say(thread, "great, thanks");
        scene.Alice.Say(thread, "<@&123456789012345678> please have a look at this");
        scene.Alice.Say(thread, "zeppelins?");

        Assert.Contains("do not answer this", DiscordScene.TextOf(await scene.NextMessageAsync(thread)), StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.Equal(2, thread.Messages.Count(message => message.Author == scene.Discord.BotId));
        Assert.Equal(2, scene.Bot.Database.Read("SELECT id FROM turn", row => row.GetString(0)).Count);
    }

    [Fact]
    public async Task A_picture_without_words_is_asked_about()
    {
        await using var scene = await DiscordScene.StartAsync();

        scene.Alice.Say(scene.Alice.Direct, "");

        Assert.Contains("What would you like to know?", DiscordScene.TextOf(await scene.NextMessageAsync(scene.Alice.Direct)), StringComparison.Ordinal);
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
    public async Task A_new_thread_goes_on_from_what_its_person_asked_in_the_channel()
    {
        await using var scene = await DiscordScene.StartAsync();
        await scene.AskAsync(scene.Alice, scene.General, MuseumQuestion);

        var own = await NextInThreadAsync(scene, scene.Alice.Say(scene.General, FollowUp, mentionsBot: true));
        var others = await NextInThreadAsync(scene, scene.Bob.Say(scene.General, FollowUp, mentionsBot: true));

        Assert.DoesNotContain(DiscordScene.Bridge, DiscordScene.LeadOf(own), StringComparison.Ordinal);
        Assert.Contains(DiscordScene.Bridge, DiscordScene.LeadOf(others), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_meant_for_it_is_passed_over()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var machine = scene.Discord.AddPerson("other-bot", isBot: true);

        scene.Alice.Say(scene.General, MuseumQuestion);
        machine.Say(scene.General, MuseumQuestion, mentionsBot: true);
        scene.Alice.Say(scene.General, MuseumQuestion, mentionsBot: true, type: 7);
        scene.Alice.Say(scene.Alice.Direct, MuseumQuestion);

        await scene.NextMessageAsync(scene.Alice.Direct);
        await scene.Bot.StopAsync();
        Assert.DoesNotContain(scene.Discord.Channels.Where(channel => channel != scene.Alice.Direct).SelectMany(channel => channel.Messages), message => message.Author == scene.Discord.BotId);
    }

    [Fact]
    public async Task A_mention_under_the_question_of_somebody_else_asks_that_question()
    {
        await using var scene = await DiscordScene.StartAsync(GatewayIntents.MessageContent);
        var question = scene.Alice.Say(scene.General, MuseumQuestion);

        scene.Bob.Say(scene.General, "", mentionsBot: true, replyTo: question);

        Assert.Contains("12 million", DiscordScene.LeadOf(await scene.NextMessageAsync(scene.General)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_without_a_question_is_told_how_to_ask()
    {
        await using var scene = await DiscordScene.StartAsync();

        scene.Alice.Say(scene.General, "", mentionsBot: true);

        Assert.Contains("What would you like to know?", DiscordScene.TextOf(await scene.NextMessageAsync(scene.General)), StringComparison.Ordinal);
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
