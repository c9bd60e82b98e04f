using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Reads passages beside a question; and tells without reading one how good it can be at the most.</summary>
/// <param name="best">The highest score that a passage was found by.</param>
internal sealed class PassageFeatures(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, LinearModel model, float best)
{
    /// <summary>What is known of a passage before it is read.</summary>
    private static readonly bool[] IsKnown = [.. Enum.GetValues<PassageFeature>().Select(feature => feature is PassageFeature.Bm25 or PassageFeature.CoverageInArticle
        or PassageFeature.PublisherAskedFor or PassageFeature.TextQuality or PassageFeature.Lead or PassageFeature.PublishedOnDayAskedFor)];

    public RankedPassage Read(Hit hit)
    {
        var header = matcher.MatchHeader(index.ArticleOf(hit.Passage));
        TermMatch all = header, before = default;
        float bestSentence = 0, bestWindow = 0, bestClause = 0;
        var passage = index.Read(hit.Passage);
        for (var sentence = 0; sentence < passage.Sentences.Length; sentence++)
        {
            var match = matcher.MatchSentence(passage, sentence);
            bestSentence = Math.Max(bestSentence, matcher.Coverage(match));
            bestClause = Math.Max(bestClause, matcher.BestClause(match));
            bestWindow = Math.Max(bestWindow, matcher.Coverage(match | before));
            all |= match;
            before = match;
        }

        var features = Features(hit, all, header, bestSentence, bestWindow, bestClause);
        return new RankedPassage(hit.Passage, model.Score(features), hit.Score, features, all);
    }

    /// <summary>The passage as it would be if one sentence met all that stands anywhere in it, each word beside its neighbour; without features.</summary>
    public RankedPassage MostOf(Hit hit)
    {
        var all = matcher.MostOf(hit.Passage);
        var coverage = matcher.Coverage(all);
        return new RankedPassage(hit.Passage, model.MostOf(Features(hit, all, all, coverage, coverage, matcher.BestClause(all)), IsKnown), hit.Score, [], all);
    }

    private float[] Features(Hit hit, TermMatch all, TermMatch header, float bestSentence, float bestWindow, float bestClause)
    {
        var number = index.ArticleOf(hit.Passage);
        var article = articles[number];
        return
        [
            hit.Score / best,
            matcher.Coverage(all),
            bestSentence,
            bestWindow,
            matcher.Coverage(matcher.MatchArticle(number)),
            matcher.PairCoverage(all),
            matcher.Names == 0 ? 0 : matcher.Coverage(all, matcher.Names),
            article.Publisher is { } publisher && matcher.Question.Publishers.Contains(publisher, StringComparer.Ordinal) ? 1 : 0,
            matcher.Years == 0 ? 0 : matcher.Coverage(all, matcher.Years),
            (float)article.Quality,
            1f / (1 + hit.Passage - index.ArticlePassages[number]),
            matcher.Coverage(header),
            matcher.BestClause(all),
            BestOf(all, clause => article.Publisher is { } asked && clause.Publishers.Contains(asked, StringComparer.Ordinal)),
            BestOf(all, clause => IsPublishedOn(article.Published, clause.Days)),
            IsPublishedOn(article.Published, matcher.Question.Days) ? 1 : 0,
            bestClause,
        ];
    }

    /// <summary>The highest coverage of a part of the question that asks for such an article; 0 where none does.</summary>
    private float BestOf(TermMatch match, Func<Clause, bool> asksFor)
    {
        var most = 0f;
        foreach (var clause in matcher.Question.Clauses)
            most = asksFor(clause) ? Math.Max(most, matcher.Coverage(match, clause.Terms)) : most;
        return most;
    }

    /// <summary>The article is of one of the days.</summary>
    public static bool IsPublishedOn(PublicationDate date, IReadOnlyList<DateOnly> days) =>
        days.Count > 0 && date is { Precision: DatePrecision.Day, Earliest: { } earliest } && days.Any(day => day >= earliest && day <= (date.Latest ?? earliest));
}
