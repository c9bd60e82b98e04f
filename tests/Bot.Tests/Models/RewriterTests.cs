using System.Text.Json.Nodes;
using Bot.Core.Answers;
using Bot.Tests.ModelStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

public sealed class RewriterTests
{
    private static readonly string[] English = ["en"];
    private static readonly string[] EnglishAndFrench = ["en", "fr"];

    private static readonly Question FollowUp = new("And who designed it?") { Context = [new Turn("When did the harbour bridge open?", "The harbour bridge opened in 1998.")] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follow_up_is_made_to_stand_alone()
    {
        await using var rig = await ModelRig.StartAsync();

        Assert.Equal("When did the harbour bridge open: And who designed it?", await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation));
        Assert.Equal("standalone_question", (string?)Assert.Single(rig.Server.Chats).Body["response_format"]!["json_schema"]!["name"]);
    }

    [Fact]
    public async Task A_question_that_stands_alone_asks_no_model()
    {
        await using var rig = await ModelRig.StartAsync();

        Assert.Null(await rig.Rewriter.RewriteAsync(ModelRig.Asker, new Question(ModelRig.Bridge), English, Cancellation));
        Assert.Null(await rig.Rewriter.RewriteAsync(ModelRig.Asker, new Question("Quand est-ce que le pont du port a ouvert ?"), EnglishAndFrench, Cancellation));
        Assert.Empty(rig.Server.Requests);
    }

    [Fact]
    public async Task A_question_in_a_language_of_no_article_is_translated()
    {
        const string French = "Quand est-ce que le pont du port a ouvert ?";
        await using var rig = await ModelRig.StartAsync(new ModelMode.Honest { Translations = new Dictionary<string, string> { [French] = ModelRig.Bridge } });

        Assert.Equal(ModelRig.Bridge, await rig.Rewriter.RewriteAsync(ModelRig.Asker, new Question(French), English, Cancellation));
        Assert.Equal("en", (string?)Assert.Single(Assert.Single(rig.Server.Chats).Data["languages"]!.AsArray()));
    }

    [Fact]
    public async Task What_comes_is_one_line_without_control_characters()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Saying("""```{"question":"who\ndesigned\u001b[31m  the \u202e bridge?"}```"""));

        Assert.Equal("who designed [31m the bridge?", await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation));
    }

    [Theory]
    [InlineData("Who designed the harbour bridge?")]
    [InlineData("""{"question":""}""")]
    [InlineData("""{"question":7}""")]
    [InlineData("""{"query":"Who designed the harbour bridge?"}""")]
    [InlineData("""["Who designed the harbour bridge?"]""")]
    [InlineData("""[{"question":"Who}"]""")]
    public async Task What_is_not_in_the_form_is_not_taken(string text)
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Saying(text));

        Assert.Null(await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation));
        Assert.Contains("follow-ups are read by rules", Assert.Single(rig.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_question_is_not_taken()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Saying($$"""{"question":"{{new string('a', 501)}}"}"""));

        Assert.Null(await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation));
    }

    [Fact]
    public async Task Endless_text_is_not_read_to_its_end()
    {
        await using var rig = await ModelRig.StartAsync(new ModelMode.Saying(new string('a', 2_000_000)));

        Assert.Null(await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation));
    }

    [Fact]
    public async Task It_is_waited_for_no_longer_than_the_settings_say()
    {
        var never = new TaskCompletionSource();
        await using var rig = await ModelRig.StartAsync(new ModelMode.Slow(never.Task, Behind: 5), time: new FakeTimeProvider());

        var rewriting = rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation);
        await rig.Server.HeldAsync(Cancellation);
        rig.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(await rewriting);
        Assert.Contains("Models:Chat:RewriteSeconds", Assert.Single(rig.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_soon_after_it_was_not_there_in_time_does_not_wait_for_it()
    {
        var never = new TaskCompletionSource();
        await using var rig = await ModelRig.StartAsync(new ModelMode.Slow(never.Task, Behind: 5), time: new FakeTimeProvider());
        var rewriting = rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation);
        await rig.Server.HeldAsync(Cancellation);
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        await rewriting;
        rig.Server.Mode = new ModelMode.Honest();

        Assert.Null(await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation));
        Assert.Single(rig.Server.Chats);
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        await rig.Rewriter.RewriteAsync(ModelRig.Asker, FollowUp, English, Cancellation);

        Assert.Equal(2, rig.Server.Chats.Count);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var rig = await ModelRig.StartAsync(chat: new JsonObject { ["Rewrite"] = false });

        Assert.Null(rig.Models.Rewriter);
        Assert.NotNull(rig.Models.Composer);
    }
}
