using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

/// <summary>What goes wrong on Discord's side: the operator reads why, and who waits is told.</summary>
public sealed class TroubleTests
{
    private const string Question = "how much did the city museum cost";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_that_is_closed_to_the_bot_meanwhile_is_told_to_the_operator_and_to_who_asked()
    {
        await using var scene = await DiscordScene.StartAsync(discord: new JsonObject { ["AnswerInThreads"] = false });
        var closed = new TaskCompletionSource();
        scene.Discord.Rest.FailNext("POST /channels/{channel}/messages", new Fault.Slow(closed.Task));

        scene.Alice.Say(scene.General, Question, mentionsBot: true);
        scene.General.BotPermissions = Permissions.None;
        closed.SetResult();

        var line = await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync($"Somebody asked in channel {scene.General.Id}", Cancellation));
        Assert.StartsWith("Warning:", line);
        Assert.Contains("Missing Access", line, StringComparison.Ordinal);
        Assert.Contains("Give the bot View Channel", line, StringComparison.Ordinal);
        Assert.Contains("I may not answer in", (await scene.NextMessageAsync(scene.Alice.Direct)).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_may_not_write_that_is_told_to_who_asked_and_to_the_operator()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.General.BotPermissions = Permissions.Usual & ~Permissions.SendMessages & ~Permissions.SendMessagesInThreads;

        scene.Alice.Say(scene.General, Question, mentionsBot: true);

        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Missing Permissions", Cancellation));
        var told = await scene.NextMessageAsync(scene.Alice.Direct);
        Assert.Contains($"I may not answer in <#{scene.General.Id}>", told.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_closed_to_the_bot_still_gets_answers_to_commands()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.General.BotPermissions = Permissions.None;

        var answer = await scene.AskAsync(scene.Alice, scene.General, Question);

        Assert.Contains("12 million", DiscordScene.LeadOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_whose_message_was_deleted_meanwhile_is_given_up_quietly()
    {
        await using var scene = await DiscordScene.StartAsync();
        var deleted = new TaskCompletionSource();
        scene.Discord.Rest.FailNext("PATCH /webhooks/{app}/{token}/messages/{message}", new Fault.Slow(deleted.Task));
        var asked = scene.Alice.Command(scene.General, "ask", ("question", Question));
        await scene.Bot.OrLogAsync(asked.Acknowledged);

        scene.Discord.Delete(asked.Original!); // acknowledged
        deleted.SetResult();

        var line = await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("its message is gone", Cancellation));
        Assert.StartsWith("Information:", line);
    }

    [Fact]
    public async Task A_reply_to_a_message_that_was_deleted_is_posted_all_the_same()
    {
        await using var scene = await DiscordScene.StartAsync(discord: new JsonObject { ["AnswerInThreads"] = false });
        var deleted = new TaskCompletionSource();
        scene.Discord.Rest.FailNext("POST /channels/{channel}/messages", new Fault.Slow(deleted.Task));

        scene.Discord.Delete(scene.Alice.Say(scene.General, Question, mentionsBot: true));
        deleted.SetResult();

        Assert.Contains("12 million", DiscordScene.LeadOf(await scene.NextMessageAsync(scene.General)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_reaches_who_was_refused_although_Discord_is_busy()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Discord.Rest.FailNext("DELETE /webhooks/{app}/{token}/messages/{message}", new Fault.Status(502, AfterWork: true));
        scene.Discord.Rest.FailNext("POST /webhooks/{app}/{token}", new Fault.Status(503));

        var told = await scene.AskAsync(scene.Alice, scene.General, "   ");

        Assert.True(told.IsEphemeral);
        Assert.Contains("Something went wrong", DiscordScene.TextOf(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_shared_can_be_shared_again()
    {
        await using var scene = await DiscordScene.StartAsync();
        var answer = await scene.AskAsync(scene.Alice, scene.General, Question, ("private", true));
        var share = DiscordScene.Button(answer, "share");
        scene.Discord.Rest.FailNext("POST /webhooks/{app}/{token}", new Fault.Status(503));
        var told = await scene.Bot.OrLogAsync(scene.Alice.Press(answer, share).NextFollowupAsync(Cancellation));

        var shared = await scene.Bot.OrLogAsync(scene.Alice.Press(answer, share).NextFollowupAsync(Cancellation));

        Assert.Contains("Something went wrong", DiscordScene.TextOf(told), StringComparison.Ordinal);
        Assert.False(shared.IsEphemeral);
        Assert.Contains("12 million", DiscordScene.LeadOf(shared), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_mention_that_Discord_refuses_is_replaced_by_a_sentence()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Discord.Rest.FailNext("POST /channels/{channel}/messages", new Fault.Status(400));

        var asked = scene.Alice.Say(scene.General, Question, mentionsBot: true);

        var told = await scene.NextMessageAsync(await scene.Bot.OrLogAsync(asked.ThreadStarted));
        Assert.Contains("Something went wrong", DiscordScene.TextOf(told), StringComparison.Ordinal);
    }
}
