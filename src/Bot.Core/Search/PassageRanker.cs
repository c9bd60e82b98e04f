using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <param name="Bm25">The score it was found by; 0 for a passage that only fills the list, or that its meaning led to.</param>
internal sealed record RankedPassage(int Passage, float Score, float Bm25, float[] Features, TermMatch Match);

/// <summary>
/// Takes the best hundred passages by BM25 and orders them by all features; then those come first that add most to what the ones
/// before them meet of the question (maximal marginal relevance, Carbonell and Goldstein 1998), and that let each publisher asked for speak.
/// </summary>
internal static class PassageRanker
{
    private const int Candidates = 100;

    /// <summary>The best passages of each part of a question join them.</summary>
    private const int CandidatesOfPart = 25;

    /// <summary>The list is filled up to this length, if the corpus is that large.</summary>
    private const int MinPassages = 10;

    /// <summary>Places that are chosen for variety; behind them the order is that of the score.</summary>
    private const int Varied = 30;

    /// <summary>What a passage gains for each part of the question, by weight, that none before it meets.</summary>
    private const float Novelty = 1.5f;

    /// <summary>The same for each part of the question by itself, which only a publisher named in that part can meet.</summary>
    private const float PartNovelty = 4.5f;

    /// <summary>What a part counts that asks for a day, in an article of another day.</summary>
    private const float OnAnotherDay = 0.2f;

    /// <summary>What a passage gains when it is the first of a publisher that the question names beside another.</summary>
    private const float NewPublisher = 3;

    public static List<RankedPassage> Rank(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, LinearModel model)
    {
        var hits = PassageSearch.Top(index, matcher.Question.Terms, [.. matcher.Question.Clauses.Select(clause => clause.Terms)], Candidates, CandidatesOfPart);
        if (hits.Count == 0)
            return [];
        List<Hit> read = [.. hits, .. Beside(index, hits)];
        index.NeedPassages(read.Select(hit => hit.Passage));
        using var ahead = ReadingAhead.Of(index, hits);
        // Postings are read forwards.
        foreach (var article in read.Select(hit => index.ArticleOf(hit.Passage)).Order())
            matcher.MatchArticle(article);
        var ranked = read.Select((hit, place) =>
        {
            ahead.Next = place;
            var (features, match) = Features(index, articles, matcher, hit, hits[0].Score);
            return new RankedPassage(hit.Passage, model.Score(features), hit.Score, features, match);
        }).OrderByDescending(passage => passage.Score).ThenBy(passage => passage.Passage).ToList();
        return Vary(index, articles, matcher, ranked);
    }

    /// <summary>A passage that something else than its words led to, as the words of the question see it.</summary>
    public static RankedPassage Read(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, LinearModel model, int passage)
    {
        var (features, match) = Features(index, articles, matcher, new Hit(passage, 0), best: 1);
        return new RankedPassage(passage, model.Score(features), 0, features, match);
    }

    /// <summary>Where few passages meet the question, the other passages of their articles, and then of the rest.</summary>
    private static IEnumerable<Hit> Beside(PassageIndex index, List<Hit> hits)
    {
        var met = hits.Select(hit => hit.Passage).ToHashSet();
        return hits.Select(hit => index.ArticleOf(hit.Passage)).Distinct()
            .SelectMany(article => Enumerable.Range(index.ArticlePassages[article], index.ArticlePassages[article + 1] - index.ArticlePassages[article]))
            .Concat(index.SearchedRuns.SelectMany(run => Enumerable.Range(run.Start, run.End - run.Start)).Take(2 * MinPassages))
            .Where(met.Add).Take(MinPassages - hits.Count).Select(passage => new Hit(passage, 0));
    }

