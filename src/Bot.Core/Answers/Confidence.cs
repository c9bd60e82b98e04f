using System.Numerics;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>How likely it is that the corpus answers: what the best quote meets of the question, and what was found beside it, weighed by boosted trees.</summary>
internal static class Confidence
{
    public static readonly string[] Names = [.. FeatureNames.Of<ConfidenceFeature>(), .. FeatureNames.Of<SentenceFeature>().Select(name => "best quote: " + name)];

    public static float Of(BoostedTrees model, ReadOnlySpan<float> features) => 1 / (1 + MathF.Exp(-model.LogOdds(features)));

    public static float[] Features(PassageIndex index, QuestionMatcher matcher, IReadOnlyList<RankedPassage> passages, IReadOnlyList<RankedSentence> sentences, IReadOnlyList<SelectedQuote> quotes)
    {
        var question = matcher.Question;
        var best = quotes[0];
        var nearby = matcher.MatchSentences(
            Math.Max(best.Sentence.Sentence - 1, index.PassageSentences[best.Sentence.Passage]),
            Math.Min(best.Sentence.Sentence + 2, index.PassageSentences[best.Sentence.Passage + 1]));
        var articles = MatchArticles(matcher, quotes);
        var unknown = question.Terms.Where(term => term.Alternatives.Count == 0).ToList();
        var total = Math.Max(1e-3f, question.Terms.Sum(term => term.Weight));
        var rarest = Bm25.Idf(0, index.SearchedPassages);
        var bm25 = passages.Select(passage => passage.Bm25).OrderDescending().Take(10).ToList();
        var f = new float[Names.Length];

        void Set(ConfidenceFeature feature, float value) => f[(int)feature] = value;
        static float Flag(bool value) => value ? 1 : 0;

        Set(ConfidenceFeature.BestScore, best.Sentence.Score);
        Set(ConfidenceFeature.LeadOverSecondQuote, quotes.Count > 1 ? best.Sentence.Score - quotes[1].Sentence.Score : 5);
        Set(ConfidenceFeature.LeadOverThirdQuote, quotes.Count > 2 ? best.Sentence.Score - quotes[2].Sentence.Score : 5);
        Set(ConfidenceFeature.MeanScoreOfBestTen, sentences.Take(10).Average(sentence => sentence.Score));
        Set(ConfidenceFeature.ShareOfHighestPossibleBm25, bm25[0] / Math.Max(1e-3f, total * Bm25.HighestFactor));
        Set(ConfidenceFeature.SecondBm25OverFirst, bm25.Count < 2 || bm25[0] == 0 ? 0 : bm25[1] / bm25[0]);
        Set(ConfidenceFeature.TenthBm25OverFirst, bm25.Count < 10 || bm25[0] == 0 ? 0 : bm25[9] / bm25[0]);
        Set(ConfidenceFeature.QuotesFromBestArticle, quotes.Count(quote => quote.Article == best.Article));
        Set(ConfidenceFeature.CoverageOfAllQuotes, matcher.Coverage(quotes.Aggregate(default(TermMatch), (all, quote) => all | quote.Match)));
        Set(ConfidenceFeature.BestPassageScore, passages[0].Score);
        Set(ConfidenceFeature.LeadOverSecondPassage, passages.Count > 1 ? passages[0].Score - passages[1].Score : 5);
        Set(ConfidenceFeature.NamesMissingFromArticles, 1 - matcher.Coverage(articles, matcher.Names));
        Set(ConfidenceFeature.TermsMissingFromArticles, 1 - matcher.Coverage(articles));
        Set(ConfidenceFeature.TermsMissingFromCorpus, unknown.Sum(term => term.Weight) / total);
        Set(ConfidenceFeature.HeaviestTermMissingFromCorpus, unknown.Select(term => term.Idf).DefaultIfEmpty(0).Max() / rarest);
        Set(ConfidenceFeature.TermsCorrected, question.Terms.Where(term => term.Correction is not null).Sum(term => term.Weight) / total);
        Set(ConfidenceFeature.YearsMissingFromQuote, 1 - matcher.Coverage(best.Match, matcher.Years));
        Set(ConfidenceFeature.BestPartNearby, matcher.BestClause(nearby));
        Set(ConfidenceFeature.PartsOfQuestion, question.Clauses.Count);
        Set(ConfidenceFeature.WordsOfQuestion, question.Terms.Count);
        Set(ConfidenceFeature.NamesOfQuestion, BitOperations.PopCount(matcher.Names));
        Set(ConfidenceFeature.PublishersOfQuestion, question.Publishers.Count);
        Set(ConfidenceFeature.RarestTerm, question.Terms.Select(term => term.Idf).DefaultIfEmpty(0).Max() / rarest);
        Set(ConfidenceFeature.MeanRarity, question.Terms.Select(term => term.Idf).DefaultIfEmpty(0).Average() / rarest);
        Set(ConfidenceFeature.AsksNumber, Flag(question.Type == QuestionType.Number));
        Set(ConfidenceFeature.AsksTime, Flag(question.Type == QuestionType.Time));
        Set(ConfidenceFeature.AsksPerson, Flag(question.Type == QuestionType.Person));
        Set(ConfidenceFeature.AsksPlace, Flag(question.Type == QuestionType.Place));
        Set(ConfidenceFeature.AsksDefinition, Flag(question.Type == QuestionType.Definition));
        Set(ConfidenceFeature.AsksReason, Flag(question.Type == QuestionType.Reason));
        Set(ConfidenceFeature.AsksManner, Flag(question.Type == QuestionType.Manner));
        Set(ConfidenceFeature.AsksChoice, Flag(question.Type == QuestionType.Choice));
        Set(ConfidenceFeature.AsksStatement, Flag(question.Type == QuestionType.Statement));
        Set(ConfidenceFeature.AsksYesOrNo, Flag(question.Type == QuestionType.YesOrNo));
        Set(ConfidenceFeature.AskedUnit, (int)question.Unit);
        Set(ConfidenceFeature.IsNegated, Flag(question.IsNegated));
        Set(ConfidenceFeature.IsLimited, Flag(question.IsLimited));
        best.Sentence.Features.CopyTo(f, Enum.GetValues<ConfidenceFeature>().Length);
        return f;
    }

    /// <summary>A question of several parts may find each of them in another article.</summary>
    public static TermMatch MatchArticles(QuestionMatcher matcher, IReadOnlyList<SelectedQuote> quotes) =>
        quotes.Take(matcher.Question.Clauses.Count).Select(quote => matcher.MatchArticle(quote.Article)).Aggregate((all, match) => all | match);
}
