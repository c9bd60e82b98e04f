using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A question read against a snapshot: what was found, best first, and how sure it is that the best of it answers.</summary>
/// <param name="Passages">What words found.</param>
/// <param name="Fused">What words and meaning found together; the same as words did where no meaning is searched.</param>
/// <param name="Quotes">Empty when the corpus has nothing to quote.</param>
/// <param name="Features">Of the confidence, see <see cref="Answers.Confidence.Names"/>; empty where words found nothing.</param>
internal sealed record Reading(
    QuestionMatcher Matcher,
    IReadOnlyList<RankedPassage> Passages,
    IReadOnlyList<FusedPassage> Fused,
    IReadOnlyList<RankedSentence> Sentences,
    IReadOnlyList<SelectedQuote> Quotes,
    float[] Features,
    float Confidence)
{
    public const int QuoteCount = 3;

    /// <summary>
    /// The best quote has something of what a follow-up asks anew, not only words of the turns before. Without that no confidence makes it an answer.
    /// </summary>
    public bool MeetsWhatIsNew => Matcher.Question.AskedAnew is not { } anew || (Quotes.Count > 0 && (Quotes[0].Match.Near & anew) != 0);

    public static Reading Of(CorpusSnapshot snapshot, Question question, Weights weights, Reranker? reranker = null, bool readsAll = false) =>
        Of(snapshot, snapshot.QuestionReader.Read(question), weights, question, reranker, readsAll);

    /// <param name="asked">What meaning is searched by; null where words alone are.</param>
    /// <param name="readsAll">See <see cref="PassageRanker.Rank"/>.</param>
    public static Reading Of(CorpusSnapshot snapshot, ParsedQuestion question, Weights weights, Question? asked = null, Reranker? reranker = null, bool readsAll = false)
    {
        var matcher = new QuestionMatcher(snapshot.Index, question);
        var (passages, fused) = Search(snapshot, matcher, weights, asked, reranker, readsAll);
        // What words found best is read first and as ever, so that what was learned of places holds.
        var read = passages.Take(SentenceRanker.Passages).Concat(fused.Take(SentenceRanker.Passages).Select(passage => passage.Read)).DistinctBy(passage => passage.Passage).ToList();
        snapshot.Index.NeedArticlesOf(read.Concat(fused.DistinctBy(passage => snapshot.Index.PassageOriginal(passage.Passage)).Take(Answerer.Passages).Select(passage => passage.Read))
            .SelectMany(passage => snapshot.Index.CopiesOf(passage.Passage).Take(Answerer.Copies).Prepend(passage.Passage)));
        var sentences = new SentenceRanker(snapshot.Index, snapshot.Articles, snapshot.CueWords, matcher, new AskedFigures(snapshot, matcher).FitOf, weights.Sentences).Rank(read);
        var quotes = new QuoteSelector(snapshot.Index, snapshot.Articles, matcher).Select(sentences, QuoteCount);
        if (quotes.Count == 0 || passages.Count == 0)
            return new Reading(matcher, passages, fused, sentences, quotes, [], 0);
        var features = Answers.Confidence.Features(snapshot.Index, matcher, passages, sentences, quotes);
        return new Reading(matcher, passages, fused, sentences, quotes, features, Answers.Confidence.Of(weights.Confidence, features));
    }

    private static (IReadOnlyList<RankedPassage> Passages, IReadOnlyList<FusedPassage> Fused) Search(CorpusSnapshot snapshot, QuestionMatcher matcher, Weights weights, Question? asked, Reranker? reranker, bool readsAll)
    {
        using var span = EngineSpans.Search();
        if (asked is { Vector.IsEmpty: false })
            snapshot.Index.Elsewhere?.WillFindNearest(asked.Vector, PassageFusion.Candidates);
        // Meaning is joined with the places of all, and who reads the best anew may read more than the first.
        var passages = PassageRanker.Rank(snapshot.Index, snapshot.Articles, matcher, weights.Passages, readsAll || asked is { Vector.IsEmpty: false } || reranker is not null);
        var meant = ByMeaning(snapshot, asked);
        snapshot.Index.NeedPassages(meant.Select(hit => hit.Passage));
        var fused = PassageFusion.Fuse(passages, meant, passage => PassageRanker.Read(snapshot.Index, snapshot.Articles, matcher, weights.Passages, passage));
        return (passages, reranker is not null && asked is not null ? reranker.Order(asked.Text, fused, snapshot.TextOf) : fused);
    }

    private static List<Hit> ByMeaning(CorpusSnapshot snapshot, Question? asked) =>
        asked is not { Vector: { IsEmpty: false } vector } ? []
        : snapshot.Index.Elsewhere is { } elsewhere ? elsewhere.Nearest(vector, PassageFusion.Candidates)
        : snapshot.Vectors?.Top(vector.Span, snapshot.Index, PassageFusion.Candidates) ?? [];
}
