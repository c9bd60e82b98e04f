using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class ParagraphsTests
{
    [Theory]
    [InlineData("One.\n\nTwo.\r\n\r\n  Three. \n", "One.|Two.|Three.")]
    [InlineData("One.\nTwo.", "One.|Two.")]
    [InlineData("Old Mac.\rNew line.", "Old Mac.|New line.")]
    [InlineData("", "")]
    public void Each_line_is_a_paragraph(string text, string expected)
    {
        Assert.Equal(expected, string.Join('|', Texts(Some.Article(text))));
    }

    [Fact]
    public void Hard_wrapped_lines_are_put_together()
    {
        const string text = """
            The ministers met on Tuesday to talk about the harbour and
            agreed that the number of ferries should grow until the end
            of the year, which the mayor of the town had asked for long
            before the talks began.

            The next paragraph begins here and is wrapped as well so it
            goes on.
            """;

        Assert.Equal(2, Paragraphs.Of(Some.Article(text)).Count);
    }

    [Fact]
    public void An_aside_is_in_no_paragraph()
    {
        const string text = "First.\nShare this\nSecond.";
        var article = Some.Article(text) with { Asides = [TextSpan.Between(7, 17)] };

        Assert.Equal(["First.", "Second."], Texts(article));
        Assert.Equal(["First.", "Share this", "Second."], Paragraphs.WithAsides(article).Select(span => text.Substring(span.Start, span.Length)));
    }

    private static IEnumerable<string> Texts(Article article) =>
        Paragraphs.Of(article).Select(span => article.Text.Substring(span.Start, span.Length));
}
