namespace Bot.Tests.Scenarios;

public sealed class ConversationScenarios
{
    [Theory]
    [EachPlatform]
    public async Task A_greeting_is_answered_without_quotes_and_who_asks_what_it_is_gets_the_help(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var greeted = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), "Hello!");
        var help = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), "who are you?");

        Assert.StartsWith("I answer questions about the articles.", greeted.Text.TrimStart());
        Assert.Empty(greeted.Buttons);
        Assert.Contains("Answers from your own articles, word for word", help.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_mention_is_answered_in_a_thread_of_its_own(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var asked = scene.Mention(scene.Alice, scene.General, Scene.MuseumQuestion);
        var answer = await scene.NextAsync(asked);

        Assert.Contains("12 million", answer.Lead, StringComparison.Ordinal);
        Assert.Equal(scene.ThreadUnder(asked), answer.Place);
        Assert.Empty(scene.Posts(scene.General));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task In_its_thread_a_follow_up_of_another_person_needs_no_mention_and_keeps_the_context(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var first = await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var answer = await scene.SayAsync(scene.Bob, first.Place, Scene.FollowUp);

        ExpectMuseum(answer);
        Assert.Equal(first.Place, answer.Place);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task In_its_thread_a_follow_up_by_a_mention_keeps_the_context(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var first = await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var answer = await scene.MentionAsync(scene.Bob, first.Place, Scene.FollowUp);

        ExpectMuseum(answer);
        Assert.Equal(first.Place, answer.Place);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_thread_keeps_its_context_when_the_bot_is_restarted(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var first = await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.RestartAsync();

        ExpectMuseum(await scene.SayAsync(scene.Bob, first.Place, Scene.FollowUp));
    }

    [Theory]
    [EachPlatform(NotOnSlack = "Commands cannot be used in threads.")]
    public async Task In_a_thread_it_was_asked_in_by_command_a_follow_up_needs_no_mention(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var thread = scene.ThreadUnder(scene.Say(scene.Alice, scene.General, "let us talk here"));
        await scene.AskAsync(scene.Alice, thread, Scene.MuseumQuestion);

        ExpectMuseum(await scene.SayAsync(scene.Bob, thread, Scene.FollowUp));
    }

    [Theory]
    [EachPlatform]
    public async Task What_people_say_to_each_other_in_its_thread_is_not_answered(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var first = await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        scene.Say(scene.Alice, first.Place, $"{scene.Bob.Mention} did you know that?");
        scene.Say(scene.Bob, first.Place, $"{scene.Alice.Mention} no, who was the architect");
        await scene.MentionAsync(scene.Bob, first.Place, Scene.FollowUp);

        // Messages are worked on side by side: the answer to the last one is the only one.
        await scene.Bot.StopAsync();
        Assert.Equal(2, scene.Posts(first.Place).Count);
    }

    [Theory]
    [EachPlatform]
    public async Task A_reply_goes_on_from_the_answer_it_replies_to(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var museum = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        await scene.AskAsync(scene.Bob, scene.General, Scene.BridgeQuestion);

        var answer = await scene.ReplyAsync(scene.Bob, museum, Scene.FollowUp);

        ExpectMuseum(answer);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_direct_message_is_answered_and_followed_up(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), Scene.MuseumQuestion);
        var next = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), Scene.FollowUp);

        Assert.Contains("12 million", answer.Lead, StringComparison.Ordinal);
        ExpectMuseum(next);
        Assert.Empty(scene.SeenBy(scene.Bob));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Two_people_in_one_channel_do_not_share_a_conversation(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var others = await scene.AskAsync(scene.Bob, scene.General, Scene.FollowUp);
        var own = await scene.AskAsync(scene.Alice, scene.General, Scene.FollowUp);

        Assert.Contains(Scene.Bridge, others.Lead, StringComparison.Ordinal);
        ExpectMuseum(own);
    }

    [Theory]
    [EachPlatform]
    public async Task Two_channels_do_not_share_a_conversation(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var elsewhere = await scene.AskAsync(scene.Alice, scene.Random, Scene.FollowUp);
        var direct = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), Scene.FollowUp);

        Assert.Contains(Scene.Bridge, elsewhere.Lead, StringComparison.Ordinal);
        Assert.Contains(Scene.Bridge, direct.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_new_thread_goes_on_from_what_its_person_asked_in_the_channel(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        var own = await scene.MentionAsync(scene.Alice, scene.General, Scene.FollowUp);
        var others = await scene.MentionAsync(scene.Bob, scene.General, Scene.FollowUp);

        ExpectMuseum(own);
        Assert.Contains(Scene.Bridge, others.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_thread_that_people_start_from_an_answer_goes_on_from_it(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        ExpectMuseum(await scene.MentionAsync(scene.Bob, scene.ThreadUnder(answer.Message), Scene.FollowUp));
    }

    [Theory]
    [EachPlatform]
    public async Task Thanks_in_its_thread_are_no_question(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var thread = (await scene.MentionAsync(scene.Alice, scene.General, Scene.MuseumQuestion)).Place;

        scene.Say(scene.Alice, thread, "great, thanks");
        var answer = await scene.SayAsync(scene.Alice, thread, "zeppelins?");

        Assert.Contains("do not answer this", answer.Text, StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.Equal(2, scene.Posts(thread).Count);
        Assert.Equal(2, scene.Bot.Database.Read("SELECT id FROM turn", row => row.GetString(0)).Count);
    }

    [Theory]
    [EachPlatform]
    public async Task What_is_not_meant_for_it_is_passed_over(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var machine = scene.AddMachine("other-bot");

        scene.Say(scene.Alice, scene.General, Scene.MuseumQuestion);
        scene.Mention(machine, scene.General, Scene.MuseumQuestion);
        var answer = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), Scene.MuseumQuestion);

        await scene.Bot.StopAsync();
        Assert.Equal([answer.Message], scene.SeenBy(scene.Alice).Select(seen => seen.Message));
    }

    [Theory]
    [EachPlatform]
    public async Task A_mention_under_the_question_of_somebody_else_asks_that_question(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { ReadsThreads = true });
        var question = scene.Say(scene.Alice, scene.General, Scene.MuseumQuestion);

        var answer = await scene.NextAsync(scene.Mention(scene.Bob, scene.General, "", under: question));

        Assert.Contains("12 million", answer.Lead, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_mention_without_a_question_is_told_how_to_ask(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var told = await scene.MentionAsync(scene.Alice, scene.General, "");

        Assert.Contains("What would you like to know?", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_picture_without_words_is_asked_about(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var told = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), "");

        Assert.Contains("What would you like to know?", told.Text, StringComparison.Ordinal);
    }

    private static void ExpectMuseum(SeenAnswer answer)
    {
        Assert.Contains(Scene.Museum, answer.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Bridge, answer.Lead, StringComparison.Ordinal);
    }
}
