using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Explains an answer from the reading it was taken from; nothing is searched anew.</summary>
internal static class Explainer
{
    private const int Passages = 10;

    private static readonly string[] Types = FeatureNames.Of<QuestionType>();
    private static readonly string[] Units = FeatureNames.Of<AskedUnit>();
    private static readonly string[] Classes = FeatureNames.Of<WordClass>();

    public static Explanation Explain(CorpusSnapshot snapshot, Reading reading, Weights weights, Answer answer, AnswerOptions options)
    {
        var notFound = answer as Answer.NotFound;
        var citations = answer is Answer.Found found ? found.Citations : notFound?.Closest ?? [];
        var isJoined = reading.Fused.Any(passage => passage.Similarity is not null || passage.Reranked is not null);
        var passages = reading.Fused.DistinctBy(passage => snapshot.Index.PassageOriginal(passage.Passage));
        return new Explanation(
            Question(snapshot.Index, reading.Matcher.Question),
            // A quote that was brought in by a search of its own, for a part or a side of the question, has another question's features.
            [.. citations.SelectMany(citation => reading.Quotes.Where(quote => quote.Span == citation.Span && snapshot.Articles[quote.Article] == citation.Article)
                .Take(1).Select(quote => Quote(reading.Matcher.Question, weights.Sentences, citation, quote)))],
            [.. answer.Passages.Take(Passages).Zip(passages, (citation, passage) => Passage(weights.Passages, citation, passage, isJoined))],
            Confidence(weights.Confidence, reading, options, notFound?.Missing))
        {
            Meaning = reading.Fused.Select(passage => passage.Similarity).Max() is { } similarity ? new MeaningExplanation(similarity, options.MinSimilarity) : null,
        };
    }

    private static QuestionExplanation Question(PassageIndex index, ParsedQuestion question) => new(
        Types[(int)question.Type],
        question.Unit == AskedUnit.Any ? null : Units[(int)question.Unit],
        question.IsNegated,
        question.IsLimited,
        [.. question.Clauses.Select(clause => Words(question, clause.Terms))],
        question.Publishers,
        question.Days,
        [.. question.Terms.Select(term => Word(index, term))]);

    private static WordExplanation Word(PassageIndex index, QuestionTerm term) => new(
        term.Surface,
        [.. Roles(term)],
        term.Idf,
        term.Weight,
        [.. term.Alternatives.Select(alternative => new SearchedTerm(index.Terms[alternative.Term], alternative.Weight))],
        term.Correction,
        [.. term.Related.Select(related => index.Terms[related])],
        [.. term.Opposites.Select(opposite => index.Terms[opposite])]);

    private static IEnumerable<string> Roles(QuestionTerm term)
    {
        (bool Has, string Role)[] roles =
        [
            (term.IsHead, "head"),
            (term.IsName, "name"),
            (term.IsYear, "year"),
            (term.IsNumber && !term.IsYear, "number"),
            (term.IsLimit, "limit"),
            (term.IsDenial, "denial"),
            (term.IsPublisher, "publisher"),
            (term.IsInherited, "inherited"),
            (term.Class != WordClass.Unknown, Classes[(int)term.Class]),
        ];
        return roles.Where(role => role.Has).Select(role => role.Role);
    }

    private static QuoteExplanation Quote(ParsedQuestion question, LinearModel model, Citation citation, SelectedQuote quote) => new(
        citation.Number,
        citation.Article.File,
        citation.Paragraph,
        quote.Sentence.Score,
        Words(question, quote.Match.Exact),
        Words(question, quote.Match.Any & ~quote.Match.Exact),
        Words(question, quote.Match.Near & ~quote.Match.Any),
        Words(question, ~quote.Match.Near),
        Effects(model, quote.Sentence.Features));

    private static PassageExplanation Passage(LinearModel model, Citation citation, FusedPassage passage, bool isJoined) => new(
        citation.Number,
        citation.Article.File,
        citation.Paragraph,
        passage.Read.Score,
        passage.Read.Score - model.Score(passage.Read.Features),
        Effects(model, passage.Read.Features))
    {
        Ranks = isJoined ? new PassageRanks(passage.RankByWords, passage.RankByMeaning, passage.Similarity, passage.Reranked) : null,
    };

    private static ConfidenceExplanation Confidence(BoostedTrees model, Reading reading, AnswerOptions options, string? missing)
    {
        if (reading.Features.Length == 0)
            return new ConfidenceExplanation(null, [], null, reading.Confidence, options.MinConfidence, missing);
        var effects = model.Names.Zip(reading.Features, model.Contributions(reading.Features))
            .Select(feature => new FeatureEffect(feature.First, feature.Second, null, feature.Third));
        return new ConfidenceExplanation(model.Bias, Ordered(effects), model.LogOdds(reading.Features), reading.Confidence, options.MinConfidence, missing);
    }

    // A feature of 0 times a weight below 0 is -0; adding 0 makes it 0.
    private static List<FeatureEffect> Effects(LinearModel model, float[] features) =>
        Ordered(model.Names.Zip(features, model.Weights).Select(feature => new FeatureEffect(feature.First, feature.Second, feature.Third, (feature.Second * feature.Third) + 0f)));

    private static List<FeatureEffect> Ordered(IEnumerable<FeatureEffect> effects) => [.. effects.OrderByDescending(feature => Math.Abs(feature.Effect))];

    private static List<string> Words(ParsedQuestion question, ulong terms) =>
        [.. question.Terms.Where((_, place) => (terms >> place & 1) != 0).Select(term => term.Surface)];
}
