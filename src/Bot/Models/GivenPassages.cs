using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Models;

/// <summary>What a model is given of the articles to answer from: passages of the text as it is stored, never an article as a whole.</summary>
internal static class GivenPassages
{
    /// <summary>In UTF-16 units; passages are shorter, but for tables without an end.</summary>
    private const int Longest = 2_000;

    /// <summary>The passages around the quotes first, then the best others, each once, numbered 1, 2, 3 …</summary>
    internal static IReadOnlyList<Citation> Of(Answer.Found answer, int most)
    {
        List<Citation> given = [];
        foreach (var passage in answer.Citations.Select(quote => Around(quote, answer.Passages)).Concat(answer.Passages).Select(Shortened))
        {
            if (given.Count == most)
                break;
            if (!given.Exists(other => IsSame(other, passage)))
                given.Add(passage with { Number = given.Count + 1, AlsoIn = [] });
        }

        return given;
    }

    /// <summary>The passage that holds the quote; the paragraph where none was found, and the quote alone where that is long.</summary>
    private static Citation Around(Citation quote, IReadOnlyList<Citation> passages)
    {
        if (passages.FirstOrDefault(passage => passage.Article.File == quote.Article.File && passage.Span.Contains(quote.Span)) is { } passage)
            return passage;
        var paragraph = Paragraphs.Of(quote.Article).FirstOrDefault(paragraph => paragraph.Contains(quote.Span));
        return paragraph.Length is > 0 and <= Longest / 2 ? quote with { Span = paragraph } : quote;
    }

    private static Citation Shortened(Citation passage)
    {
        if (passage.Span.Length <= Longest)
            return passage;
        var blank = passage.Article.Text.LastIndexOf(' ', passage.Span.Start + Longest, Longest);
        return passage with { Span = TextSpan.Between(passage.Span.Start, blank < 0 ? passage.Span.Start + Longest : blank) };
    }

    private static bool IsSame(Citation one, Citation other) =>
        (one.Article.File == other.Article.File && one.Span.Overlaps(other.Span) && (one.Span.Contains(other.Span) || other.Span.Contains(one.Span))) || one.Quote == other.Quote;
}
