using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Web;

public sealed class ReaderTests : IAsyncLifetime
{
    private const string File = "uk/a b#1.txt";
    private const string Address = "/a/uk/a%20b%231.txt";
    private const string Checks = "British & French officials check passports.";
    private const string Crossed = "In 2015 about 7,000 people crossed the <b>border</b> in 39 boats.";

    private const string Text = $"Share this article\n<script>alert(1)</script>\r\n\r\nFirst. {Checks} Last.\n{Crossed}\nEnd.";

    private const string Yaml =
        """
        "uk/a b#1.txt": { title: "<b>Treaty</b>", publisher: The Post, published: 2016-08-30, url: "https://example.org/a", language: en }
        copy.txt: { title: The copy, publisher: Copyists, published: 2016-09 }
        secret/plan.txt: { title: The plan }
        """;

    private static readonly string Long = string.Concat(Enumerable.Range(1, 30).Select(i => $"Sentence {i} tells of the harbour, of its keeper and of the {i} boats which lie in it all winter long. "));

    private ServedArticles? _served;

    private ServedArticles Served => _served ?? throw new InvalidOperationException("The site is not started.");

    [Fact]
    public async Task The_span_is_marked_in_its_paragraph_and_the_text_is_never_markup()
    {
        var page = await Served.OpenAsync(LinkOf(Checks));

        Assert.Equal(Checks, Assert.Single(page.QuerySelectorAll("mark")).TextContent);
        Assert.Equal($"First. {Checks} Last.", page.QuerySelector("#quote")?.ParentElement?.TextContent);
        Assert.Equal("<script>alert(1)</script>", page.QuerySelectorAll("article p")[1].TextContent);
        Assert.Empty(page.QuerySelectorAll("article script, article b, .notice"));
    }

