using System.Text;
using Bot.Fetching;

namespace Bot.Tests.Fetching;

public sealed class FeedReaderTests
{
    private const string Dtd = "<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";

    private static readonly Uri Feed = new("https://news.test/feeds/all.xml");

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>N</title><item><title>Calais</title><link>https://news.test/a</link><pubDate>Tue, 30 Aug 2016 10:00:00 GMT</pubDate></item></channel></rss>")]
    [InlineData("<rss version='0.91'><channel><title>N</title><item><title>Calais</title><link> https://news.test/a#top </link><pubDate>Tue, 30 Aug 2016 10:00:00 GMT</pubDate></item></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>N</title><entry><title>Calais</title><link rel='enclosure' href='/b'/><link href='/a'/><updated>2016-08-30T10:00:00Z</updated></entry></feed>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.test/'><entry><title type='html'>Calais</title><link rel='alternate' href='a'/><published>2016-08-30T12:00:00+02:00</published><updated>2020-01-01T00:00:00Z</updated></entry></feed>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>N</title></channel><item rdf:about='x'><title>Calais</title><link>../a</link><dc:date>2016-08-30T10:00:00Z</dc:date></item></rdf:RDF>")]
    public void An_item_has_its_link_its_title_and_its_date(string xml)
    {
        var item = Assert.Single(Read(xml, out var problem));

        Assert.Equal("", problem);
        Assert.Equal(new FeedItem(new Uri("https://news.test/a"), "Calais", new DateTimeOffset(2016, 8, 30, 10, 0, 0, TimeSpan.Zero)), item with { Published = item.Published?.ToUniversalTime() });
    }

    [Theory]
    [InlineData("<pubDate>yesterday</pubDate>")]
    [InlineData("<pubDate/>")]
    [InlineData("")]
    public void An_item_without_a_date_has_none(string date)
    {
        foreach (var version in (string[])["2.0", "0.92"])
            Assert.Null(Assert.Single(Read($"<rss version='{version}'><channel><item><link>https://news.test/a</link>{date}</item></channel></rss>", out _)).Published);
    }

    [Fact]
    public void An_item_that_has_only_a_lasting_identity_is_found_there()
    {
        Assert.Equal(new Uri("https://news.test/a"), Assert.Single(Read("<rss version='2.0'><channel><item><title>Calais</title><guid isPermaLink='true'>https://news.test/a</guid></item></channel></rss>", out _)).Link);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.test/a")]
    [InlineData("http://[")]
    [InlineData("")]
    public void An_item_that_leads_to_no_page_is_passed_over(string link)
    {
        foreach (var version in (string[])["2.0", "0.92"])
        {
            var items = Read($"<rss version='{version}'><channel><item><link>{link}</link></item><item><link>https://news.test/a</link></item></channel></rss>", out _);
            Assert.All(items, item => Assert.Equal("news.test", item.Link.Host));
            Assert.Contains(items, item => item.Link.AbsolutePath == "/a");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("An article")]
    [InlineData("<html><body>An article</body></html>")]
    [InlineData("<rss version='2.0'><channel>")]
    [InlineData(Dtd + "<rss version='2.0'><channel><item><link>&e;</link></item></channel></rss>")]
    [InlineData("<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><rss version='2.0'><channel><title>&b;</title></channel></rss>")]
    public void What_is_no_feed_is_told(string xml)
    {
        Assert.Empty(Read(xml, out var problem));
        Assert.Contains("it is no feed", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_does_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));

        foreach (var version in (string[])["2.0", "0.92"])
            Assert.Empty(Read($"<rss version='{version}'><channel><item>{deep}", out _));
    }

    private static IReadOnlyList<FeedItem> Read(string xml, out string problem) => FeedReader.Read(Encoding.UTF8.GetBytes(xml), Feed, out problem);
}
