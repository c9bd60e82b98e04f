using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class ButtonTests
{
    private const string Question = "how much did the city museum cost";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_passages_come_in_private_and_are_not_those_shown()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, "what happened to the ferry trips");

        var more = await scene.PressAsync(scene.Bob, answer, "more");

        Assert.True(more.IsEphemeral);
        Assert.StartsWith("\nMore passages: what happened to the ferry trips", DiscordScene.TextOf(more));
        Assert.DoesNotContain("**\\[1\\]**", DiscordScene.TextOf(more), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Context_shows_the_paragraphs_around_the_quotes()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);

        var context = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.True(context.IsEphemeral);
        Assert.Contains("The council met in May.", DiscordScene.TextOf(context), StringComparison.Ordinal);
        Assert.Contains("About 90,000 people visited", DiscordScene.TextOf(context), StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_private_answer_is_shared_by_who_asked_and_stays_usable()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question, ("private", true));

        var press = scene.Alice.Press(answer, DiscordScene.Button(answer, "share"));
        var shared = await scene.Bot.OrLogAsync(press.NextFollowupAsync(Cancellation));
        var context = await scene.PressAsync(scene.Bob, shared, "context");

        Assert.False(shared.IsEphemeral);
        Assert.Contains("12 million", DiscordScene.LeadOf(shared), StringComparison.Ordinal);
        Assert.Contains("Shared by alice", DiscordScene.TextOf(shared), StringComparison.Ordinal);
        Assert.Contains("The council met in May.", DiscordScene.TextOf(context), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Buttons(shared), id => id.StartsWith("share", StringComparison.Ordinal));
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task What_was_asked_in_private_before_a_shared_answer_stays_private()
    {
        await using var scene = await DiscordScene.StartAsync();
        await scene.AskAsync(scene.Alice, scene.General, "how much did the city museum cost", ("private", true));
        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost", ("private", true));
        var press = scene.Alice.Press(answer, DiscordScene.Button(answer, "share"));
        var shared = await scene.Bot.OrLogAsync(press.NextFollowupAsync(Cancellation));

        scene.Bob.Say(scene.General, "who was the architect", replyTo: shared);

        await scene.NextMessageAsync(scene.General);
        var request = Assert.Single(scene.Bot.Database.Read("SELECT request FROM turn WHERE user = @user", row => row.GetString(0), ("@user", scene.Bob.Id)));
        Assert.Contains("harbour bridge", request, StringComparison.Ordinal);
        Assert.DoesNotContain("museum", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_work_after_a_restart()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var context = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("The council met in May.", DiscordScene.TextOf(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_corpus_that_was_reloaded_says_so_and_goes_away()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);
        await File.WriteAllTextAsync(Path.Combine(scene.Articles.Folder, "new.md"), "The theatre opened again in 2022 after a fire.", Cancellation);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var expired = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("the articles were reloaded since. Please ask again.", DiscordScene.TextOf(expired), StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.All(DiscordScene.Buttons(answer), id => Assert.Matches("^(good|bad):", id));
        Assert.Contains("12 million", DiscordScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_reply_to_an_answer_of_an_older_corpus_goes_on_from_it()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);
        await File.WriteAllTextAsync(Path.Combine(scene.Articles.Folder, "new.md"), "The theatre opened again in 2022 after a fire.", Cancellation);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);
        await scene.PressAsync(scene.Alice, answer, "context");
        await scene.AskAsync(scene.Bob, scene.General, "how much did the harbour bridge cost");

        scene.Bob.Say(scene.General, "who was the architect", replyTo: answer);

        var next = await scene.NextMessageAsync(scene.General);
        Assert.Contains(DiscordScene.Museum, DiscordScene.LeadOf(next), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Bridge, DiscordScene.LeadOf(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_shared_once()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question, ("private", true));
        var share = DiscordScene.Button(answer, "share");
        await scene.Bot.OrLogAsync(scene.Alice.Press(answer, share).NextFollowupAsync(Cancellation));

        var second = await scene.Bot.OrLogAsync(scene.Alice.Press(answer, share).NextFollowupAsync(Cancellation));

        Assert.True(second.IsEphemeral);
        Assert.Contains("You shared this already.", DiscordScene.TextOf(second), StringComparison.Ordinal);
        Assert.Single(scene.General.Messages);
    }

    [Fact]
    public async Task A_button_of_a_part_of_the_corpus_that_was_closed_says_so()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much did the harbour bridge cost", ("private", true));
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await scene.Bot.OrLogAsync(scene.Bob.Command(scene.General, "settings", ("folder", "culture")).Answered);

        var share = await scene.Bot.OrLogAsync(scene.Alice.Press(answer, DiscordScene.Button(answer, "share")).NextFollowupAsync(Cancellation));
        var context = await scene.PressAsync(scene.Alice, answer, "context");

        Assert.Contains("The part of the articles that is open here was changed since", DiscordScene.TextOf(share), StringComparison.Ordinal);
        Assert.DoesNotContain("40 million", DiscordScene.TextOf(context), StringComparison.Ordinal);
        Assert.Empty(scene.General.Messages);
    }

    [Fact]
    public async Task Helpful_is_one_press()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);

        var thanks = await scene.PressAsync(scene.Bob, answer, "good");

        Assert.True(thanks.IsEphemeral);
        Assert.Equal([(scene.Bob.Id, true, null, null)], Ratings(scene));
    }

    [Fact]
    public async Task Not_helpful_asks_for_the_reason_in_a_form()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);

        var press = scene.Bob.Press(answer, DiscordScene.Button(answer, "bad"));
        Assert.Equal(9, (await scene.Bot.OrLogAsync(press.Acknowledged)).Type);
        var form = scene.Bob.SubmitModal(press, ("reason", "wrong-year"), ("note", "It was 2004."));
        var thanks = await scene.Bot.OrLogAsync(form.Answered);

        Assert.True(thanks.IsEphemeral);
        Assert.Equal([(scene.Bob.Id, false, "wrong-year", "It was 2004.")], Ratings(scene));
        Assert.Empty(scene.Discord.Violations);
    }

    private static List<(string User, bool IsHelpful, string? Reason, string? Note)> Ratings(DiscordScene scene) =>
        scene.Bot.Database.Read("SELECT user, helpful, reason, note FROM rating", row => (row.GetString(0), row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
}
