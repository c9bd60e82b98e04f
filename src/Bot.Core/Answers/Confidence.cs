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
        ("constant", -0.31f),
        ("coverage in the passage", 0.47f),
        ("neighbouring terms", 0.79f),
        ("names missing from the article", -1.79f),
        ("years missing from the quote", -1.02f),
        ("years missing from the article", -1.24f),
        ("terms missing from the article", -0.29f),
        ("terms missing from the corpus", -0.35f),
        ("terms corrected", -1.04f),
        ("no answer of the type asked for", -0.54f),
        ("no number where one is asked for", -2.25f),
        ("score of the quote", 0.26f),
        ("coverage of one part in the window", 1.15f),
        ("heaviest term missing from the window", -0.14f),
        ("heaviest term missing from the corpus", -0.32f),
        ("all terms in the window", 0.33f),
        ("first term missing from the window", -0.12f),
        ("counted thing missing from the window", -1.36f),
    ];

    public static float Of(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < All.Length; i++)
            sum += All[i].Weight * features[i];
        return 1 / (1 + MathF.Exp(-sum));
    }

    public static float[] Features(QuestionMatcher matcher, RankedSentence best, TermMatch quote, TermMatch window, TermMatch passage, TermMatch article)
    {
        var question = matcher.Question;
        var typed = question.Type is QuestionType.Number or QuestionType.Time or QuestionType.Person or QuestionType.Place;
        var unknown = question.Terms.Where(term => term.Alternatives.Count == 0).ToList();
        var total = Math.Max(1e-3f, question.Terms.Sum(term => term.Weight));
        return
        [
            1,
            matcher.Coverage(passage),
            matcher.PairCoverage(quote),
            1 - matcher.Coverage(article, matcher.Names),
            1 - matcher.Coverage(quote, matcher.Years),
            1 - matcher.Coverage(article, matcher.Years),
            1 - matcher.Coverage(article),
            unknown.Sum(term => term.Weight) / total,
            question.Terms.Where(term => term.Correction is not null).Sum(term => term.Weight) / total,
            typed && best.Features[SentenceFeatures.HasAnswer] == 0 ? 1 : 0,
            question.Type == QuestionType.Number && best.Features[SentenceFeatures.HasAnswer] == 0 ? 1 : 0,
            best.Score / 10,
            matcher.BestClause(window),
            Heaviest(question, term => (window.Any >> term & 1) == 0),
            Heaviest(question, term => question.Terms[term].Alternatives.Count == 0),
            (window.Any & matcher.All) == matcher.All ? 1 : 0,
            question.Terms.Count > 0 && (window.Any & 1) == 0 ? 1 : 0,
            question.Type == QuestionType.Number && matcher.Heads != 0 && (window.Any & matcher.Heads) == 0 ? 1 : 0,
        ];
    }

    /// <summary>The largest weight among the terms that are missing, as a share of the largest possible.</summary>
    private static float Heaviest(ParsedQuestion question, Func<int, bool> isMissing)
    {
        float missing = 0, all = 1e-3f;
        for (var i = 0; i < question.Terms.Count; i++)
        {
            if (question.Terms[i].IsPublisher)
                continue;
            all = Math.Max(all, question.Terms[i].Weight);
            if (isMissing(i))
                missing = Math.Max(missing, question.Terms[i].Weight);
        }

        return missing / all;
    }
}
