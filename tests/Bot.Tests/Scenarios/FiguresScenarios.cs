using System.Text;

namespace Bot.Tests.Scenarios;

public sealed class FiguresScenarios
{
    [Theory]
    [EachPlatform]
    public async Task Figures_of_a_year_come_with_the_sentences_that_prove_them(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var table = await FindAsync(scene, ("topic", "visited the museum"), ("year", "2006"));

        Assert.False(table.IsPrivate);
        Assert.Contains("1 figure on “visited the museum” for 2006", table.Text, StringComparison.Ordinal);
        Assert.Contains("2006 [1] = about 90,000 people", table.Text, StringComparison.Ordinal);
        Assert.Contains("“About 90,000 people visited the museum in 2006, the city council said.”", table.Text, StringComparison.Ordinal);
        Assert.Contains("The city museum · Kest Daily · May 14, 2021 (given) · paragraph 3", table.Text, StringComparison.Ordinal);
        Assert.Contains("Year: = in the sentence", table.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_chart_and_the_table_are_attached_with_their_text(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var table = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("chart", true), ("csv", true));

        var files = await scene.FilesAsync(table, 2);
        Assert.Equal(["figures.png", "figures.csv"], files.Select(file => file.Name));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], files[0].Content[..4]);
        Assert.Contains("About 90,000 people visited the museum in 2006", Encoding.UTF8.GetString(files[1].Content), StringComparison.Ordinal);
        Assert.StartsWith("Chart of people in people by year.", files[0].Text);
        Assert.Contains("2006: about 90,000 people [", files[0].Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("1850", "The articles have no figures on “people” for 1850.")]
    [EachPlatform("last year", "“last year” is no year: write four digits, such as 2016, or “all”.")]
    public async Task A_year_without_figures_or_that_is_none_is_told(Platform platform, string year, string told)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await FindAsync(scene, ("topic", "people"), ("year", year));

        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Years_and_a_unit_leave_other_figures_out(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var costs = await FindAsync(scene, ("topic", "ferry trips"), ("year", "1990"), ("to", "2000"), ("unit", "percent"));

        Assert.Contains("30%", costs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("90,000", costs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[2]", costs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task More_figures_than_fit_follow_by_a_button(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var lines = Enumerable.Range(1, 20).Select(i => $"In {2000 + i} the harbour handled {10_000 + i} containers.");
        await scene.AddArticleAsync("containers.md", string.Join("\n\n", lines));

        var first = await FindAsync(scene, ("topic", "containers"), ("year", "all"));
        var second = await scene.PressAsync(scene.Bob, first, "figures");
        var third = await scene.PressAsync(scene.Bob, second, "figures");

        Assert.Contains("10,001 containers", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("10,009 containers", first.Text, StringComparison.Ordinal);
        Assert.Contains("10,009 containers", second.Text, StringComparison.Ordinal);
        Assert.Contains("10,020 containers", third.Text, StringComparison.Ordinal);
        Assert.False(third.Has("figures"));
        Assert.Equal(scene.Bob.Id, second.OnlyFor);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_table_in_a_channel_of_private_answers_can_be_rated_and_shared(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        await scene.CommandAsync(scene.Mona, scene.General, "settings", ("answers", "private"));

        var table = await FindAsync(scene, ("topic", "people"), ("year", "all"), ("csv", true));
        var thanks = await scene.PressAsync(scene.Alice, table, "good");
        var shared = await scene.PressAsync(scene.Alice, table, "share");

        Assert.Equal(scene.Alice.Id, table.OnlyFor);
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        Assert.Contains("about 90,000 people", shared.Text, StringComparison.Ordinal);
        Assert.Equal(["figures.csv"], (await scene.FilesAsync(shared, 1)).Select(file => file.Name));
        Assert.False(shared.IsPrivate);
        Assert.Empty(scene.Violations);
    }

    private static Task<SeenAnswer> FindAsync(Scene scene, params (string Name, object Value)[] fields) =>
        scene.CommandAsync(scene.Alice, scene.General, "figures", fields);
}
