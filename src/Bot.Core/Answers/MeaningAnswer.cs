using System.Numerics;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <param name="Sentence">The one that answers, where words tell which; null where the whole passage is quoted.</param>
internal sealed record MeantQuote(FusedPassage Found, SelectedQuote? Sentence);

/// <summary>
/// The answer to a question that its words cannot answer, since it is in another language than the articles or they use none of its words. A question whose words the
/// articles know, and that was refused, stays refused; so does one with a year or number that the articles near to it do not have.
/// </summary>
internal sealed record MeaningAnswer(IReadOnlyList<MeantQuote> Quotes, double Confidence)
{
    /// <summary>Words that a sentence must meet to be quoted without its passage.</summary>
    private const int TellingWords = 2;

    public static MeaningAnswer? Of(CorpusSnapshot snapshot, Question question, Reading reading, AnswerOptions options)
    {
        if (options.MinSimilarity is not { } least || !MayBeMeant(snapshot, question, reading.Matcher.Question, out var isOfArticles))
            return null;
        var matcher = reading.Matcher;
        var asked = WrittenNumbers.Of(question.Text);
        var near = reading.Fused.Where(passage => passage.Similarity >= least).OrderBy(passage => passage.RankByMeaning)
            .Where(passage => MayAnswer(snapshot.Index.ArticleOf(passage.Passage)))
            .Take(Reading.QuoteCount).ToList();
        return near.Count == 0 ? null : new MeaningAnswer([.. near.Select(passage => new MeantQuote(passage, SentenceOf(snapshot, reading, passage.Passage)))], ConfidenceOf(near[0].Similarity ?? 0, least, options.MinConfidence));

        bool MayAnswer(int article) => HasNames(question.Text, matcher, article, isOfArticles) && HasYears(matcher, article)
            && (asked.Count == 0 || asked.IsSubsetOf(WrittenNumbers.Of(snapshot.Articles[article].Text)));
    }

    /// <summary>Rises evenly with the cosine: at the threshold it is the least confidence of an answer, and 1 where question and passage mean the same.</summary>
    public static double ConfidenceOf(double similarity, double least, double minConfidence) =>
        least >= 1 ? minConfidence : Math.Clamp(minConfidence + ((1 - minConfidence) * (similarity - least) / (1 - least)), 0, 1);

    /// <param name="isOfArticles">The question is in a language that an article is in.</param>
    private static bool MayBeMeant(CorpusSnapshot snapshot, Question question, ParsedQuestion read, out bool isOfArticles)
    {
        var language = LanguageDetector.Detect(question.Text);
        isOfArticles = snapshot.Admitted.Languages.Any(other => other.Key == language);
        var own = read.Terms.Where(term => !term.IsInherited).ToList();
        return (language is not null && !isOfArticles) || own.Count(term => term.Alternatives.Count == 0) * 2 > own.Count;
    }

    /// <summary>The article has every name of the question that any article has, and the others too unless they may be written otherwise in the language of the question.</summary>
    private static bool HasNames(string question, QuestionMatcher matcher, int article, bool isOfArticles)
    {
        var met = matcher.MatchArticle(article).Any;
        // Who writes no capitals at all means names too; else "port" is none because of Port Ellen.
        var hasCapitals = question.Any(char.IsUpper);
        return !matcher.Question.Terms.Where((term, i) => (met >> i & 1) == 0 && (!hasCapitals || char.IsUpper(term.Surface[0]))
            && (term.Alternatives.Count == 0 ? isOfArticles && term.IsName : matcher.IsNameInArticles(term))).Any();
    }

    private static bool HasYears(QuestionMatcher matcher, int article) => (matcher.Years & ~matcher.MatchArticle(article).Any) == 0;

    /// <summary>The one sentence of the passage that meets most of the question; null where none or several do.</summary>
    private static SelectedQuote? SentenceOf(CorpusSnapshot snapshot, Reading reading, int passage)
    {
        var matches = reading.Sentences.Where(sentence => sentence.Passage == passage).Select(sentence => (Sentence: sentence, Words: WordsMet(reading.Matcher, sentence))).OrderByDescending(match => match.Words).ToList();
        return matches is [var best, ..] && best.Words >= TellingWords && (matches.Count == 1 || best.Words > matches[1].Words)
            ? new QuoteSelector(snapshot.Index, snapshot.Articles, reading.Matcher).Quote(best.Sentence)
            : null;
    }

    private static int WordsMet(QuestionMatcher matcher, RankedSentence sentence) => BitOperations.PopCount(matcher.MatchSentence(sentence.Sentence).Any);
}
