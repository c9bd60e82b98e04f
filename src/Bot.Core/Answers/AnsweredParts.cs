namespace Bot.Core.Answers;

/// <summary>What is told of a question; of several questions in one, each is answered by itself and the answers are told together.</summary>
internal sealed record AnsweredParts(ToldAnswer Answer, double Confidence, IReadOnlyList<UnansweredPart> Unanswered)
{
    /// <summary>Null when the corpus answers no part of it.</summary>
    /// <param name="whole">The question read as one.</param>
    public static AnsweredParts? Of(CorpusSnapshot snapshot, Question question, Reading whole, double minConfidence)
    {
        var parts = QuestionSplitter.Split(snapshot.QuestionReader, question);
        var readings = parts.Select(part => Reading.Of(snapshot, part.Question, Weights.BuiltIn)).ToList();
        if (readings.Exists(reading => IsFound(reading, minConfidence)))
            return Join(snapshot, parts, readings, whole, minConfidence);

        return IsFound(whole, minConfidence)
            ? new AnsweredParts(ToldAnswer.Of(snapshot, whole, Side.Of(whole.Matcher.Question, question.Text)), whole.Confidence, [])
            : null;
    }

    private static AnsweredParts Join(CorpusSnapshot snapshot, IReadOnlyList<QuestionPart> parts, List<Reading> readings, Reading whole, double minConfidence)
    {
        var found = readings.Where(reading => IsFound(reading, minConfidence)).ToList();
        var answers = found.Select(reading => ToldAnswer.Of(snapshot, reading, [])).ToList();
        var quotes = new List<SelectedQuote>();
        foreach (var answer in answers)
            Show(quotes, answer.Quotes[0]);
        Difference? difference = null;
        if (answers.Find(answer => answer.Difference is not null) is { Difference: { } differing } other)
        {
            var first = Show(quotes, other.Quotes[differing.First.Citation - 1]);
            var second = Show(quotes, other.Quotes[differing.Second.Citation - 1]);
            difference = differing with { First = differing.First with { Citation = first + 1 }, Second = differing.Second with { Citation = second + 1 } };
        }

        var told = Enumerable.Range(0, quotes.Count).ToList();
        var closest = readings.Except(found).SelectMany(reading => reading.Quotes.Take(1));
        foreach (var quote in closest.Concat(answers.SelectMany(answer => answer.Quotes.Skip(1)).OrderByDescending(quote => quote.Sentence.Score)).Concat(whole.Quotes).TakeWhile(_ => quotes.Count < Reading.QuoteCount))
            Show(quotes, quote);

        // A part whose best quote is told for another part is answered there, if anywhere.
        var unanswered = readings.Zip(parts).Where(part => !found.Contains(part.First) && !(part.First.Quotes.Count > 0 && told.Exists(place => IsSame(quotes[place], part.First.Quotes[0]))))
            .Select(part => new UnansweredPart(part.Second.Text, MissingSentence.Of(snapshot, part.First))).ToList();
        // The figures of several questions would have to be told apart: the quotes do that.
        return new AnsweredParts(new ToldAnswer(quotes, told, difference), found.Average(reading => reading.Confidence), unanswered);
    }

    /// <summary>The place of the quote, which is added when nothing of it is shown yet.</summary>
    private static int Show(List<SelectedQuote> quotes, SelectedQuote quote)
    {
        if (quotes.FindIndex(shown => IsSame(shown, quote)) is >= 0 and var place)
            return place;
        quotes.Add(quote);
        return quotes.Count - 1;
    }

    private static bool IsSame(SelectedQuote one, SelectedQuote other) => one.Article == other.Article && one.Span.Overlaps(other.Span);

    private static bool IsFound(Reading reading, double minConfidence) => reading.Quotes.Count > 0 && reading.Confidence >= minConfidence && reading.MeetsWhatIsNew;
}
