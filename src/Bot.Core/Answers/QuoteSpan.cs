using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>
/// The span to quote for a sentence: the sentence, and one neighbour where it cannot stand alone. A quotation that runs over
/// two sentences is not cut in the middle, and a sentence whose subject is a pronoun brings the sentence before it.
/// </summary>
internal static class QuoteSpan
{
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
            opened ^= LeavesQuotationOpen(article.Text, index.SentenceSpan(s - 1));
        var hasNext = sentence + 1 < end && index.SentenceParagraph(sentence + 1) == paragraph && IsNeighbour(article, span, index.SentenceSpan(sentence + 1));
        if (hasNext && !opened && LeavesQuotationOpen(article.Text, span) && LeavesQuotationOpen(article.Text, index.SentenceSpan(sentence + 1)))
            return TextSpan.Between(span.Start, index.SentenceSpan(sentence + 1).End);
        var hasBefore = sentence > first && IsNeighbour(article, index.SentenceSpan(sentence - 1), span);
        if (hasBefore && (opened || leansBack) && (index.SentenceParagraph(sentence - 1) == paragraph || !opened))
            return TextSpan.Between(index.SentenceSpan(sentence - 1).Start, span.End);
        return span;
    }

    /// <summary>An odd number of quotation marks: a quotation begins here and does not end, or ends here and did not begin.</summary>
    private static bool LeavesQuotationOpen(string text, TextSpan sentence)
    {
        var marks = 0;
        foreach (var c in text.AsSpan(sentence.Start, sentence.Length))
            marks += c is '"' or '“' or '”' or '„' or '«' or '»' ? 1 : 0;
        return marks % 2 == 1;
    }

    /// <summary>Nothing but white space lies between, so that the span of both is clean text.</summary>
    private static bool IsNeighbour(Article article, TextSpan before, TextSpan after) =>
        article.Text.AsSpan(before.End, after.Start - before.End).IsWhiteSpace();
}
