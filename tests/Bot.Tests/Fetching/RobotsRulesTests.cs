using Bot.Fetching;

namespace Bot.Tests.Fetching;

public sealed class RobotsRulesTests
{
    // Most of them are the examples of RFC 9309 and of Google's page on it.
    [Theory]
    [InlineData("", "/", true)]
    [InlineData("User-agent: *\nDisallow:", "/", true)]
    [InlineData("User-agent: *\nDisallow: /", "/", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /", "/", true)]
    [InlineData("User-agent: other\nDisallow: /", "/", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: ArticleBot\nAllow: /", "/a", true)]
    [InlineData("User-agent: ArticleBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: ArticleBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: ArticleBot\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: articlebot\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: ArticleBot\n\nUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: ArticleBot/2.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: ArticleBots\nDisallow: /", "/a", true)]
    [InlineData("User-agent: x\nUser-agent: ArticleBot\nDisallow: /", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /a\r\n", "/a", false)]
    [InlineData("user-AGENT : * # all\nDISALLOW : /a # this", "/abc", false)]
    [InlineData("User-agent: *\nSitemap: https://a.test/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nAllow: /p\nDisallow: /", "/page", true)]
    [InlineData("User-agent: *\nAllow: /folder\nDisallow: /folder", "/folder/page", true)]
    [InlineData("User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/page.htm", false)]
    [InlineData("User-agent: *\nDisallow: /fish*.php", "/fish.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php?x", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php.php", false)]
    [InlineData("User-agent: *\nDisallow: *a", "/bca", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/A", true)]
    [InlineData("User-agent: *\nDisallow: /?q=", "/?q=1", false)]
    [InlineData("User-agent: *\nDisallow: /ツ", "/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /%e3%83%84", "/ツ", false)]
    [InlineData("User-agent: *\nDisallow: /%62ar", "/bar", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("<html>User-agent: *</html>\nDisallow: /", "/", true)]
    public void Rules_are_read_as_the_standard_says(string robots, string path, bool isAllowed)
    {
        Assert.Equal(isAllowed, RobotsRules.Parse(robots.TrimStart('\uFEFF')).Allows(new Uri(new Uri("https://a.test"), path)));
    }

    [Fact]
    public void Hostile_patterns_are_matched_in_time()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 200)) + "$");

        Assert.True(rules.Allows(new Uri("https://a.test/" + new string('a', 1_900) + "b")));
    }
}
