using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Says in one sentence what of the question the corpus does not meet.</summary>
internal static class MissingSentence
{
    public static string Of(QuestionMatcher matcher, TermMatch article)
    {
        var terms = matcher.Question.Terms;
        if (terms.Count == 0)
            return "The question has no word to search for.";
        var unknown = Quoted(terms.Where(term => term.Alternatives.Count == 0));
        if (unknown.Count > 0)
            return $"No article mentions {List(unknown)}.";
        var unmet = Enumerable.Range(0, terms.Count).Where(i => (article.Any >> i & 1) == 0 && !terms[i].IsPublisher && !terms[i].IsInherited).Select(i => terms[i]).ToList();
        var telling = unmet.Where(term => term.IsName || term.IsYear).ToList();
        if (telling.Count > 0)
            return $"The articles that come closest do not mention {List(Quoted(telling))}.";
        if (unmet.Count > 0)
            return $"The articles that come closest say nothing of {List(Quoted(unmet))}.";
        return matcher.Question.Type switch
        {
            QuestionType.Number => "The passages that come closest give no such number.",
            QuestionType.Time => "The passages that come closest do not say when.",
            QuestionType.Person => "The passages that come closest do not say who.",
            QuestionType.Place => "The passages that come closest do not say where.",
            QuestionType.Reason => "The passages that come closest do not say why.",
            _ => "The passages that come closest do not bring together what is asked.",
        };
    }

    private static List<string> Quoted(IEnumerable<QuestionTerm> terms) => [.. terms.Select(term => $"“{term.Surface}”").Distinct(StringComparer.OrdinalIgnoreCase).Take(4)];

    private static string List(List<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
}
