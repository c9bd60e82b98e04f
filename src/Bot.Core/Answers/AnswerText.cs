using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Which of the quotes make the answer, and which of them contradict each other.</summary>
internal static class AnswerText
{
    /// <summary>A further quote joins the answer when it is nearly as good as the first or meets this much more of the question.</summary>
    private const float NearlyAsGood = 1;
    private const float MeetsMore = 0.15f;

    /// <summary>A figure from another source is compared when its sentence meets this share of what the first one meets.</summary>
    private const float Comparable = 0.8f;

    /// <summary>Places of the quotes that are told, best first; never none.</summary>
    /// <param name="differing">The place of a quote that contradicts the first one and is told in any case; null where none does.</param>
    public static IReadOnlyList<int> SentencesOf(QuestionMatcher matcher, IReadOnlyList<SelectedQuote> quotes, int? differing)
    {
        var told = new List<int> { 0 };
        var met = quotes[0].Match;
        for (var i = 1; i < quotes.Count; i++)
        {
            var more = matcher.Coverage(met | quotes[i].Match) - matcher.Coverage(met);
            if (i != differing && quotes[i].Sentence.Score < quotes[0].Sentence.Score - NearlyAsGood && more < MeetsMore)
                continue;
            told.Add(i);
            met |= quotes[i].Match;
        }

        return told;
    }

    /// <summary>The place of the first quote of another article that gives another number than the first quote, where a number is asked for; null when none does.</summary>
    public static int? DifferingQuote(CorpusSnapshot snapshot, QuestionMatcher matcher, IReadOnlyList<SelectedQuote> quotes)
    {
        if (matcher.Question.Type != QuestionType.Number)
            return null;
        var numbers = NumbersOf(snapshot.Index, matcher, quotes[0]);
        for (var i = 1; i < quotes.Count && numbers.Count > 0; i++)
        {
            if (quotes[i].Article == quotes[0].Article || matcher.Coverage(quotes[i].Match) < Comparable * matcher.Coverage(quotes[0].Match))
                continue;
            var others = NumbersOf(snapshot.Index, matcher, quotes[i]);
            if (others.Count > 0 && !others.Overlaps(numbers))
                return i;
        }

        return null;
    }

    /// <summary>The numbers of the quote that the question does not hold itself; years are not counted.</summary>
    private static HashSet<string> NumbersOf(PassageIndex index, QuestionMatcher matcher, SelectedQuote quote)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in index.SentenceTokensOf(quote.Sentence.Sentence))
        {
            var term = PackedToken.Term(token);
            var kind = PackedToken.Kind(token);
            if (kind.HasFlag(TokenKind.Number) && !kind.HasFlag(TokenKind.Year) && !matcher.Matches(term))
                numbers.Add(index.Terms[term]);
        }

        return numbers;
    }
}
