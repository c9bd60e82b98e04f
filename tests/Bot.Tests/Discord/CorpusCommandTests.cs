using Bot.Chat;
using Bot.Discord;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

/// <summary>What Discord alone has of the moderators' commands.</summary>
public sealed class CorpusCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_takes_longer_than_an_interaction_lasts_is_told_in_direct_messages()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        File.Delete(Path.Combine(scene.Articles.Folder, "culture", "museum.md"));
        var held = await HeldReading.HoldAsync(scene.Articles.Folder, Cancellation);
        var interaction = scene.Bob.Command(scene.General, "corpus reload");
        await scene.Bot.OrLogAsync(interaction.Answered);

        interaction.IsExpired = true;
        await scene.Bot.OrLogAsync(held.ReleaseAsync());
        var report = await scene.NextMessageAsync(scene.Bob.Direct);

        Assert.Contains("Not put in use", DiscordScene.TextOf(report), StringComparison.Ordinal);
        Assert.Contains("type /corpus rollback", DiscordScene.TextOf(report), StringComparison.Ordinal);
        Assert.Empty(report.Json.Objects("components"));
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task What_runs_no_more_cannot_be_cancelled_also_after_a_restart()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        var held = await HeldReading.HoldAsync(scene.Articles.Folder, Cancellation);
        var interaction = scene.Bob.Command(scene.General, "corpus reload");
        var progress = await scene.Bot.OrLogAsync(interaction.Answered);
        // So that its button stays.
        interaction.IsExpired = true;
        await scene.Bot.OrLogAsync(held.ReleaseAsync());
        await scene.NextMessageAsync(scene.Bob.Direct);
        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        var told = await scene.Bot.OrLogAsync(scene.Bob.Press(progress, DiscordScene.Button(progress, "cancel")).Answered);

        Assert.Contains("This does not run any more, so there is nothing to cancel.", DiscordScene.TextOf(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    public async Task A_file_that_Discord_does_not_give_is_told_and_no_redirection_followed(int status)
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        scene.Discord.SentFiles.Status = status;

        var told = await scene.Bot.OrLogAsync(scene.Bob.Command(scene.General, "corpus add", ("file", scene.Discord.SentFiles.Add("a.md", "It rained."u8.ToArray()))).Answered);

        Assert.Contains($"Discord did not give the file (HTTP {status}).", DiscordScene.TextOf(told), StringComparison.Ordinal);
        // Whoever follows it asks for an address that the stand-in does not have.
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Without_a_file_or_an_address_nothing_is_added()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;

        var told = await scene.Bot.OrLogAsync(scene.Bob.Command(scene.General, "corpus add").Answered);

        Assert.Contains("attach a file, or give the address of a page", DiscordScene.TextOf(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://files.example/attachments/1/2/a.md")]
    [InlineData("http://cdn.discordapp.com/attachments/1/2/a.md")]
    [InlineData("https://cdn.discordapp.com:8443/attachments/1/2/a.md")]
    [InlineData("https://cdn.discordapp.com.files.example/attachments/1/2/a.md")]
    [InlineData("https://somebody@cdn.discordapp.com/attachments/1/2/a.md")]
    [InlineData("http://127.0.0.1:1/attachments/1/2/a.md")]
    public async Task Files_are_fetched_from_no_other_place(string address)
    {
        using var http = new HttpClient(new Unreached());
        var rest = new DiscordRest(http, new DiscordOptions { Token = "t" }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<DiscordRest>.Instance);

        var refused = await Assert.ThrowsAsync<UploadException>(() => new DiscordApi(rest).DownloadAsync(new Uri(address), Cancellation));

        Assert.Equal("The file is not where Discord keeps files, so it was not fetched.", refused.Message);
    }

    private sealed class Unreached : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException($"{request.RequestUri} was asked.");
    }
}
