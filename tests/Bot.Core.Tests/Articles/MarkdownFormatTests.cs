using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class MarkdownFormatTests
{
    [Fact]
    public void Front_matter_is_metadata_and_an_aside_and_stays_in_the_text()
    {
        const string Text = "---\r\ntitle: \"Bread: a history\"\r\nsource: The Baker\r\ndate: 2019-03\r\nlink: https://example.org/b\r\nlang: fr\r\ntags:\r\n  - bread\r\n  - food\r\nlayout: post\r\n---\r\n\r\n# Another\r\n\r\nBody.\r\n";

        var article = Read(Text, out _);

        Assert.Equal(Text, article.Text);
        Assert.Equal("Bread: a history", article.Title);
        Assert.Equal("The Baker", article.Publisher);
        Assert.Equal(new PublicationDate(new(2019, 3, 1), new(2019, 3, 31), DatePrecision.Month, DateBasis.Given), article.Published);
        Assert.Equal(new Uri("https://example.org/b"), article.Url);
        Assert.Equal("fr", article.Language);
        Assert.Equal(["bread", "food"], article.Tags);
        var aside = Assert.Single(article.Asides);
        Assert.Equal(0, aside.Start);
        Assert.Equal("\r\n\r\n# Another\r\n\r\nBody.\r\n", Text[aside.End..]);
    }

    [Fact]
    public void The_first_heading_is_the_title_but_not_one_in_code()
    {
        var article = Read("Intro.\n\n```sh\n# install\n```\n\n# Real title #\n\nBody.", out _);

        Assert.Equal("Real title", article.Title);
    }

    [Fact]
    public void Broken_front_matter_is_a_warning_with_its_line_and_the_article_loads()
    {
        var article = Read("---\ntitle: Bread\ndate: [\n---\n# Heading\n\nBody.", out var warning);

        Assert.Equal("Heading", article.Title);
        Assert.Matches("^a.md: line [2-4]: the front matter is not YAML", warning);
    }

    [Fact]
    public void An_unreadable_date_is_a_warning_with_its_line()
    {
        Read("---\ntitle: Bread\ndate: soon\n---\nBody.", out var warning);

        Assert.StartsWith("a.md: line 3: date \"soon\" is no date", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Thematic_breaks_are_not_front_matter()
    {
        Assert.Empty(Read("---\n\nJust a sentence.\n\n---\n\nBody.", out _).Asides);
    }

    private static Article Read(string text, out string? warning)
    {
        using var folder = new TemporaryFolder().With("a.md", text);
        var reading = folder.Read();
        warning = reading.Warnings.SingleOrDefault();
        return Assert.Single(reading.Articles);
    }
}
