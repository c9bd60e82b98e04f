using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;

namespace Bot.Tests.Web;

public sealed class ArticlesPageTests
{
    private const string Yaml =
        """
        open/bees.txt: { title: "Bees & honey", publisher: The Post, published: 2017-05, language: en }
        open/ferry.txt: { title: La nouvelle ligne, publisher: Le Port, language: fr }
        secret/plan.txt: { title: The secret plan, publisher: Hidden Gazette }
        """;

    private static readonly (string File, string Text)[] Files = [("corpus.yaml", Yaml), ("open/bees.txt", "Bees make honey."), ("open/ferry.txt", "La ligne ouvre en mai."), ("secret/plan.txt", "The plan is secret.")];

    [Fact]
    public async Task Each_article_is_told_with_publisher_date_and_language()
    {
        await using var served = await ServedArticles.StartAsync(Files);

        var page = await served.OpenAsync("/articles");

        Assert.Equal("3 articles", page.QuerySelector("#list")?.TextContent);
        Assert.Equal(
            ["Bees & honey|/a/open/bees.txt|The Post · May 2017 (given) · English", "La nouvelle ligne|/a/open/ferry.txt|Le Port · date unknown · French", "The secret plan|/a/secret/plan.txt|Hidden Gazette · date unknown · English"],
            page.QuerySelectorAll("ol.articles li").Select(item => $"{item.QuerySelector("a")?.TextContent}|{item.QuerySelector("a")?.GetAttribute("href")}|{item.QuerySelector(".faint")?.TextContent}"));
        Assert.Equal("fr", page.QuerySelectorAll("ol.articles a")[1].GetAttribute("lang"));
    }

    [Theory]
    [InlineData("bees", "Bees & honey")]
    [InlineData("PORT", "La nouvelle ligne")]
    [InlineData("secret", "The secret plan")]
    public async Task Articles_are_found_by_a_part_of_what_they_are_called(string typed, string title)
    {
        await using var served = await ServedArticles.StartAsync(Files);

        var page = await served.OpenAsync($"/articles?q={typed}");

        Assert.Equal(title, Assert.Single(Titles(page)));
        Assert.Equal(typed, page.QuerySelector("#q")?.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_called_by_no_article_is_said_to_be_missing()
    {
        await using var served = await ServedArticles.StartAsync(Files);

        var page = await served.OpenAsync("/articles?q=%3Cb%3Ewhales");

        Assert.Equal("There is no article named “<b>whales”.", page.QuerySelector("#list")?.TextContent);
        Assert.Empty(Titles(page));
    }

    [Theory]
    [InlineData("/articles", 2)]
    [InlineData("/articles?q=plan", 0)]
    [InlineData("/articles?q=Hidden", 0)]
    public async Task Articles_that_are_not_open_to_all_are_not_listed(string path, int shown)
    {
        await using var served = await ServedArticles.StartAsync(Files, new JsonObject { ["Chat"] = new JsonObject { ["Folders"] = new JsonArray("open") } });

        var page = await served.OpenAsync(path);

        Assert.Equal(shown, Titles(page).Count());
        Assert.DoesNotContain("The secret plan", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_of_50()
    {
        await using var served = await ServedArticles.StartAsync(Enumerable.Range(1, 120).Select(i => ($"{i:000}.txt", string.Create(CultureInfo.InvariantCulture, $"Article {i:000} of the harbour."))));

        var (first, last, found) = (await served.OpenAsync("/articles"), await served.OpenAsync("/articles?page=3"), await served.OpenAsync("/articles?q=.txt&page=2"));

        Assert.Equal((50, 20, 50), (Titles(first).Count(), Titles(last).Count(), Titles(found).Count()));
        Assert.Equal("101", last.QuerySelector("ol.articles")?.GetAttribute("start"));
        Assert.Equal(["/articles?page=2", "/articles?page=3"], first.QuerySelectorAll("nav.pages a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/articles?q=.txt&page=3", found.QuerySelector("nav.pages a[rel=next]")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    [InlineData("next")]
    public async Task A_page_that_there_is_not_is_said_to_be_missing(string page)
    {
        await using var served = await ServedArticles.StartAsync(Files);

        Assert.Contains("There is no such page of this list", (await served.OpenAsync($"/articles?page={page}", HttpStatusCode.NotFound)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_changes_are_told()
    {
        await using var served = await ServedArticles.StartAsync(Files);
        Assert.Null((await served.OpenAsync("/articles")).QuerySelector("#changes"));

        await served.WriteAndReloadAsync("open/new.txt", "A new article on wells.");

        Assert.EndsWith(": 1 article added: “A new article on wells.”.", (await served.OpenAsync("/articles")).QuerySelector("#changes + ul li")?.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll("ol.articles a").Select(link => link.TextContent);
}
