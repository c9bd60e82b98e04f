using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class AskingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_acknowledged_by_a_deferral_and_answered_in_Markdown()
    {
        await using var scene = await DiscordScene.StartAsync();

        var asked = scene.Alice.Command(scene.General, "ask", ("question", "how much did the harbour bridge cost"));

        Assert.Equal(5, (await scene.Bot.OrLogAsync(asked.Acknowledged)).Type);
        var answer = await scene.Bot.OrLogAsync(asked.Answered);
        var text = DiscordScene.TextOf(answer);
        Assert.Contains("**\\[1\\]** “The harbour bridge cost 40 million euros.”", text, StringComparison.Ordinal);
        Assert.Contains("[The harbour bridge](<https://harbour.example/bridge#:~:text=", text, StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_long_question_is_shown_without_attaching_files()
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
    public async Task A_mention_that_is_refused_starts_no_thread()
    {
        await using var scene = await DiscordScene.StartAsync(chat: new JsonObject { ["ChannelQuestionsPerMinute"] = 1 });
        var first = scene.Alice.Say(scene.General, "how much did the harbour bridge cost", mentionsBot: true);
        await scene.NextMessageAsync(await scene.Bot.OrLogAsync(first.ThreadStarted));

        var second = scene.Alice.Say(scene.General, "how much did the city museum cost", mentionsBot: true);
        var refused = await scene.NextMessageAsync(scene.General);

        Assert.Contains("That was many questions", DiscordScene.TextOf(refused), StringComparison.Ordinal);
        Assert.Null(second.Thread);
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
}
