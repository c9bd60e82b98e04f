using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Tests.Web;

public sealed class FiguresPageTests : IAsyncLifetime
{
    private const string Harbour =
        "In 2015 the harbour counted 1,200 boats. In 2016 the harbour counted 1,500 boats. The harbour master said 40 boats sank in 2016.\n\nThe quay cost £3 million in 2016.";

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private ServedArticles? _served;

    private ServedArticles Served => _served ?? throw new InvalidOperationException("The site is not started.");

    [Fact]
    public async Task Without_a_query_there_are_examples_of_the_corpus_and_no_table()
    {
        var page = await Served.OpenAsync("/figures");

        Assert.Empty(page.QuerySelectorAll("table, img"));
        Assert.Contains("/figures?topic=boats", Examples(page));
        Assert.Contains("/figures?from=2016", Examples(page));
        Assert.Contains("boats", page.QuerySelectorAll("#topic-list option").Select(option => option.GetAttribute("value")));
        Assert.DoesNotContain("secret", page.Source.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_field_has_its_label_and_keeps_what_was_typed()
    {
        var page = await Served.OpenAsync("/figures?topic=boats&from=2015&to=2016&unit=boats&publisher=Harbour+News");

        Assert.Equal(
            ["topic=boats", "from=2015", "to=2016", "unit=boats", "publisher=Harbour News"],
            page.QuerySelectorAll("form.filters input").Select(input => $"{input.Id}={input.GetAttribute("value")}"));
        Assert.All(page.QuerySelectorAll("form.filters input"), input => Assert.NotNull(page.QuerySelector($"label[for={input.Id}]")));
    }

    [Fact]
    public async Task The_table_shows_by_year_what_the_corpus_finds()
    {
        var page = await Served.OpenAsync("/figures?topic=boats");

        var table = Served.Snapshot.FindFigures(new FigureQuery { Topic = "boats", Filter = new() { Folders = ["open"] } });
        Assert.NotEmpty(table.Rows);
        Assert.Equal(table.Groups.Select(FigurePeriod.Heading), page.QuerySelectorAll("th[scope=rowgroup]").Select(heading => heading.TextContent));
        Assert.Equal(table.Rows.Select(row => FigureValue.Of(row.Figure)), page.QuerySelectorAll("th[scope=row]").Select(value => value.TextContent));
        Assert.Equal(table.Rows.Select(row => row.Figure.Quote), page.QuerySelectorAll("td details blockquote").Select(quote => quote.TextContent));
        Assert.Contains("Year: = in the sentence", page.QuerySelector("caption")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[role=region][tabindex='0'][aria-labelledby=found] > table"));
    }

    [Fact]
    public async Task A_source_opens_the_reader_at_its_sentence()
    {
        var page = await Served.OpenAsync("/figures?topic=boats&from=2015");

        var reader = await Served.OpenAsync(page.QuerySelector("td a")?.GetAttribute("href") ?? "");

        Assert.Equal("In 2015 the harbour counted 1,200 boats.", string.Concat(reader.QuerySelectorAll("mark").Select(mark => mark.TextContent)));
    }

    [Fact]
    public async Task The_chart_is_a_picture_with_all_of_it_in_words()
    {
        var page = await Served.OpenAsync("/figures?topic=harbour");
        var image = page.QuerySelectorAll("img")[0];

        using var response = await Served.Rig.GetAsync(image.GetAttribute("src") ?? "");

        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Png, (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..4]);
        Assert.Contains("2015: 1,200 boats [1].", image.GetAttribute("alt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_spreadsheet_is_that_of_the_terminal()
    {
        var link = (await Served.OpenAsync("/figures?topic=boats")).QuerySelector(".files a")?.GetAttribute("href") ?? "";

        using var response = await Served.Rig.GetAsync(link);

        Assert.Equal("attachment; filename=figures.csv; filename*=UTF-8''figures.csv", response.Content.Headers.ContentDisposition?.ToString());
        var expected = FigureCsv.Print(Served.Snapshot.FindFigures(new FigureQuery { Topic = "boats", Filter = new() { Folders = ["open"] } }));
        Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("from=soon", "“soon” is no year: write four digits, such as 2016, or “all”.")]
    [InlineData("topic=boats&to=16", "“16” is no year: write four digits, such as 2016, or “all”.")]
    [InlineData("topic=boats&from=2015&to=99999", "“99999” is no year: write four digits, such as 2016, or “all”.")]
    public async Task What_is_wrong_is_told_in_a_sentence(string query, string sentence)
    {
        var page = await Served.OpenAsync($"/figures?{query}", HttpStatusCode.BadRequest);

        Assert.Equal(sentence, page.QuerySelector("[role=alert]")?.TextContent);
        Assert.Equal("problem", page.QuerySelector("#from")?.GetAttribute("aria-describedby"));
        Assert.Contains(sentence, (await Served.OpenAsync($"/figures.csv?{query}", HttpStatusCode.BadRequest)).Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, (await Served.OpenAsync($"/figures/chart.png?{query}", HttpStatusCode.BadRequest)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_of_too_many_letters_is_refused() =>
        Assert.Contains("at most 2,000 characters", (await Served.OpenAsync($"/figures?topic={new string('a', 2_001)}", HttpStatusCode.BadRequest)).QuerySelector("[role=alert]")?.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Where_nothing_is_found_it_is_said_what_there_is()
    {
        var page = await Served.OpenAsync("/figures?topic=whales");

        Assert.StartsWith("The articles have no figures on “whales” in articles in the folder “open”. Their 4 figures speak of", page.QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(Examples(page));
        await Served.OpenAsync("/figures.csv?topic=whales", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/figures?topic=towers")]
    [InlineData("/figures?from=1999")]
    [InlineData("/figures?unit=towers")]
    [InlineData("/figures?publisher=Hidden+Gazette")]
    public async Task Figures_of_what_is_not_open_to_all_are_not_found(string path)
    {
        var page = await Served.OpenAsync(path);

        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.DoesNotContain("77", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_sources_differ_on_is_told()
    {
        await using var served = await ServedArticles.StartAsync([
            ("a.txt", "The fire in the Kilmory mill killed nine people in 2017."),
            ("b.txt", "In 2017 the fire in the Kilmory mill killed 12 people."),
        ]);
        var table = served.Snapshot.FindFigures(new FigureQuery { Topic = "fire" });
        Assert.NotEmpty(table.Conflicts);

        var page = await served.OpenAsync("/figures?topic=fire");

        Assert.Equal(FigureWording.Differ(table.Conflicts[0]), page.QuerySelector(".notice")?.TextContent);
    }

    [Fact]
    public async Task A_long_table_comes_in_pages()
    {
        await using var served = await ServedArticles.StartAsync([("many.txt", string.Join('\n', Enumerable.Range(1, 150).Select(i => string.Create(CultureInfo.InvariantCulture, $"In {1850 + i} the harbour counted {1_000 + (i * 7)} boats."))))]);

        var (first, second) = (await served.OpenAsync("/figures?unit=boats"), await served.OpenAsync("/figures?unit=boats&page=2"));

        var rows = served.Snapshot.FindFigures(new FigureQuery { Unit = "boats" }).Rows.Count();
        Assert.InRange(rows, 101, 199);
        Assert.Equal((100, rows - 100), (first.QuerySelectorAll("th[scope=row]").Length, second.QuerySelectorAll("th[scope=row]").Length));
        Assert.Equal("[101]", second.QuerySelector("td.number")?.TextContent);
        Assert.Equal("/figures?unit=boats&page=2", first.QuerySelector("nav.pages a[rel=next]")?.GetAttribute("href"));
        Assert.Contains($"Rows 101 to {rows} of {rows}.", second.QuerySelector("caption")?.TextContent, StringComparison.Ordinal);
        await served.OpenAsync("/figures?unit=boats&page=3", HttpStatusCode.NotFound);
        await served.OpenAsync("/figures?unit=boats&page=x", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_topic_is_text_and_never_markup()
    {
        var page = await Served.OpenAsync("/figures?topic=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory]
    [InlineData("/figures?topic=boats")]
    [InlineData("/figures.csv?topic=boats")]
    [InlineData("/figures/chart.png?topic=boats")]
    [InlineData("/articles")]
    public async Task Who_asks_too_often_is_told_to_wait(string path)
    {
        await using var served = await ServedArticles.StartAsync([("a.txt", Harbour)], new JsonObject { ["Web"] = new JsonObject { ["QuestionsPerMinute"] = 1 } });
        using var allowed = await served.Rig.GetAsync(path);

        using var refused = await served.Rig.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (allowed.StatusCode, refused.StatusCode));
    }

    public async ValueTask InitializeAsync() => _served = await ServedArticles.StartAsync(
        [
            ("corpus.yaml", "open/harbour.txt: { title: The harbour, publisher: Harbour News, published: 2017 }\nsecret/plan.txt: { title: The secret plan, publisher: Hidden Gazette }"),
            ("open/harbour.txt", Harbour),
            ("secret/plan.txt", "In 1999 the secret plan counted 77 towers."),
        ],
        new JsonObject { ["Chat"] = new JsonObject { ["Folders"] = new JsonArray("open") } });

    public async ValueTask DisposeAsync()
    {
        if (_served is { } served)
            await served.DisposeAsync();
    }

    private static IEnumerable<string?> Examples(IDocument page) => page.QuerySelectorAll(".examples a").Select(link => link.GetAttribute("href"));
}
