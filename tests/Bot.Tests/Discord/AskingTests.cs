using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class AskingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_acknowledged_then_answered_with_its_quotes()
    {
        await using var scene = await DiscordScene.StartAsync();

        var asked = scene.Alice.Command(scene.General, "ask", ("question", "how much did the harbour bridge cost"));

        Assert.Equal(5, (await scene.Bot.OrLogAsync(asked.Acknowledged)).Type);
        var answer = await scene.Bot.OrLogAsync(asked.Answered);
        Assert.False(answer.IsEphemeral);
        var text = DiscordScene.TextOf(answer);
        Assert.Contains("**\\[1\\]** “The harbour bridge cost 40 million euros.”", text, StringComparison.Ordinal);
        Assert.Contains("[The harbour bridge](<https://harbour.example/bridge#:~:text=", text, StringComparison.Ordinal);
        Assert.Contains(" · Harbour News · Apr 2, 2019 (given) · paragraph 1", text, StringComparison.Ordinal);
        Assert.Contains("2 articles · newest May 14, 2021 (given)", text, StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Links_lead_to_the_article_reader_where_it_can_be_reached()
    {
        await using var scene = await DiscordScene.StartAsync(web: new JsonObject { ["PublicUrl"] = "https://bot.example/" });

        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the city museum cost");

        Assert.Contains("[The city museum](<https://bot.example/a/culture/museum.md?v=", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_articles_do_not_answer_is_refused_with_the_size_of_the_corpus_and_the_closest_passages()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await scene.AskAsync(scene.Alice, scene.General, "who won the elections in Peru");

        var text = DiscordScene.TextOf(answer);
        Assert.Contains("The 2 articles do not answer this:", text, StringComparison.Ordinal);
        Assert.Contains("2 articles · newest", text, StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_private_question_is_answered_for_the_one_who_asked()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost", ("private", true));

        Assert.True(answer.IsEphemeral);
        Assert.Contains("40 million", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Empty(scene.General.Messages);
    }

    [Theory]
    [InlineData("publisher", "Kest Daily", DiscordScene.Museum, DiscordScene.Bridge)]
    [InlineData("from", "2020", DiscordScene.Museum, DiscordScene.Bridge)]
    [InlineData("to", "2019-04", DiscordScene.Bridge, DiscordScene.Museum)]
    public async Task A_filter_leaves_other_articles_out(string option, string value, string told, string untold)
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await scene.AskAsync(scene.Alice, scene.General, "who was the architect", (option, value));

        Assert.Contains(told, DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(untold, DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Contains("1 article ·", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from", "yesterday", "“yesterday” is no date: write YYYY, YYYY-MM or YYYY-MM-DD")]
    [InlineData("publisher", "Nobody", "No article of the corpus is by “Nobody”")]
    public async Task A_filter_that_cannot_be_read_or_met_is_told(string option, string value, string told)
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await scene.AskAsync(scene.Alice, scene.General, "who was the architect", (option, value));

        Assert.Contains(told, DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_of_blanks_is_asked_for_again()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await scene.AskAsync(scene.Alice, scene.General, "   ");

        Assert.Contains("Please ask a question", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_back_and_others_are_answered()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["UserQuestionsPerMinute"] = 2 });
        await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost");
        await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost");

        var refused = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost");
        var other = await scene.AskAsync(scene.Bob, scene.General, "how much did the harbour bridge cost");

        Assert.Matches("That was many questions in a short time. Please ask again in [0-9]+ seconds.", DiscordScene.TextOf(refused));
        Assert.True(refused.IsEphemeral);
        Assert.Contains("40 million", DiscordScene.TextOf(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_question_is_answered_like_a_short_one()
    {
        await using var scene = await DiscordScene.StartAsync(permissions: Permissions.Usual & ~Permissions.AttachFiles);
        var question = $"how much did the harbour bridge cost {string.Concat(Enumerable.Repeat("as far as the articles tell ", 10))}";

        var answer = await scene.AskAsync(scene.Alice, scene.General, question);
        var said = scene.Alice.Say(scene.General, question, mentionsBot: true);

        Assert.Empty(answer.Files);
        Assert.DoesNotContain("Attach Files", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Contains("40 million", DiscordScene.TextOf(await scene.NextMessageAsync(await scene.Bot.OrLogAsync(said.ThreadStarted))), StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_filter_is_named_and_taken_over_by_follow_ups()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the city museum cost", ("publisher", "Kest Daily"));

        scene.Bob.Say(scene.General, "who was the architect", replyTo: answer);

        var next = DiscordScene.TextOf(await scene.NextMessageAsync(scene.General));
        Assert.Contains("Only articles by “Kest Daily” were asked.", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Contains("Only articles by “Kest Daily” were asked.", next, StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Bridge, next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentions_count_for_their_channel_and_a_refusal_is_said_once_and_starts_no_thread()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["ChannelQuestionsPerMinute"] = 1 });
        var first = scene.Alice.Say(scene.General, "how much did the harbour bridge cost", mentionsBot: true);
        await scene.NextMessageAsync(await scene.Bot.OrLogAsync(first.ThreadStarted));

        var second = scene.Alice.Say(scene.General, "how much did the city museum cost", mentionsBot: true);
        var refused = await scene.NextMessageAsync(scene.General);
        scene.Alice.Say(scene.General, "how much did the city museum cost", mentionsBot: true);
        await scene.Bot.StopAsync();

        Assert.Contains("That was many questions", DiscordScene.TextOf(refused), StringComparison.Ordinal);
        Assert.Null(second.Thread);
        Assert.Equal(4, scene.General.Messages.Count);
    }

    [Fact]
    public async Task An_answer_that_Discord_refuses_is_replaced_by_a_sentence()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Discord.Rest.FailNext("PATCH /webhooks/{app}/{token}/messages/{message}", new Fault.Status(400));

        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost");

        Assert.Contains("Something went wrong on our side. Please ask again.", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_servers_that_are_named_are_answered_in()
    {
        await using var scene = await DiscordScene.StartAsync(discord: new JsonObject { ["Guilds"] = "111111111111111111, 222222222222222222" });

        var asked = scene.Alice.Command(scene.General, "ask", ("question", "how much did the harbour bridge cost"));
        var told = await scene.Bot.OrLogAsync(asked.Answered);
        scene.Alice.Say(scene.General, "how much did the harbour bridge cost", mentionsBot: true);
        await scene.Bot.StopAsync();

        Assert.Equal("This bot does not answer in this server.", told.Content);
        Assert.True(told.IsEphemeral);
        Assert.DoesNotContain(scene.General.Messages, message => message.Author == scene.Discord.BotId);
    }

    [Fact]
    public async Task Text_of_articles_is_shown_word_for_word_and_is_no_markup()
    {
        await using var scene = await DiscordScene.StartAsync();
        await File.WriteAllTextAsync(
            Path.Combine(scene.Articles.Folder, "hostile.md"),
            "---\ntitle: '[Free](https://evil.example) @everyone'\n---\nThe lighthouse keeper said **@everyone** must read https://evil.example/x and <@123> [here](https://evil.example).\n",
            Cancellation);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var answer = await scene.AskAsync(scene.Alice, scene.General, "what did the lighthouse keeper say");

        var text = DiscordScene.TextOf(answer);
        Assert.Contains(@"\*\*\@everyone\*\* must read https\://evil.example/x and \<\@123> \[here\](https\://evil.example)", text, StringComparison.Ordinal);
        Assert.Contains(@"\[Free\](https\://evil.example) \@everyone · publisher unknown", text, StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }
}
