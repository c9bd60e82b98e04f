namespace Bot.Core.Articles;

/// <summary>The paragraphs that a span stands in, and one before and behind them. Asides are in none.</summary>
/// <param name="Before">Null at the beginning of the article.</param>
/// <param name="Own">In order; empty where the span lies in an aside or between paragraphs.</param>
/// <param name="After">Null at the end of the article.</param>
public sealed record SurroundingParagraphs(TextSpan? Before, IReadOnlyList<TextSpan> Own, TextSpan? After)
{
    /// <summary>In order.</summary>
    public IEnumerable<TextSpan> All => [.. Before is { } before ? [before] : Array.Empty<TextSpan>(), .. Own, .. After is { } after ? [after] : Array.Empty<TextSpan>()];

    public static SurroundingParagraphs Of(Article article, TextSpan span)
    {
        var paragraphs = Paragraphs.Of(article);
        return new SurroundingParagraphs(
            paragraphs.Where(paragraph => paragraph.End <= span.Start).Select(paragraph => (TextSpan?)paragraph).LastOrDefault(),
            [.. paragraphs.Where(paragraph => paragraph.Overlaps(span))],
            paragraphs.Where(paragraph => paragraph.Start >= span.End).Select(paragraph => (TextSpan?)paragraph).FirstOrDefault());
    }
}
