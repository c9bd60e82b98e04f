using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A question read against a snapshot: what was found, best first, and how sure it is that the best of it answers.</summary>
/// <param name="Quotes">Empty when the corpus has nothing to quote.</param>
/// <param name="Features">Of the confidence, see <see cref="Answers.Confidence.Names"/>; empty without quotes.</param>
internal sealed record Reading(
    QuestionMatcher Matcher,
    IReadOnlyList<RankedPassage> Passages,
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

    public static Reading Of(CorpusSnapshot snapshot, Question question, Weights weights) =>
        Of(snapshot, snapshot.QuestionReader.Read(question), weights);

    public static Reading Of(CorpusSnapshot snapshot, ParsedQuestion question, Weights weights)
    {
        var matcher = new QuestionMatcher(snapshot.Index, question);
        var passages = PassageRanker.Rank(snapshot.Index, snapshot.Articles, matcher, weights.Passages);
        var sentences = new SentenceRanker(snapshot.Index, snapshot.Articles, snapshot.CueWords, matcher, new AskedFigures(snapshot, matcher).FitOf, weights.Sentences).Rank(passages);
        var quotes = new QuoteSelector(snapshot.Index, snapshot.Articles, matcher).Select(sentences, QuoteCount);
        if (quotes.Count == 0)
            return new Reading(matcher, passages, sentences, quotes, [], 0);
        var features = Answers.Confidence.Features(snapshot.Index, matcher, passages, sentences, quotes);
        return new Reading(matcher, passages, sentences, quotes, features, Answers.Confidence.Of(weights.Confidence, features));
    }
}