    [Fact]
    public async Task The_head_of_the_article_is_told()
    {
        var page = await Served.OpenAsync(LinkOf(Checks));

        Assert.Equal("<b>Treaty</b>", page.QuerySelector("h1")?.TextContent);
        Assert.Contains($"The Post · Aug 30, 2016 (given) · {File}", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(("en", "auto"), (page.QuerySelector("article")?.GetAttribute("lang"), page.QuerySelector("article")?.GetAttribute("dir")));
    }

    [Fact]
    public async Task The_page_that_it_came_from_opens_at_the_quote()
    {
        var quoted = await Served.OpenAsync(LinkOf(Checks));
        var whole = await Served.OpenAsync(Address);

        Assert.Equal("https://example.org/a#:~:text=British%20%26%20French%20officials%20check%20passports.", quoted.QuerySelector("a.original")?.GetAttribute("href"));
        Assert.Equal("https://example.org/a", whole.QuerySelector("a.original")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_cleaned_away_is_shown_on_demand_and_always_where_it_is_cited()
    {
        var plain = await Served.OpenAsync(Address);
        var cited = await Served.OpenAsync(LinkOf("this article"));

        Assert.Equal("aside", Assert.Single(plain.QuerySelectorAll("article .aside")).ClassName);
        Assert.Equal("Show what was cleaned away (1 part)", plain.QuerySelector("input#asides[type=checkbox] + label[for=asides]")?.TextContent);
        Assert.Equal(("aside cited", "this article"), (Assert.Single(cited.QuerySelectorAll("article .aside")).ClassName, cited.QuerySelector(".aside mark")?.TextContent));
    }

    [Fact]
    public async Task A_span_over_several_paragraphs_is_named_once()
    {
        var page = await Served.OpenAsync($"{Address}?s=0-{Text.Length}");

        Assert.Equal("Share this article", Assert.Single(page.QuerySelectorAll("[id=quote]")).TextContent);
        Assert.Equal(5, page.QuerySelectorAll("article p:has(> mark)").Length);
    }

    [Theory]
    [InlineData("?s=5-99999")]
    [InlineData("?s=2147483647-2147483647")]
    [InlineData("?s=0-0")]
    public async Task A_span_that_the_article_does_not_have_is_said_to_be_missing(string query)
    {
        var page = await Served.OpenAsync(Address + query);

        Assert.Contains("not in the article as it is stored now", page.QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task A_link_of_a_version_that_is_not_kept_warns_that_the_mark_may_be_wrong() =>
        Assert.Contains("reloaded since", (await Served.OpenAsync($"{Address}?v=old&s=0-5")).QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_link_of_an_earlier_version_opens_the_article_as_it_was_then()
    {
        var (link, version) = (LinkOf(Checks), Served.Version);
        await Served.WriteAndReloadAsync(File, "Something else is written here now.");

        var page = await Served.OpenAsync(link);

        Assert.Equal(Checks, page.QuerySelector("#quote")?.TextContent);
        Assert.Contains($"as it was in corpus {version}, which is quoted. It was changed since", page.QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(Address, page.QuerySelector(".notice a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_link_to_an_article_that_was_removed_opens_it_as_long_as_its_version_is_kept()
    {
        var link = LinkOf(Checks);
        Served.DeleteAndReload(File);

        Assert.Contains("not in the corpus any more", (await Served.OpenAsync(link)).QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no article “uk/a b#1.txt” in the corpus.", (await Served.OpenAsync($"{Address}?v=old&s=0-5", HttpStatusCode.NotFound)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_no_stops_of_the_keyboard_for_who_hides_them()
    {
        var shown = (await Served.OpenAsync(LinkOf(Crossed))).QuerySelector(".switch a");
        Assert.Equal("Hide the figures", shown?.TextContent);

        var page = await Served.OpenAsync(shown?.GetAttribute("href") ?? "");

        Assert.Empty(page.QuerySelectorAll("a.figure, ol.figures, script[src*=reader]"));
        Assert.Equal("Show the 2 figures of this article", page.QuerySelector(".switch a")?.TextContent);
    }

    [Fact]
    public async Task A_figure_is_underlined_and_tells_its_reading()
    {
        var page = await Served.OpenAsync(LinkOf(Crossed));

        var figure = page.QuerySelectorAll("a.figure")[0];
        Assert.Equal("7,000", figure.TextContent);
        Assert.StartsWith("About 7,000 people, 2015 (the sentence says so)", figure.GetAttribute("data-reading"), StringComparison.Ordinal);
        Assert.Equal(figure.GetAttribute("data-reading"), page.GetElementById(figure.GetAttribute("aria-describedby") ?? "")?.TextContent);
        Assert.Equal(("#figure-1", "at-1"), (figure.GetAttribute("href"), figure.Id));
        Assert.Equal("7,000", page.QuerySelector("ol.figures a[href='#at-1']")?.TextContent);
        Assert.Equal(Crossed, string.Concat(page.QuerySelectorAll("mark").Select(mark => mark.TextContent)));
    }

    [Fact]
    public async Task The_same_story_in_another_article_is_linked_to()
    {
        var page = await Served.OpenAsync("/a/long.txt");

        var alike = Assert.Single(page.QuerySelectorAll("#alike + ul li"));
        Assert.Equal("/a/copy.txt", alike.QuerySelector("a")?.GetAttribute("href"));
        Assert.Contains("Copyists · Sep 2016 (given)", alike.TextContent, StringComparison.Ordinal);
        Assert.Null((await Served.OpenAsync(Address)).QuerySelector("#alike"));
    }

    [Theory]
    [InlineData("/a/secret/plan.txt")]
    [InlineData("/a/copy.txt")]
    public async Task Of_what_is_not_open_to_all_not_even_the_title_is_told(string path)
    {
        await using var limited = await ServedArticles.StartAsync(Files(), new JsonObject { ["Chat"] = new JsonObject { ["Folders"] = new JsonArray("uk") } });

        var page = await limited.OpenAsync(path, HttpStatusCode.NotFound);

        Assert.Contains("There is no article", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("The plan", page.Source.Text, StringComparison.Ordinal);
        Assert.NotNull((await limited.OpenAsync(Address)).QuerySelector("article"));
    }

    [Fact]
    public async Task What_was_closed_since_is_not_opened_by_a_link_of_an_earlier_version()
    {
        await using var limited = await ServedArticles.StartAsync(
            [("corpus.yaml", "a.txt: { tags: [open] }"), ("a.txt", Long), ("b.txt", Checks)], new JsonObject { ["Chat"] = new JsonObject { ["Tags"] = new JsonArray("open") } });
        var link = SpanLink.Of(limited.Article("a.txt"), new TextSpan(0, 8), limited.Snapshot.State);
        Assert.NotNull((await limited.OpenAsync(link)).QuerySelector("#quote"));

        await limited.WriteAndReloadAsync("corpus.yaml", "a.txt: { tags: [closed] }");

        Assert.Null((await limited.OpenAsync(link, HttpStatusCode.NotFound)).QuerySelector("#quote"));
    }

    [Fact]
    public void An_article_of_five_megabytes_is_not_held_many_times_over()
    {
        var line = string.Concat(Enumerable.Repeat("Многие люди пересекли границу у моря. ", 200));
        var article = Some.Article(string.Join('\n', Enumerable.Repeat(line, 700)));
        var text = new Bot.Web.ArticleText(article, new TextSpan(1_000, 50), []);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var written = text.Paragraphs().Sum(paragraph => (long)paragraph.Value.Length);

        Assert.InRange(written, article.Text.Length, article.Text.Length * 1.01);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, article.Text.Length * sizeof(char) * 4L);
    }

    public async ValueTask InitializeAsync() => _served = await ServedArticles.StartAsync(Files());

    public async ValueTask DisposeAsync()
    {
        if (_served is { } served)
            await served.DisposeAsync();
    }

    private static IEnumerable<(string File, string Text)> Files() =>
        [("corpus.yaml", Yaml), (File, Text), ("long.txt", Long), ("copy.txt", $"{Long}\nThis was first told elsewhere."), ("secret/plan.txt", "The plan is to build a tower of glass.")];

    private string LinkOf(string quote)
    {
        var article = Served.Article(File);
        return SpanLink.Of(article, new TextSpan(article.Text.IndexOf(quote, StringComparison.Ordinal), quote.Length), Served.Snapshot.State);
    }
}
