using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>The quotes of an answer, which of them are told as the answer, and what they say differently.</summary>
/// <param name="Told">Places of the quotes, best first; never none.</param>
internal sealed record ToldAnswer(IReadOnlyList<SelectedQuote> Quotes, IReadOnlyList<int> Told, Difference? Difference)
{
    /// <summary>The figure that a question for a number asks for, in one of the told quotes.</summary>
    public AnsweringFigure? Figure { get; init; }

    /// <summary>A further quote joins the answer when it is nearly as good as the first, or not far behind and meets this much more of the question.</summary>
    private const float NearlyAsGood = 1;
    private const float NotFarBehind = 2;
    private const float MeetsMore = 0.15f;

    /// <param name="reading">With quotes.</param>
    public static ToldAnswer Of(CorpusSnapshot snapshot, Reading reading, IReadOnlyList<Side> sides)
    {
        var quotes = reading.Quotes.ToList();
        var needed = sides.Count == 0 ? [] : SideQuotes.Add(snapshot, reading, sides, quotes);
        var told = TellingOf(reading.Matcher, quotes, needed);
        if (new Differences(snapshot, reading).Find(quotes[0]) is not { } found)
            return new ToldAnswer(quotes, told, null) { Figure = FigureOf(snapshot, reading, quotes, told) };

        var first = quotes[0];
        var other = Shown(snapshot, reading, quotes, found, needed);
        needed = [.. needed, first, other];
        told = TellingOf(reading.Matcher, quotes, needed);
        return new ToldAnswer(quotes, told, new Difference(
            found.Kind,
            new DifferingWords(quotes.IndexOf(first) + 1, found.Text),
            new DifferingWords(quotes.IndexOf(other) + 1, found.OtherText)))
        { Figure = FigureOf(snapshot, reading, quotes, told) };
    }

    private static AnsweringFigure? FigureOf(CorpusSnapshot snapshot, Reading reading, List<SelectedQuote> quotes, List<int> told)
    {
        var asked = new AskedFigures(snapshot, reading.Matcher);
        return told.Select(place => asked.In(quotes[place]) is { } figure ? new AnsweringFigure(figure, place + 1) : null).FirstOrDefault(figure => figure is not null);
    }

    /// <summary>The quote that holds the other sentence; where none does it is put behind the one it differs from, and the last that nothing needs goes.</summary>
    private static SelectedQuote Shown(CorpusSnapshot snapshot, Reading reading, List<SelectedQuote> quotes, FoundDifference found, IReadOnlyList<SelectedQuote> needed)
    {
        var other = new QuoteSelector(snapshot.Index, snapshot.Articles, reading.Matcher).Quote(found.Other);
        if (quotes.Find(quote => quote.Article == other.Article && quote.Span.Overlaps(other.Span)) is { } shown)
            return shown;
        var first = quotes[0];
        if (quotes.Count >= Reading.QuoteCount && quotes.FindLastIndex(quote => quote != first && !needed.Contains(quote)) is >= 0 and var last)
            quotes.RemoveAt(last);
        quotes.Insert(quotes.IndexOf(first) + 1, other);
        return other;
    }

    /// <param name="needed">Quotes that are told in any case.</param>
    private static List<int> TellingOf(QuestionMatcher matcher, List<SelectedQuote> quotes, IReadOnlyList<SelectedQuote> needed)
    {
        var told = new List<int> { 0 };
        var met = quotes[0].Match;
        for (var i = 1; i < quotes.Count; i++)
        {
            var more = matcher.Coverage(met | quotes[i].Match) - matcher.Coverage(met);
            var behind = quotes[0].Sentence.Score - quotes[i].Sentence.Score;
            if (!needed.Contains(quotes[i]) && behind > (more < MeetsMore ? NearlyAsGood : NotFarBehind))
                continue;
            told.Add(i);
            met |= quotes[i].Match;
        }

        return told;
    }
}
