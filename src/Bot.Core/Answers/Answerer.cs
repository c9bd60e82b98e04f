using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Question in, cited answer out. Reads the snapshot in use once and keeps it for the whole question.</summary>
/// <param name="reranker">Reads the best passages again; null where none does.</param>
public sealed class Answerer(Corpus corpus, AnswerOptions options, Reranker? reranker = null)
{
    /// <summary>The best passages that an answer lists.</summary>
    public const int Passages = 30;

    /// <summary>Copies of one text that are listed with it; an agency's text may stand in thousands of articles.</summary>
    public const int Copies = 100;

    public Answer Answer(Question question) => Answer(corpus.Current, question, options, reranker);

    /// <summary>What the articles that the filter admits say of each claim, all of one version of the corpus.</summary>
    public IReadOnlyList<CheckedClaim> Check(IReadOnlyList<Claim> claims, ArticleFilter filter) => Check(corpus.Current, claims, filter, options);

    internal static IReadOnlyList<CheckedClaim> Check(CorpusSnapshot whole, IReadOnlyList<Claim> claims, ArticleFilter filter, AnswerOptions options) =>
    [
        .. from claim in claims
           select new CheckedClaim(claim, Answer(whole, claim, filter, options), ClaimNumbers.Check(whole, claim, filter)),
    ];

    /// <summary>What the articles say of a claim, whatever numbers it gives: those are compared one by one.</summary>
    private static Answer Answer(CorpusSnapshot whole, Claim claim, ArticleFilter filter, AnswerOptions options)
    {
        var question = new Question(claim.Text) { Context = claim.Context, Filter = filter };
        var answer = Answer(whole, question, options);
        return answer is Answer.NotFound && ClaimText.WithoutNumbers(claim.Text) is var words && words != claim.Text ? Answer(whole, question with { Text = words }, options) : answer;
    }

    /// <summary>What a version answers that need not be the one in use.</summary>
    public static Answer Answer(CorpusSnapshot whole, Question question, AnswerOptions options, Reranker? reranker = null)
    {
        using var span = EngineSpans.Answer();
        var snapshot = whole.Only(question.Filter);
        var searched = question.Rewritten is { } rewritten ? question with { Text = rewritten, Context = [] } : question;
        var reading = Reading.Of(snapshot, searched, Weights.BuiltIn, reranker);
        var answer = Answer(snapshot, searched, reading, options) with { ReadAs = question.Rewritten, Language = LanguageDetector.Detect(question.Text) };
        return question.Explain ? answer with { Explanation = Explainer.Explain(snapshot, reading, Weights.BuiltIn, answer, options) } : answer;
    }

    private static Answer Answer(CorpusSnapshot snapshot, Question question, Reading reading, AnswerOptions options)
    {
        var matcher = reading.Matcher;
        if (reading.Quotes.Count == 0)
            return NotFound(snapshot, reading, [], []);

        var ranked = reading.Fused.DistinctBy(passage => snapshot.Index.PassageOriginal(passage.Passage)).Take(Passages)
            .Select((passage, i) => CiteWithCopies(snapshot, passage.Passage, i + 1, passage.Score)).ToList();
        if (AnsweredParts.Of(snapshot, question, reading, options.MinConfidence) is not { } answered)
        {
            if (MeaningAnswer.Of(snapshot, question, reading, options) is { } meant)
                return Found(snapshot, meant, ranked);
            return NotFound(snapshot, reading, Citations(snapshot, reading.Quotes), ranked) with
            {
                Corrections = Corrections(snapshot, matcher.Question, reading.Quotes),
            };
        }

        var (quotes, told, difference) = answered.Answer;
        var citations = Citations(snapshot, quotes);
        return new Answer.Found([.. told.Select(i => new CitedSentence(citations[i].Quote, [i + 1]))], citations)
        {
            Confidence = answered.Confidence,
            Passages = ranked,
            Corpus = snapshot.State,
            Filter = snapshot.Filter,
            Corrections = Corrections(snapshot, matcher.Question, quotes),
            Difference = difference,
            Figure = answered.Answer.Figure,
            Unanswered = answered.Unanswered,
        };
    }

    /// <summary>The passage nearest in meaning is the answer; the next ones stand beside it.</summary>
    private static Answer.Found Found(CorpusSnapshot snapshot, MeaningAnswer meant, IReadOnlyList<Citation> passages)
    {
        List<Citation> citations =
        [
            .. meant.Quotes.Select((quote, i) => quote.Sentence is { } sentence ? Cite(snapshot, sentence, i + 1) : CiteWithCopies(snapshot, quote.Found.Passage, i + 1, quote.Found.Score)),
        ];
        return new Answer.Found([new CitedSentence(citations[0].Quote, [1])], citations)
        {
            Confidence = meant.Confidence,
            Passages = passages,
            Corpus = snapshot.State,
            Filter = snapshot.Filter,
            IsByMeaning = true,
        };
    }

    private static List<Citation> Citations(CorpusSnapshot snapshot, IReadOnlyList<SelectedQuote> quotes) =>
        [.. quotes.Select((quote, i) => Cite(snapshot, quote, i + 1))];

    private static Answer.NotFound NotFound(CorpusSnapshot snapshot, Reading reading, IReadOnlyList<Citation> closest, IReadOnlyList<Citation> passages) =>
        new(MissingSentence.Of(snapshot, reading), closest)
        {
            Confidence = reading.Confidence,
            Passages = passages,
            Corpus = snapshot.State,
            Filter = snapshot.Filter,
        };

    /// <summary>The corrected words as the quotes write them; one that no quote has changed nothing and is not told.</summary>
    private static List<Correction> Corrections(CorpusSnapshot snapshot, ParsedQuestion question, IReadOnlyList<SelectedQuote> quotes) =>
    [
        .. from term in question.Terms
           where term.Correction is not null
           let read = quotes.Select(quote => quote.SurfaceOf(snapshot, found => found == term.Alternatives[0].Term)).FirstOrDefault(surface => surface is not null)
           where read is not null
           select new Correction(term.Surface, read),
    ];

    private static Citation Cite(CorpusSnapshot snapshot, SelectedQuote quote, int number) =>
        new(number, snapshot.Articles[quote.Article], quote.Span, snapshot.Index.SentenceParagraph(quote.Sentence.Sentence), quote.Sentence.Score)
        {
            AlsoIn = [.. quote.AlsoIn.Select((other, i) => Cite(snapshot, other, i + 1))],
        };

    private static Citation CiteWithCopies(CorpusSnapshot snapshot, int passage, int number, double score) => Cite(snapshot, passage, number, score) with
    {
        AlsoIn = [.. snapshot.Index.CopiesOf(passage).Take(Copies).Select((copy, i) => Cite(snapshot, copy, i + 1, score))],
    };

    private static Citation Cite(CorpusSnapshot snapshot, int passage, int number, double score) =>
        new(
            number,
            snapshot.Articles[snapshot.Index.ArticleOf(passage)],
            snapshot.Index.PassageSpan(passage),
            snapshot.Index.SentenceParagraph(snapshot.Index.PassageSentences[passage]),
            score);
}
