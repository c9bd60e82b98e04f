using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Web;

namespace Bot.Tests.Web;

public sealed class ArticleTextTests
{
    [Theory]
    [InlineData("a👩b", 2, 1, "👩")]
    [InlineData("a👩b", 1, 1, "👩")]
    [InlineData("a👩b", 2, 2, "👩b")]
    [InlineData("e\u0301a", 1, 1, "\u0301")]
    [InlineData("a\u00A0b", 0, 3, "a\u00A0b")]
    [InlineData("👩", 1, 1, "👩")]
    public void A_span_is_marked_in_whole_characters(string text, int start, int length, string marked)
    {
        var span = ReaderView.Markable(text, new TextSpan(start, length));

        Assert.Equal(marked, span is { } whole ? text.Substring(whole.Start, whole.Length) : null);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(0, 4)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(1, 1)]
    public void A_span_beyond_the_text_or_of_nothing_to_see_is_not_marked(int start, int length) => Assert.Null(ReaderView.Markable("a b", new TextSpan(start, length)));

    [Fact]
    public void Characters_that_a_reference_would_change_stay_themselves() =>
        Assert.Equal("<p>It\u0092s\u0085 &amp;#x92; &lt;b&gt; &quot;&#39; no-break\u00A0space \uFFFD</p>\n", Markup(Some.Article("It\u0092s\u0085 &#x92; <b> \"' no-break\u00A0space \0"), quote: null));

    [Fact]
    public void Asides_figures_and_the_quote_nest()
    {
        var article = Some.Article("One aside of 12 boats ends.") with { Asides = [new TextSpan(4, 17)] };

        var markup = Markup(article, new TextSpan(14, 10), Figure(article, "12 boats"));

        Assert.Equal(
            "<p>One <span class=\"aside cited\">aside of <a class=\"figure\" id=\"at-1\" href=\"#figure-1\" aria-describedby=\"figure-1\" data-reading=\"12 boats, 2016 (the sentence says so): seen\">1<mark id=\"quote\">2 boats</mark></a></span><mark> en</mark>ds.</p>\n",
            markup);
    }

    [Fact]
    public void Figures_that_share_a_part_of_their_text_stand_together()
    {
        var article = Some.Article("Between 12 and 15 boats, and 3 ferries.");

        var shown = ShownFigure.Of([Figure(article, "3 ferries"), Figure(article, "15 boats"), Figure(article, "12 and 15")]);

        Assert.Equal([(1, "12 and 15 boats", 2), (2, "3 ferries", 1)], shown.Select(figure => (figure.Number, article.Text.Substring(figure.Span.Start, figure.Span.Length), figure.Figures.Count)));
    }

    private static string Markup(Article article, TextSpan? quote, params IEnumerable<Figure> figures) =>
        string.Concat(new ArticleText(article, quote, ShownFigure.Of(figures)).Paragraphs().Select(paragraph => paragraph.Value));

    private static Figure Figure(Article article, string surface) =>
        new(article, new TextSpan(0, article.Text.Length), new TextSpan(article.Text.IndexOf(surface, StringComparison.Ordinal), surface.Length))
        {
            Value = 12,
            Unit = "boats",
            What = "seen",
            Period = Period.OfYears(2016, 2016),
            Basis = PeriodBasis.Stated,
        };
}
