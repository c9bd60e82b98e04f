using Bot.Answers;

namespace Bot.Tests.Answers;

public class TextFragmentTests
{
    [Fact]
    public void Dashes_commas_and_ampersands_of_a_quote_do_not_end_it() =>
        Assert.Equal("https://example.org/a#:~:text=close%20co%2Doperation%2C%20food%20%26%20tents", Fragment("close co-operation, food & tents", "https://example.org/a"));

    [Fact]
    public void A_long_quote_is_given_by_its_first_and_last_words() =>
        Assert.Equal(
            "https://example.org/a#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
            Fragment("one two three four five six seven eight nine ten eleven twelve thirteen", "https://example.org/a"));

    [Fact]
    public void A_quote_over_two_paragraphs_is_a_range_because_a_text_cannot_cross_them() =>
        Assert.Equal("https://example.org/a#:~:text=He%20agreed.,She%20did%20not.", Fragment("He agreed.\n\nShe did not.", "https://example.org/a"));

    [Fact]
    public void A_fragment_that_the_address_has_is_kept() =>
        Assert.Equal("https://example.org/a#top:~:text=yes", Fragment("yes", "https://example.org/a#top"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData(null)]
    public void Only_web_addresses_become_links(string? url) => Assert.Null(Fragment("yes", url));

    private static string? Fragment(string quote, string? url)
    {
        var article = Some.Article(quote) with { Url = url is null ? null : new Uri(url) };
        return TextFragment.Of(article, quote);
    }
}
