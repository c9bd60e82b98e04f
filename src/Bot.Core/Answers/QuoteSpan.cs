using System.Buffers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>
/// The span to quote for a sentence: the sentence, and one neighbour where it cannot stand alone. A quotation that runs over
/// two sentences is not cut in the middle, and a sentence whose subject is a pronoun brings the sentence before it.
/// </summary>
internal static class QuoteSpan
{
    /// <summary>Characters.</summary>
    private const int ReadAtOnce = 256;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»");

    /// <param name="leansBack">The sentence cannot be understood, or does not answer, without the one before it.</param>
    public static TextSpan Of(PassageIndex index, Article article, int sentence, bool leansBack)
    {
        var span = index.SentenceSpan(sentence);
        var number = index.ArticleOf(index.PassageOf(sentence));
        var first = index.PassageSentences[index.ArticlePassages[number]];
        var end = index.PassageSentences[index.ArticlePassages[number + 1]];
        var paragraph = index.SentenceParagraph(sentence);

        var opened = false;
        for (var s = sentence; s > first && index.SentenceParagraph(s - 1) == paragraph; s--)
            opened ^= LeavesQuotationOpen(article, index.SentenceSpan(s - 1));
        var hasNext = sentence + 1 < end && index.SentenceParagraph(sentence + 1) == paragraph && IsNeighbour(article, span, index.SentenceSpan(sentence + 1));
        if (hasNext && !opened && LeavesQuotationOpen(article, span) && LeavesQuotationOpen(article, index.SentenceSpan(sentence + 1)))
            return TextSpan.Between(span.Start, index.SentenceSpan(sentence + 1).End);
        var hasBefore = sentence > first && IsNeighbour(article, index.SentenceSpan(sentence - 1), span);
        if (hasBefore && (opened || leansBack) && (index.SentenceParagraph(sentence - 1) == paragraph || !opened))
            return TextSpan.Between(index.SentenceSpan(sentence - 1).Start, span.End);
        return span;
    }

    /// <summary>An odd number of quotation marks: a quotation begins here and does not end, or ends here and did not begin.</summary>
    private static bool LeavesQuotationOpen(Article article, TextSpan sentence)
    {
        Span<char> text = stackalloc char[ReadAtOnce];
        var marks = 0;
        for (var start = sentence.Start; start < sentence.End; start += ReadAtOnce)
        {
            var part = text[..Math.Min(ReadAtOnce, sentence.End - start)];
            article.CopyText(new TextSpan(start, part.Length), part);
            for (var next = part.IndexOfAny(Marks); next >= 0; next = part.IndexOfAny(Marks))
            {
                marks++;
                part = part[(next + 1)..];
            }
        }

        return marks % 2 == 1;
    }

    /// <summary>Nothing but white space lies between, so that the span of both is clean text.</summary>
    private static bool IsNeighbour(Article article, TextSpan before, TextSpan after) =>
        article.TextOf(TextSpan.Between(before.End, after.Start)).AsSpan().IsWhiteSpace();
}
