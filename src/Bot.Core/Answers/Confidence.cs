using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>
/// How likely it is that the corpus answers: a logistic model over what the best quote and its article meet of the question.
/// One line here is one feature, its weight is in log-odds.
/// </summary>
internal static class Confidence
{
    /// <summary>In a question of so few words each of them matters.</summary>
    private const int ShortQuestion = 3;

    public static readonly (string Name, float Weight)[] All =
    [
        ("constant", 0.6f),
        ("coverage in the passage", 0.99f),
        ("names missing from the article", -2.06f),
        ("years missing from the quote", -2.32f),
        ("terms missing from the article", -0.43f),
        ("terms missing from the corpus", -0.68f),
        ("terms corrected", -1.19f),
        ("no answer of the type asked for", -0.39f),
        ("no number where one is asked for", -2.09f),
        ("coverage of one part in the window", 1.02f),
        ("heaviest term missing from the window", -0.28f),
        ("heaviest term missing from the corpus", -0.29f),
        ("all terms in the window", 0.24f),
        ("counted thing missing from the window", -0.44f),
        ("head missing from the window", -0.24f),
        ("words missing from the window of a simple question", -0.83f),
        ("a word missing from the window of a short question", -0.96f),
        ("a number before the thing counted", 0.19f),
        ("a definition in the quote", 0.79f),
    ];

    public static float Of(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < All.Length; i++)
            sum += All[i].Weight * features[i];
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <param name="window">What the sentences around the quote meet with it.</param>
    /// <param name="article">What the articles meet in which the parts of the question were found.</param>
    public static float[] Features(QuestionMatcher matcher, SelectedQuote quote, TermMatch window, TermMatch article)
    {
        var question = matcher.Question;
        var shape = quote.Sentence.Features;
        var typed = question.Type is QuestionType.Number or QuestionType.Time or QuestionType.Person or QuestionType.Place;
        var unknown = question.Terms.Where(term => term.Alternatives.Count == 0).ToList();
        var total = Math.Max(1e-3f, question.Terms.Sum(term => term.Weight));
        return
        [
            1,
            matcher.Coverage(matcher.MatchPassage(quote.Sentence.Passage)),
            1 - matcher.Coverage(article, matcher.Names),
            1 - matcher.Coverage(quote.Match, matcher.Years),
            1 - matcher.Coverage(article),
            unknown.Sum(term => term.Weight) / total,
            question.Terms.Where(term => term.Correction is not null).Sum(term => term.Weight) / total,
            typed && shape[SentenceFeatures.HasAnswer] == 0 ? 1 : 0,
            question.Type == QuestionType.Number && shape[SentenceFeatures.HasAnswer] == 0 ? 1 : 0,
            matcher.BestClause(window),
            Heaviest(question, term => (window.Any >> term & 1) == 0),
            Heaviest(question, term => question.Terms[term].Alternatives.Count == 0),
            (window.Any & matcher.All) == matcher.All ? 1 : 0,
            question.Type == QuestionType.Number && matcher.Heads != 0 && (window.Any & matcher.Heads) == 0 ? 1 : 0,
            matcher.Heads != 0 && (window.Any & matcher.Heads) == 0 ? 1 : 0,
            question.Clauses.Count > 1 ? 0 : Missing(question, window),
            question.Terms.Count <= ShortQuestion && Missing(question, window) > 0 ? 1 : 0,
            shape[SentenceFeatures.Counted],
            MathF.Max(shape[SentenceFeatures.Defined], shape[SentenceFeatures.Apposed]),
        ];
    }

    /// <summary>The share of the words, each counting the same, that are not met.</summary>
    private static float Missing(ParsedQuestion question, TermMatch match)
    {
        int missing = 0, all = 0;
        for (var i = 0; i < question.Terms.Count; i++)
        {
            if (question.Terms[i].IsPublisher || question.Terms[i].IsInherited)
                continue;
            all++;
            missing += (match.Any >> i & 1) == 0 ? 1 : 0;
        }

        return all == 0 ? 0 : (float)missing / all;
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
