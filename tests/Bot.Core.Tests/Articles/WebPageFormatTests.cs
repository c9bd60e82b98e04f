using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class WebPageFormatTests
{
    private const string First = "The harbour wall was finished in spring, and the first ships have already moored at the new pier, which is two hundred metres long.";

    private const string Second = "Engineers say the wall, built of granite blocks, will hold against waves of up to nine metres, more than any storm of the last century brought.";

    [Fact]
    public void The_main_text_is_kept_in_paragraphs_and_the_furniture_is_not()
    {
        var text = Extract(Page("")).Content;

        Assert.Contains($"{First}\n\n{Second}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Menu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_the_page_is_metadata()
    {
        var fields = Extract(Page("""
            <title>Wall is done - Harbour News</title><meta property="og:title" content="Harbour wall is done">
            <meta property="og:site_name" content="Harbour News"><meta property="article:published_time" content="2019-03-03T23:10:00-05:00">
            <meta property="article:tag" content="harbour"><link rel="canonical" href="https://example.org/wall">
            """)).Fields;

        Assert.Equal("Harbour wall is done", fields.Title);
        Assert.Equal("Harbour News", fields.Publisher);
        Assert.Equal(new PublicationDate(new(2019, 3, 3), new(2019, 3, 3), DatePrecision.Day, DateBasis.Given), fields.Published);
        Assert.Equal(new Uri("https://example.org/wall"), fields.Url);
        Assert.Equal("en", fields.Language);
        Assert.Equal(["harbour"], fields.Tags);
    }

    [Theory]
    [InlineData("""{"@type":"NewsArticle","datePublished":"2018-05-04"}""")]
    [InlineData("""[{"@graph":[{"@type":"WebPage"},{"datePublished":"2018-05-04T10:00Z"}]}]""")]
    public void Linked_data_dates_the_article(string json)
    {
        var fields = Extract(Page($"<script type=\"application/ld+json\">{json}</script>")).Fields;

        Assert.Equal(new DateOnly(2018, 5, 4), fields.Published?.Earliest);
    }

    [Fact]
    public void The_title_of_the_page_loses_the_name_of_the_site()
    {
        var fields = Extract(Page("<title>Wall is done | Harbour News</title><meta property='og:site_name' content='Harbour News'>")).Fields;

        Assert.Equal("Wall is done", fields.Title);
    }

    [Fact]
    public void Without_a_main_text_the_whole_body_is_kept_with_table_cells_apart()
    {
        Assert.Equal("Opening hours\n\nMonday | 9 to 5\n\nTuesday | closed", Extract("<body><h1>Opening hours</h1><table><tr><td>Monday</td><td>9 to 5</td></tr><tr><td>Tuesday</td><td>closed</td></tr></table>").Content);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(20_000)]
    public void Hostile_nesting_is_refused(int depth)
    {
        var html = string.Concat(Enumerable.Repeat("<div>", depth)) + "x";

        var refused = Assert.IsType<Extraction.Refused>(new WebPageFormat().Extract(Encoding.UTF8.GetBytes(html)));

        Assert.Contains("nested deeper", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_too_large_for_the_search_of_its_main_text_is_kept_whole_without_furniture()
    {
        var text = Extract($"<body><nav>Menu</nav>{string.Concat(Enumerable.Repeat("<p>Row of a long list.</p>", 12_000))}<p>The end.</p></body>").Content;

        Assert.StartsWith("Row of", text, StringComparison.Ordinal);
        Assert.EndsWith("The end.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_with_another_scheme_is_no_address()
    {
        Assert.Null(Extract(Page("<link rel=canonical href='javascript:alert(1)'>")).Fields.Url);
    }

    private static Extraction.Text Extract(string html) => Assert.IsType<Extraction.Text>(new WebPageFormat().Extract(Encoding.UTF8.GetBytes(html)));

    private static string Page(string head) => $"""
        <!doctype html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Menu</a></nav>
        <article><h1>Harbour wall is done</h1><p>{First}</p><p>{Second}</p><p>{First.Replace("ships", "boats", StringComparison.Ordinal)}</p><p>{Second.Replace("granite", "basalt", StringComparison.Ordinal)}</p></article>
        <script>alert(1)</script></body></html>
        """;
}
