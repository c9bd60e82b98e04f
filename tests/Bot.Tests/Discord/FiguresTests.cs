using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class FiguresTests
{
    [Fact]
    public async Task A_table_for_spreadsheets_is_described()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("csv", true));

        Assert.Contains("for a spreadsheet", Assert.Single(answer.Json.Objects("attachments")).Text("description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_files_may_not_be_attached_that_is_said()
    {
        await using var scene = await DiscordScene.StartAsync(permissions: Permissions.Usual & ~Permissions.AttachFiles);

        var answer = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("csv", true));

        Assert.Empty(answer.Files);
        Assert.Contains("I lack the permission Attach Files here", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    private static Task<PostedMessage> FindAsync(DiscordScene scene, params (string Name, object Value)[] options) =>
        scene.Bot.OrLogAsync(scene.Alice.Command(scene.General, "figures", options).Answered);
}
