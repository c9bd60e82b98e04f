using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>
/// How likely it is that the corpus answers: a logistic model over what the best quote and its article meet of the question.
/// One line here is one feature, its weight is in log-odds.
/// </summary>
internal static class Confidence
{
    public static readonly (string Name, float Weight)[] All =
    [
        ("constant", -2),
        ("coverage in the quote", 2),
        ("coverage in the window", 1),
        ("coverage in the passage", 1),
        ("coverage in the article", 1),
        ("neighbouring terms", 0.5f),
        ("names missing from the quote", -0.5f),
        ("names missing from the article", -2),
        ("years missing from the quote", -0.5f),
        ("years missing from the article", -2),
        ("head missing from the quote", 0),
        ("head missing from the article", 0),
        ("terms missing from the article", -1),
        ("terms missing from the corpus", -1),
        ("terms corrected", -0.5f),
        ("no answer of the type asked for", -0.5f),
        ("score of the quote", 0),
        ("lead of the quote over the next", 0),
        ("terms of the question", 0),
        ("number asked for", 0),
        ("time asked for", 0),
        ("person asked for", 0),
        ("definition asked for", 0),
        ("met only by synonyms", 0),
    ];

    public static float Of(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < All.Length; i++)
            sum += All[i].Weight * features[i];
        return 1 / (1 + MathF.Exp(-sum));
    }

    public static float[] Features(QuestionMatcher matcher, IReadOnlyList<RankedSentence> sentences, TermMatch quote, TermMatch passage, TermMatch article)
    {
        var question = matcher.Question;
        var best = sentences[0];
        var next = sentences.FirstOrDefault(other => Math.Abs(other.Sentence - best.Sentence) > 1, best);
        var typed = question.Type is QuestionType.Number or QuestionType.Time or QuestionType.Person or QuestionType.Place;
        var unknown = question.Terms.Where(term => term.Alternatives.Count == 0).ToList();
        var total = Math.Max(1e-3f, question.Terms.Sum(term => term.Weight));
        return
        [
            1,
            matcher.Coverage(quote),
            best.Features[SentenceFeatures.Window],
            matcher.Coverage(passage),
            matcher.Coverage(article),
            matcher.PairCoverage(quote),
            1 - matcher.Coverage(quote, matcher.Names),
            1 - matcher.Coverage(article, matcher.Names),
            1 - matcher.Coverage(quote, matcher.Years),
            1 - matcher.Coverage(article, matcher.Years),
            1 - matcher.Coverage(quote, matcher.Heads),
            1 - matcher.Coverage(article, matcher.Heads),
            1 - matcher.Coverage(article),
            unknown.Sum(term => term.Weight) / total,
            question.Terms.Where(term => term.Correction is not null).Sum(term => term.Weight) / total,
            typed && best.Features[SentenceFeatures.HasAnswer] == 0 ? 1 : 0,
            best.Score / 10,
            (best.Score - next.Score) / 5,
            MathF.Min(1, question.Terms.Count / 10f),
            question.Type == QuestionType.Number ? 1 : 0,
            question.Type == QuestionType.Time ? 1 : 0,
            question.Type == QuestionType.Person ? 1 : 0,
            question.Type == QuestionType.Definition ? 1 : 0,
            matcher.Coverage(new TermMatch(quote.Any, quote.Any, 0)) - matcher.Coverage(quote),
        ];
    }
}
