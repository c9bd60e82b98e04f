using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A sentence chosen to be quoted, its span, and where else nearly the same is said.</summary>
/// <param name="Cut">Finds the span, which few of the sentences that are considered are asked for.</param>
internal sealed record SelectedQuote(RankedSentence Sentence, int Article, Func<TextSpan> Cut, TermMatch Match)
{
    private TextSpan? _span;

    public TextSpan Span => _span ??= Cut();

    public List<SelectedQuote> AlsoIn { get; } = [];

    /// <summary>The first word of the quoted sentence whose term is asked for, as it is written; null where there is none.</summary>
    public string? SurfaceOf(CorpusSnapshot snapshot, Func<int, bool> isAsked)
    {
        var article = snapshot.Articles[Article];
        using var analyzer = new TextAnalyzer(Language.Of(article.Language));
        var tokens = new List<Token>();
        analyzer.Analyze(article.Text, snapshot.Index.SentenceSpan(Sentence.Sentence), tokens);
        var found = tokens.Find(token => snapshot.Index.FindTerm(token.Term) is { } term && isAsked(term));
        return found.Span.Length == 0 ? null : article.TextOf(found.Span);
    }
}

/// <summary>
/// Chooses the quotes from the ranked sentences: the best one, then those that add most to what the others already meet of the question
/// (maximal marginal relevance, Carbonell and Goldstein 1998). What nearly repeats a chosen quote is listed with it; the cleaner text is the one quoted.
/// </summary>
internal sealed class QuoteSelector(PassageIndex index, IReadOnlyList<Article> articles, QuestionMatcher matcher)
{
    private const int Considered = 60;

    /// <summary>Share of the words of the shorter quote that both have, from which they say the same.</summary>
    private const double SameFrom = 0.8;

    /// <summary>What a quote gains for each part of the question, by weight, that no chosen quote meets yet.</summary>
    private const float Novelty = 2;

    private readonly Dictionary<int, (int[] Numbers, int[] Words)> _words = [];

    public List<SelectedQuote> Select(IReadOnlyList<RankedSentence> sentences, int count)
    {
        var candidates = sentences.Take(Considered).Select(Quote).ToList();
        var chosen = new List<SelectedQuote>();
        var met = default(TermMatch);
        while (chosen.Count < count && candidates.Count > 0)
        {
            var best = candidates.MaxBy(candidate => candidate.Sentence.Score + (Novelty * (matcher.Coverage(met | candidate.Match) - matcher.Coverage(met))))!; // not empty
            candidates.Remove(best);
            var twins = candidates.Where(candidate => SaysTheSame(best, candidate)).ToList();
            candidates.RemoveAll(twins.Contains);
            var family = twins.Concat(Copies(best)).Where(twin => twin.Article != best.Article).Prepend(best).ToList();
            var cleanest = family.MaxBy(quote => articles[quote.Article].Quality)!; // has best in it
            cleanest.AlsoIn.AddRange(family.Where(quote => quote != cleanest).DistinctBy(quote => quote.Article).OrderBy(quote => quote.Article));
            chosen.Add(cleanest);
            met |= cleanest.Match;
        }

        return chosen;
    }

    /// <summary>The same sentence in the passages that say nearly the same as that of the quote.</summary>
    private IEnumerable<SelectedQuote> Copies(SelectedQuote quote) =>
        from copy in index.CopiesOf(quote.Sentence.Passage).Take(Answerer.Copies)
        from sentence in Enumerable.Range(index.PassageSentences[copy], index.PassageSentences[copy + 1] - index.PassageSentences[copy])
        let other = Quote(quote.Sentence with { Sentence = sentence, Passage = copy })
        where SaysTheSame(quote, other)
        select other;

    public SelectedQuote Quote(RankedSentence sentence)
    {
        var article = index.ArticleOf(sentence.Passage);
        // An article of the year asked for speaks of that year without saying so.
        var dated = matcher.MatchHeader(article).Any & matcher.Years;
        return new SelectedQuote(
            sentence,
            article,
            () => QuoteSpan.Of(index, articles[article], sentence.Sentence, sentence.LeansBack),
            matcher.WithFullNames(matcher.MatchSentence(sentence), article) | new TermMatch(dated, dated, 0));
    }

    private bool SaysTheSame(SelectedQuote a, SelectedQuote b)
    {
        if (a.Article == b.Article && a.Span.Overlaps(b.Span))
            return true;
        // Another number is another statement, however alike the words are.
        var (numbersOfA, wordsOfA) = WordsOf(a);
        var (numbersOfB, wordsOfB) = WordsOf(b);
        if (!numbersOfA.AsSpan().SequenceEqual(numbersOfB))
            return false;
        var fewer = Math.Min(wordsOfA.Length, wordsOfB.Length);
        return fewer >= 4 && InBoth(wordsOfA, wordsOfB) >= SameFrom * fewer;
    }

    private static int InBoth(int[] words, int[] others)
    {
        var both = 0;
        for (int i = 0, j = 0; i < words.Length && j < others.Length;)
        {
            var order = words[i].CompareTo(others[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return both;
    }

    /// <summary>The different terms of the quoted sentence that are no function words, rising; of them the numbers too.</summary>
    private (int[] Numbers, int[] Words) WordsOf(SelectedQuote quote)
    {
        if (_words.TryGetValue(quote.Sentence.Sentence, out var known))
            return known;
        var (numbers, words) = (new List<int>(), new List<int>());
        foreach (var token in quote.Sentence.TokensIn(index))
        {
            if (!PackedToken.IsSearched(token))
                continue;
            words.Add(PackedToken.Term(token));
            if (PackedToken.Kind(token).HasFlag(TokenKind.Number))
                numbers.Add(PackedToken.Term(token));
        }

        known = (Rising(numbers), Rising(words));
        _words.Add(quote.Sentence.Sentence, known);
        return known;
    }

    /// <summary>Each once, in order.</summary>
    private static int[] Rising(List<int> terms)
    {
        terms.Sort();
        var different = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            if (i == 0 || terms[i] != terms[different - 1])
                terms[different++] = terms[i];
        }

        return [.. terms[..different]];
    }
}
