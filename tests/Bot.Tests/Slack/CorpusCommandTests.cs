using Bot.Chat;
using Bot.Slack;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Slack;

/// <summary>What Slack alone has of the moderators' commands.</summary>
public sealed class CorpusCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task How_far_it_is_and_what_came_of_it_is_one_message_in_direct_messages_and_a_line_says_so()
    {
        await using var scene = await SlackScene.StartAsync();

        var used = scene.Slack.Admin.Command(scene.General, "/archive-corpus", "reload");
        var line = await scene.AnswerAsync(used);
        var live = await scene.NextAsync(scene.Slack.Admin.Direct);
        await scene.Bot.OrLogAsync(live.UntilAsync(IsEnded, Cancellation));

        Assert.True(line.IsEphemeral);
        Assert.Equal("How it goes, and what came of it, stands in our direct messages.", SlackScene.TextOf(line));
        Assert.Contains("Nothing changed", SlackScene.TextOf(live), StringComparison.Ordinal);
        Assert.Single(scene.Slack.Admin.Direct.Messages);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task In_direct_messages_no_line_says_where_it_stands()
    {
        await using var scene = await SlackScene.StartAsync();

        scene.Slack.Admin.Command(scene.Slack.Admin.Direct, "/corpus", "reload");
        var live = await scene.NextAsync(scene.Slack.Admin.Direct);
        await scene.Bot.OrLogAsync(live.UntilAsync(IsEnded, Cancellation));

        Assert.Single(scene.Slack.Admin.Direct.Messages);
    }

    [Fact]
    public async Task When_the_message_was_deleted_what_came_of_it_is_another_one()
    {
        await using var scene = await SlackScene.StartAsync();
        var held = await HeldReading.HoldAsync(scene.Articles.Folder, Cancellation);
        scene.Slack.Admin.Command(scene.General, "/corpus", "reload");
        var live = await scene.NextAsync(scene.Slack.Admin.Direct);

        scene.Slack.Admin.Delete(live);
        await scene.Bot.OrLogAsync(held.ReleaseAsync());
        var report = await scene.NextAsync(scene.Slack.Admin.Direct);

        Assert.Contains("Nothing changed", SlackScene.TextOf(report), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task Who_is_no_moderator_is_shown_no_form()
    {
        await using var scene = await SlackScene.StartAsync();

        var told = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/corpus", "add"));

        Assert.Contains("Only moderators may", SlackScene.TextOf(told), StringComparison.Ordinal);
        Assert.Empty(scene.Alice.Views);
    }

    [Fact]
    public async Task A_file_that_Slack_does_not_give_is_told_with_the_scope()
    {
        await using var scene = await SlackScene.StartAsync();
        var used = scene.Slack.Admin.Command(scene.General, "/corpus", "add");
        var form = await scene.ViewAsync(scene.Slack.Admin);
        scene.Slack.Scopes = [.. scene.Slack.Scopes.Except(["files:read"])];

        scene.Slack.Admin.Submit(form, ("file", scene.Slack.Files.Add("a.md", "It rained."u8.ToArray())));
        var told = await scene.AnswerAsync(used);

        Assert.Contains("Slack did not give the file (HTTP 302).", SlackScene.TextOf(told), StringComparison.Ordinal);
        Assert.Contains("files:read", SlackScene.TextOf(told), StringComparison.Ordinal);
        // Whoever follows the redirection asks for an address that the stand-in does not have.
        Assert.Empty(scene.Slack.Violations);
    }

    [Theory]
    [InlineData("https://files.example/files-pri/T1-F1/download/a.md")]
    [InlineData("http://files.slack.com/files-pri/T1-F1/download/a.md")]
    [InlineData("https://files.slack.com.files.example/a.md")]
    [InlineData("https://evilslack-files.com/a.md")]
    [InlineData("https://somebody@files.slack.com/a.md")]
    [InlineData("http://127.0.0.1:1/files-pri/a.md")]
    public async Task The_token_goes_to_no_other_place(string address)
    {
        using var http = new HttpClient(new Unreached());
        var rest = new SlackRest(http, new SlackOptions { BotToken = "xoxb-1" }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<SlackRest>.Instance);

        var refused = await Assert.ThrowsAsync<UploadException>(() => new SlackApi(rest).DownloadAsync(new Uri(address), Cancellation));

        Assert.Equal("The file is not where Slack keeps files, so it was not fetched.", refused.Message);
    }

    private static bool IsEnded(System.Text.Json.Nodes.JsonObject message) => !message.Objects("blocks").Any(block => block.Text("type") == "actions");

    private sealed class Unreached : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException($"{request.RequestUri} was asked.");
    }
}
