using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

public sealed class FiguresTests
{
    [Fact]
    public async Task Figures_of_a_year_come_with_the_sentences_that_prove_them()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await FindAsync(scene, ("topic", "visited the museum"), ("year", "2006"));

        var text = DiscordScene.TextOf(answer);
        Assert.Contains("1 figure on “visited the museum” for 2006", text, StringComparison.Ordinal);
        Assert.Contains("**2006**\n**\\[1\\] =** **about 90,000 people**", text, StringComparison.Ordinal);
        Assert.Contains("> “About 90,000 people visited the museum in 2006, the city council said.”", text, StringComparison.Ordinal);
        Assert.Contains("Kest Daily · May 14, 2021 (given) · paragraph 3", text, StringComparison.Ordinal);
        Assert.Contains("Year: = in the sentence", text, StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_chart_and_the_table_are_attached_with_their_text()
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("chart", true), ("csv", true));

        Assert.Equal(["figures.png", "figures.csv"], answer.Files.Select(file => file.Name));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], answer.Files[0].Content[..4]);
        var texts = answer.Json.Objects("attachments").Select(attachment => attachment.Text("description")).ToList();
        Assert.StartsWith("Chart of people in people by year.", texts[0]);
        Assert.Contains("2006: about 90,000 people [", texts[0], StringComparison.Ordinal);
        Assert.Contains("for a spreadsheet", texts[1], StringComparison.Ordinal);
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task Where_files_may_not_be_attached_that_is_said()
    {
        await using var scene = await DiscordScene.StartAsync(permissions: Permissions.Usual & ~Permissions.AttachFiles);

        var answer = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("csv", true));

        Assert.Empty(answer.Files);
        Assert.Contains("I lack the permission Attach Files here", DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1850", "The articles have no figures on “people” for 1850.")]
    [InlineData("last year", "“last year” is no year: write four digits, such as 2016, or “all”.")]
    public async Task A_year_without_figures_or_that_is_none_is_told(string year, string told)
    {
        await using var scene = await DiscordScene.StartAsync();

        var answer = await FindAsync(scene, ("topic", "people"), ("year", year));

        Assert.Contains(told, DiscordScene.TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_figures_than_fit_follow_by_a_button()
    {
        await using var scene = await DiscordScene.StartAsync();
        var lines = Enumerable.Range(1, 20).Select(i => $"In {2000 + i} the harbour handled {10_000 + i} containers.");
        await File.WriteAllTextAsync(Path.Combine(scene.Articles.Folder, "containers.md"), string.Join("\n\n", lines), TestContext.Current.CancellationToken);
        await scene.Bot.RestartAsync(scene.Discord, TestContext.Current.CancellationToken);

        var first = await FindAsync(scene, ("topic", "containers"), ("year", "all"));
        var second = await scene.PressAsync(scene.Bob, first, "figures");
        var third = await scene.PressAsync(scene.Bob, second, "figures");

        Assert.Contains("10,001 containers", DiscordScene.TextOf(first), StringComparison.Ordinal);
        Assert.DoesNotContain("10,009 containers", DiscordScene.TextOf(first), StringComparison.Ordinal);
        Assert.Contains("10,009 containers", DiscordScene.TextOf(second), StringComparison.Ordinal);
        Assert.Contains("10,020 containers", DiscordScene.TextOf(third), StringComparison.Ordinal);
        Assert.DoesNotContain(DiscordScene.Buttons(third), id => id.StartsWith("figures", StringComparison.Ordinal));
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_table_in_a_channel_of_private_answers_can_be_rated_and_shared()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        await scene.Bot.OrLogAsync(scene.Bob.Command(scene.General, "settings", ("answers", "private")).Answered);

        var table = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("csv", true));
        var thanks = await scene.PressAsync(scene.Alice, table, "good");
        var shared = await scene.Bot.OrLogAsync(scene.Alice.Press(table, DiscordScene.Button(table, "share")).NextFollowupAsync(TestContext.Current.CancellationToken));

        Assert.True(table.IsEphemeral);
        Assert.Contains("Thank you", DiscordScene.TextOf(thanks), StringComparison.Ordinal);
        Assert.Contains("about 90,000 people", DiscordScene.TextOf(shared), StringComparison.Ordinal);
        Assert.Equal(["figures.csv"], shared.Files.Select(file => file.Name));
        Assert.False(shared.IsEphemeral);
        Assert.Empty(scene.Discord.Violations);
    }

    private static Task<PostedMessage> FindAsync(DiscordScene scene, params (string Name, object Value)[] options) =>
        scene.Bot.OrLogAsync(scene.Alice.Command(scene.General, "figures", options).Answered);
}
