using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <param name="Score">Of one that is not read the most that it can be.</param>
/// <param name="Bm25">The score it was found by; 0 for a passage that only fills the list, or that its meaning led to.</param>
/// <param name="Features">None of one that is not read.</param>
/// <param name="Match">Of one that is not read the most that it can meet.</param>
internal sealed record RankedPassage(int Passage, float Score, float Bm25, float[] Features, TermMatch Match)
{
    public bool IsRead => Features.Length > 0;

    public Hit Found => new(Passage, Bm25);
}

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

    /// <summary>The passages in order. Those that cannot come among the first <see cref="Varied"/>, by what is known of them without their text, are not read, and stand behind the others with the most that they may score.</summary>
    /// <param name="readsAll">Somebody asks for more than the first.</param>
    public static List<RankedPassage> Rank(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, LinearModel model, bool readsAll = false)
    {
        var hits = PassageSearch.Top(index, matcher.Question.Terms, [.. matcher.Question.Clauses.Select(clause => clause.Terms)], Candidates, CandidatesOfPart);
        if (hits.Count == 0)
            return [];
        List<Hit> found = [.. hits, .. Beside(index, hits)];
        index.NeedPassages(found.Select(hit => hit.Passage));
        var features = new PassageFeatures(index, articles, matcher, model, hits[0].Score);
        // Of what lies elsewhere no postings are here, and its text was asked for.
        readsAll |= index.Elsewhere is not null;
        var ranked = MostOf(index, matcher, features, found, readsAll);
        ranked.Sort(Compare);
        var needed = readsAll ? ranked.Count : Math.Min(Varied, ranked.Count);
        Hit[] order = [.. ranked.Select(passage => passage.Found)];
        using var read = new Ahead<RankedPassage>(ranked.Count, needed, place => features.Read(order[place]), mayHelp: index.Elsewhere is null);
        for (var place = 0; place < needed; place++)
            ranked[place] = read[place];
        return Vary(index, articles, matcher, read, ranked);
    }

    /// <summary>How good the passages can be at the most. While that is found out some of them are cut into words.</summary>
    private static List<RankedPassage> MostOf(PassageIndex index, QuestionMatcher matcher, PassageFeatures features, List<Hit> found, bool readsAll)
    {
        using var cut = new Ahead<PassageReading>(found.Count, needed: 0, place => Cut(found[place].Passage), mayHelp: index.Elsewhere is null);
        // Postings are read forwards.
        List<Hit> inOrder = [.. found.OrderBy(hit => hit.Passage)];
        foreach (var hit in inOrder)
            matcher.MatchArticle(index.ArticleOf(hit.Passage));
        return inOrder.ConvertAll(hit => readsAll ? new RankedPassage(hit.Passage, 0, hit.Score, [], default) : features.MostOf(hit));

        PassageReading Cut(int passage)
        {
            var reading = index.Read(passage);
            reading.TokensOf(0);
            return reading;
        }
    }

    /// <summary>By score; of equal ones the earlier passage comes first.</summary>
    private static int Compare(RankedPassage one, RankedPassage other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Passage.CompareTo(other.Passage);

    /// <summary>A passage that something else than its words led to, as the words of the question see it.</summary>
    public static RankedPassage Read(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, LinearModel model, int passage) =>
        new PassageFeatures(index, articles, matcher, model, best: 1).Read(new Hit(passage, 0));

    /// <summary>Where few passages meet the question, the other passages of their articles, and then of the rest.</summary>
    private static IEnumerable<Hit> Beside(PassageIndex index, List<Hit> hits)
    {
        var met = hits.Select(hit => hit.Passage).ToHashSet();
        return hits.Select(hit => index.ArticleOf(hit.Passage)).Distinct()
            .SelectMany(article => Enumerable.Range(index.ArticlePassages[article], index.ArticlePassages[article + 1] - index.ArticlePassages[article]))
            .Concat(index.SearchedRuns.SelectMany(run => Enumerable.Range(run.Start, run.End - run.Start)).Take(2 * MinPassages))
            .Where(met.Add).Take(MinPassages - hits.Count).Select(passage => new Hit(passage, 0));
    }

    /// <summary>Chooses the one that gains most again and again, and reads it first where it is not read: what is read gains no more than it could.</summary>
    /// <param name="read">The same passages, each read when it is asked for.</param>
    private static List<RankedPassage> Vary(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher, Ahead<RankedPassage> read, List<RankedPassage> ranked)
    {
        var varied = new List<RankedPassage>(ranked.Count);
        List<Candidate> left = [.. ranked.Select(CandidateOf)];
        var unheard = matcher.Question.Publishers.Count > 1 ? matcher.Question.Publishers.ToHashSet(StringComparer.Ordinal) : [];
        var met = default(TermMatch);
        var covered = matcher.Coverage(met);
        var metInPart = new float[matcher.Question.Clauses.Count];
        while (left.Count > 0 && varied.Count < Varied)
        {
            var (best, most) = (0, Gain(left[0]));
            for (var i = 1; i < left.Count; i++)
            {
                if (Gain(left[i]) is var gain && (gain > most || (gain == most && ComesBefore(left[i].Passage, left[best].Passage))))
                    (best, most) = (i, gain);
            }

            var (passage, place, publisher, inParts) = left[best];
            if (!passage.IsRead)
            {
                left[best] = CandidateOf(read[place], place);
                continue;
            }

            varied.Add(passage with { Score = most });
            left.RemoveAt(best);
            met |= passage.Match;
            covered = matcher.Coverage(met);
            for (var i = 0; i < metInPart.Length; i++)
                metInPart[i] = Math.Max(metInPart[i], inParts[i]);
            if (publisher is not null)
                unheard.Remove(publisher);
        }

        var rest = left;
        // Copies of one text are listed once, so that others move up.
        if (varied.DistinctBy(passage => index.PassageOriginal(passage.Passage)).Count() < varied.Count)
            rest = rest.ConvertAll(candidate => candidate.Passage.IsRead ? candidate : candidate with { Passage = read[candidate.Place] });
        return [.. varied, .. rest.Select(candidate => candidate.Passage).OrderByDescending(passage => passage.IsRead).ThenByDescending(passage => passage.Score).ThenBy(passage => passage.Passage)];

        Candidate CandidateOf(RankedPassage passage, int place) => new(passage, place, articles[index.ArticleOf(passage.Passage)].Publisher, InParts(index, articles, matcher, passage));

        // One that is not read may turn out to gain less.
        static bool ComesBefore(RankedPassage one, RankedPassage other) => one.IsRead == other.IsRead ? Compare(one, other) < 0 : other.IsRead;

        float Gain(Candidate candidate)
        {
            var (passage, _, publisher, inParts) = candidate;
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
                met[i] = matcher.Coverage(passage.Match, clause.Terms) * (clause.Days.Count > 0 && !PassageFeatures.IsPublishedOn(article.Published, clause.Days) ? OnAnotherDay : 1);
        }

        return met;
    }

    /// <param name="Place">Among all.</param>
    /// <param name="InParts">How much of each part of the question it meets.</param>
    private readonly record struct Candidate(RankedPassage Passage, int Place, string? Publisher, float[] InParts);
}
