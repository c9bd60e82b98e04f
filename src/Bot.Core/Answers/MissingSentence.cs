using System.Numerics;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Says in one sentence what of the question the corpus does not meet, the most telling first: words no article has, names and years, a contrary, what is asked of a thing.</summary>
internal static class MissingSentence
{
    /// <summary>A negation is told when so much of the question beside its names stands in the sentence.</summary>
    private const float SaysSo = 0.6f;

    public static string Of(CorpusSnapshot snapshot, Reading reading)
    {
        var question = reading.Matcher.Question;
        var terms = question.Terms;
        if (snapshot.State.Articles == 0 && !snapshot.Filter.IsEverything)
            return $"No article of the corpus is {snapshot.Filter.Describe()}.";
        if (terms.Count == 0)
            return "The question has no word to search for.";
        var unknown = terms.Where(term => term.Alternatives.Count == 0).ToList();
        // Of a word no article has, the contrary may be there.
        if (unknown.Count > 0 && (unknown.Exists(term => term.IsName) || reading.Quotes.Count == 0 || Contrary(snapshot, reading) is null))
            return $"No article mentions {List(Quoted(unknown))}.";
        if (reading.Quotes.Count == 0)
            return "No article has these words.";
        var articles = Answers.Confidence.MatchArticles(reading.Matcher, reading.Quotes);
        var unmet = Enumerable.Range(0, terms.Count).Where(i => (articles.Any >> i & 1) == 0 && !terms[i].IsPublisher && !terms[i].IsInherited).Select(i => terms[i]).ToList();
        var telling = unmet.Where(term => term.IsName || term.IsYear).ToList();
        if (telling.Count > 0)
            return $"The articles that come closest do not mention {List(Quoted(telling))}.";
        if (!reading.MeetsWhatIsNew)
            return $"The passage that comes closest says nothing of {List(Quoted(terms.Where(term => !term.IsInherited && !term.IsYear)))}.";
        return Contrary(snapshot, reading) ?? Unmet(unmet) ?? NotAsAsked(reading);
    }

    /// <summary>A quote says the contrary of what the question takes for granted; null where none does.</summary>
    private static string? Contrary(CorpusSnapshot snapshot, Reading reading)
    {
        // To a question of yes or no the contrary is an answer.
        if (reading.Matcher.Question.Type == QuestionType.YesOrNo)
            return null;
        for (var i = 0; i < reading.Quotes.Count; i++)
        {
            var passage = i == 0 ? "The passage that comes closest" : "One of the passages that come closest";
            if (ContraryWords(snapshot, reading, reading.Quotes[i]) is var (said, asked))
                return $"{passage} has “{said}” where “{asked}” is asked.";
            if (Denies(reading.Matcher.Question, reading.Quotes[i]))
                return $"{passage} denies it or says that it is not known.";
        }

        return null;
    }

    private static (string Said, string Asked)? ContraryWords(CorpusSnapshot snapshot, Reading reading, SelectedQuote quote)
    {
        var question = reading.Matcher.Question;
        var contrary = quote.Match.Opposite & ~quote.Match.Any & ~Inherited(question);
        // Beyond the closest passage a contrary word may speak of something else.
        if (contrary == 0 || quote != reading.Quotes[0])
            return null;
        var asked = question.Terms[BitOperations.TrailingZeroCount(contrary)];
        return quote.SurfaceOf(snapshot, term => asked.Opposites.Contains(term)) is { } said ? (said, asked.Surface) : null;
    }

    private static bool Denies(ParsedQuestion question, SelectedQuote quote) =>
        !question.IsNegated && quote.Sentence.Features[(int)SentenceFeature.NegationBesideMatch] > 0 && quote.Sentence.Features[(int)SentenceFeature.BesideNamesNear] >= SaysSo;

    private static ulong Inherited(ParsedQuestion question) =>
        question.Terms.Select((term, i) => term.IsInherited ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit);

    private static string? Unmet(List<QuestionTerm> unmet) =>
        unmet.Count == 0 ? null : $"The articles that come closest say nothing of {List(Quoted(unmet))}.";

    private static string NotAsAsked(Reading reading)
    {
        var question = reading.Matcher.Question;
        var limits = Quoted(question.Terms.Where((term, i) => term.IsLimit && (reading.Quotes[0].Match.Any >> i & 1) == 0));
        if (limits.Count > 0)
            return $"The passages that come closest do not say which is {List(limits)}.";
        if (question.Unit != AskedUnit.Any && reading.Quotes[0].Sentence.Features[(int)SentenceFeature.UnitFits] == 0)
            return $"The passages that come closest give no {Unit(question.Unit)}.";
        // What the quote seems to give is not denied, only doubted.
        if (reading.Quotes[0].Sentence.Features[(int)SentenceFeature.AnswerOfType] > 0 || question.Type == QuestionType.YesOrNo)
            return "The passages that come closest may answer it, but it is not sure that they speak of the same.";
        return question.Type switch
        {
            QuestionType.Number => "The passages that come closest give no such number.",
            QuestionType.Time => "The passages that come closest do not say when.",
            QuestionType.Person => "The passages that come closest do not say who.",
            QuestionType.Place => "The passages that come closest do not say where.",
            QuestionType.Reason => "The passages that come closest do not say why.",
            QuestionType.Manner => "The passages that come closest do not say how.",
            QuestionType.Statement => "The passages that come closest do not quote it.",
            _ => "The passages that come closest do not bring together what is asked.",
        };
    }

    private static string Unit(AskedUnit unit) => unit switch
    {
        AskedUnit.Money => "amount of money",
        AskedUnit.Age => "age",
        AskedUnit.Duration or AskedUnit.Extent => "duration or length",
        AskedUnit.Length => "length or height",
        AskedUnit.Share => "share",
        AskedUnit.Year => "year",
        _ => "other name",
    };

    private static List<string> Quoted(IEnumerable<QuestionTerm> terms) => [.. terms.Select(term => $"“{term.Surface}”").Distinct(StringComparer.OrdinalIgnoreCase).Take(4)];

    private static string List(List<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
}
