using Bot.Core.Articles;

namespace Bot.Core.Search;

internal sealed record RankedPassage(int Passage, float Score, float[] Features);

/// <summary>Takes the best hundred passages by BM25 and orders them by all features.</summary>
internal static class PassageRanker
{
    public const int Candidates = 100;

    public static List<RankedPassage> Rank(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher)
    {
        var hits = PassageSearch.Top(index, matcher.Question.Terms, Candidates);
        var articleMatches = new Dictionary<int, TermMatch>();
        return
        [
            .. hits.Select(hit =>
            {
                var features = Features(index, articles, matcher, hit, hits[0].Score, articleMatches);
                return new RankedPassage(hit.Passage, PassageFeatures.Score(features), features);
            }).OrderByDescending(passage => passage.Score).ThenBy(passage => passage.Passage),
        ];
    }

    private static float[] Features(
        PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, Hit hit, float best, Dictionary<int, TermMatch> articleMatches)
    {
        var article = index.ArticleOf(hit.Passage);
        var header = matcher.MatchHeader(article);
        TermMatch all = header, before = default;
        float bestSentence = 0, bestWindow = 0;
        for (var sentence = index.PassageSentences[hit.Passage]; sentence < index.PassageSentences[hit.Passage + 1]; sentence++)
        {
            var match = matcher.MatchSentence(sentence);
            bestSentence = Math.Max(bestSentence, matcher.Coverage(match));
            bestWindow = Math.Max(bestWindow, matcher.Coverage(match | before));
            all |= match;
            before = match;
        }

        if (!articleMatches.TryGetValue(article, out var articleMatch))
        {
            articleMatch = header;
            for (var sentence = index.PassageSentences[index.ArticlePassages[article]]; sentence < index.PassageSentences[index.ArticlePassages[article + 1]]; sentence++)
                articleMatch |= matcher.MatchSentence(sentence);
            articleMatches.Add(article, articleMatch);
        }

        var publisher = articles[article].Publisher;
        return
        [
            hit.Score / best,
            matcher.Coverage(all),
            bestSentence,
            bestWindow,
            matcher.Coverage(articleMatch),
            matcher.PairCoverage(all),
            matcher.Names == 0 ? 0 : matcher.Coverage(all, matcher.Names),
            publisher is not null && matcher.Question.Publishers.Contains(publisher, StringComparer.Ordinal) ? 1 : 0,
            matcher.Years == 0 ? 0 : matcher.Coverage(all, matcher.Years),
            (float)articles[article].Quality,
            1f / (1 + hit.Passage - index.ArticlePassages[article]),
            matcher.Coverage(header),
        ];
    }
}
