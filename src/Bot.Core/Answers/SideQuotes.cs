using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Sees to it that each side of a comparison has a quote: one that is missing is searched with the words of its side alone.</summary>
internal static class SideQuotes
{
    /// <summary>Share of the words of a side, by weight, that make a sentence speak of it.</summary>
    private const float SpeaksFrom = 0.6f;

    /// <summary>Share of what the best quote meets of the rest of the question that the quote of a side must meet.</summary>
    private const float Comparable = 0.5f;

    /// <summary>Adds the missing quotes to the list, in place of those that speak for no side, and tells which quotes the sides need.</summary>
    public static List<SelectedQuote> Add(CorpusSnapshot snapshot, Reading reading, IReadOnlyList<Side> sides, List<SelectedQuote> quotes)
    {
        var needed = new List<SelectedQuote>();
        foreach (var side in sides)
        {
            if (quotes.Find(quote => IsOf(snapshot, reading.Matcher, side, quote)) is { } shown)
                needed.Add(shown);
        }

        foreach (var side in sides.Where(side => !needed.Exists(quote => IsOf(snapshot, reading.Matcher, side, quote))))
        {
            if (Search(snapshot, reading, sides, side) is not { } found)
                continue;
            if (quotes.Count >= Reading.QuoteCount && quotes.FindLastIndex(quote => !needed.Contains(quote)) is >= 0 and var last)
                quotes.RemoveAt(last);
            quotes.Add(found);
            needed.Add(found);
        }

        return [.. needed.Distinct()];
    }

    private static SelectedQuote? Search(CorpusSnapshot snapshot, Reading reading, IReadOnlyList<Side> sides, Side side)
    {
        var matcher = reading.Matcher;
        var others = sides.Where(other => other != side).Aggregate(0UL, (all, other) => all | other.Terms) & ~side.Terms;
        var rest = matcher.All & ~sides.Aggregate(0UL, (all, other) => all | other.Terms);
        var least = Comparable * matcher.NearCoverage(reading.Quotes[0].Match, rest);
        var selector = new QuoteSelector(snapshot.Index, snapshot.Articles, matcher);
        return Reading.Of(snapshot, Without(matcher.Question, others, side.Publisher), Weights.BuiltIn).Sentences
            .Select(selector.Quote)
            .FirstOrDefault(quote => IsOf(snapshot, matcher, side, quote) && matcher.NearCoverage(quote.Match | matcher.MatchLead(quote.Article), rest) >= least);
    }

    private static bool IsOf(CorpusSnapshot snapshot, QuestionMatcher matcher, Side side, SelectedQuote quote) => side.Publisher is not null
        ? snapshot.Articles[quote.Article].Publisher == side.Publisher
        : matcher.Coverage(quote.Match, side.Terms) >= SpeaksFrom;

    private static ParsedQuestion Without(ParsedQuestion question, ulong terms, string? publisher) => question with
    {
        Terms = [.. question.Terms.Where((_, i) => (terms >> i & 1) == 0)],
        Publishers = publisher is null ? question.Publishers : [publisher],
        Clauses = [new Clause(ulong.MaxValue, publisher is null ? [] : [publisher], [])],
    };
}