    private static List<RankedPassage> Vary(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, List<RankedPassage> ranked)
    {
        var varied = new List<RankedPassage>(ranked.Count);
        var left = ranked.ConvertAll(passage => new Candidate(passage, articles[index.ArticleOf(passage.Passage)].Publisher, InParts(index, articles, matcher, passage)));
        var unheard = matcher.Question.Publishers.Count > 1 ? matcher.Question.Publishers.ToHashSet(StringComparer.Ordinal) : [];
        var met = default(TermMatch);
        var covered = matcher.Coverage(met);
        var metInPart = new float[matcher.Question.Clauses.Count];
        while (left.Count > 0 && varied.Count < Varied)
        {
            var (best, most) = (0, Gain(left[0]));
            for (var i = 1; i < left.Count; i++)
            {
                if (Gain(left[i]) is var gain && gain > most)
                    (best, most) = (i, gain);
            }

            var (passage, publisher, inParts) = left[best];
            varied.Add(passage with { Score = most });
            left.RemoveAt(best);
            met |= passage.Match;
            covered = matcher.Coverage(met);
            for (var i = 0; i < metInPart.Length; i++)
                metInPart[i] = Math.Max(metInPart[i], inParts[i]);
            if (publisher is not null)
                unheard.Remove(publisher);
        }

        return [.. varied, .. left.Select(candidate => candidate.Passage)];

        float Gain(Candidate candidate)
        {
            var (passage, publisher, inParts) = candidate;
            var isUnheard = unheard.Count > 0 && publisher is not null && unheard.Contains(publisher);
            var parts = 0f;
            for (var i = 0; i < metInPart.Length; i++)
                parts += Math.Max(0, inParts[i] - metInPart[i]);
            // Most passages meet nothing that was not met.
            var adds = ((passage.Match.Exact & ~met.Exact) | (passage.Match.Any & ~met.Any)) != 0;
            return passage.Score + (PartNovelty * parts) + (Novelty * ((adds ? matcher.Coverage(met | passage.Match) : covered) - covered)) + (isUnheard ? NewPublisher : 0);
        }
    }

    /// <summary>How much of each part of the question a passage meets, 0 to 1; nothing of a part that asks for another publisher.</summary>
    private static float[] InParts(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, RankedPassage passage)
    {
        var article = articles[index.ArticleOf(passage.Passage)];
        var met = new float[matcher.Question.Clauses.Count];
        for (var i = 0; i < met.Length; i++)
        {
            var clause = matcher.Question.Clauses[i];
            if (clause.Publishers.Count == 0 || (article.Publisher is { } publisher && clause.Publishers.Contains(publisher, StringComparer.Ordinal)))
                met[i] = matcher.Coverage(passage.Match, clause.Terms) * (clause.Days.Count > 0 && !IsPublishedOn(article.Published, clause.Days) ? OnAnotherDay : 1);
        }

        return met;
    }

    private static (float[] Features, TermMatch Match) Features(
        PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, Hit hit, float best)
    {
        var article = index.ArticleOf(hit.Passage);
        var header = matcher.MatchHeader(article);
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

        var publisher = articles[article].Publisher;
        float[] features =
        [
            hit.Score / best,
            matcher.Coverage(all),
            bestSentence,
            bestWindow,
            matcher.Coverage(matcher.MatchArticle(article)),
            matcher.PairCoverage(all),
            matcher.Names == 0 ? 0 : matcher.Coverage(all, matcher.Names),
            publisher is not null && matcher.Question.Publishers.Contains(publisher, StringComparer.Ordinal) ? 1 : 0,
            matcher.Years == 0 ? 0 : matcher.Coverage(all, matcher.Years),
            (float)articles[article].Quality,
            1f / (1 + hit.Passage - index.ArticlePassages[article]),
            matcher.Coverage(header),
            matcher.BestClause(all),
            FromItsPublisher(matcher, all, publisher),
            OnItsDay(matcher, all, articles[article].Published),
            IsPublishedOn(articles[article].Published, matcher.Question.Days) ? 1 : 0,
            bestClause,
        ];
        return (features, all);
    }

    /// <summary>The highest coverage of a part of the question that asks for this publisher.</summary>
    private static float FromItsPublisher(QuestionMatcher matcher, TermMatch match, string? publisher) =>
        publisher is null ? 0 : matcher.Question.Clauses.Where(clause => clause.Publishers.Contains(publisher, StringComparer.Ordinal))
            .Select(clause => matcher.Coverage(match, clause.Terms)).DefaultIfEmpty(0).Max();

    /// <summary>The highest coverage of a part of the question that asks for the day of this article.</summary>
    private static float OnItsDay(QuestionMatcher matcher, TermMatch match, PublicationDate date) =>
        matcher.Question.Clauses.Where(clause => IsPublishedOn(date, clause.Days)).Select(clause => matcher.Coverage(match, clause.Terms)).DefaultIfEmpty(0).Max();

    private static bool IsPublishedOn(PublicationDate date, IReadOnlyList<DateOnly> days) =>
        date is { Precision: DatePrecision.Day, Earliest: { } earliest } && days.Any(day => day >= earliest && day <= (date.Latest ?? earliest));

    /// <param name="InParts">How much of each part of the question it meets.</param>
    private readonly record struct Candidate(RankedPassage Passage, string? Publisher, float[] InParts);
}
