using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class SurroundingParagraphsTests
{
    private const string Text = "First one.\nSecond one. It goes on.\nShare this\nThird one.\nFourth one.";

    private static readonly Article Article = Some.Article(Text) with { Asides = [new TextSpan(Text.IndexOf("Share", StringComparison.Ordinal), "Share this".Length)] };

    [Theory]
    [InlineData("It goes on.", "First one.", "Second one. It goes on.", "Third one.")]
    [InlineData("First", null, "First one.", "Second one. It goes on.")]
    [InlineData("Fourth one.", "Third one.", "Fourth one.", null)]
    [InlineData("on.\nShare this\nThird", "First one.", "Second one. It goes on.|Third one.", "Fourth one.")]
    [InlineData("Share", "Second one. It goes on.", "", "Third one.")]
    public void A_span_stands_between_the_paragraphs_before_and_behind_it_asides_left_out(string span, string? before, string own, string? after)
    {
        var found = SurroundingParagraphs.Of(Article, new TextSpan(Text.IndexOf(span, StringComparison.Ordinal), span.Length));

        Assert.Equal((before, own, after), (Written(found.Before), string.Join('|', found.Own.Select(paragraph => Written(paragraph))), Written(found.After)));
    }

    private static string? Written(TextSpan? span) => span is { } known ? Text.Substring(known.Start, known.Length) : null;
}
