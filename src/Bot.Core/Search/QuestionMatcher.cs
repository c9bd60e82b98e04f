using System.Numerics;

namespace Bot.Core.Search;

/// <summary>Which terms of a question a stretch of text meets, one bit a term.</summary>
/// <param name="Exact">Met by the word itself or its correction.</param>
/// <param name="Any">Met by the word or a synonym.</param>
/// <param name="Pairs">Met right behind the term before it, as in the question; the bit of the second term.</param>
/// <param name="Related">Met by a word that means something near it, more general or more special; the other fields do not count it.</param>
/// <param name="Opposite">A word that means the contrary is there.</param>
internal readonly record struct TermMatch(ulong Exact, ulong Any, ulong Pairs, ulong Related = 0, ulong Opposite = 0)
{
    /// <summary>Met by the word, a synonym, or a word near it.</summary>
    public ulong Near => Any | Related;

    public static TermMatch operator |(TermMatch a, TermMatch b) =>
        new(a.Exact | b.Exact, a.Any | b.Any, a.Pairs | b.Pairs, a.Related | b.Related, a.Opposite | b.Opposite);
}

/// <summary>Finds the terms of one question in sentences and headers of the index. For many threads.</summary>
internal sealed class QuestionMatcher
{
    private const float ExactFrom = 0.75f;

    private readonly Lock _matching = new();

    private readonly PassageIndex _index;
    private readonly TermTable<TermMatch> _terms = new();
    private readonly Dictionary<int, TermMatch> _articles = [];
    private readonly ArticleMatcher _articleMatcher;

    /// <summary>Of words that are near those of the question and nothing else.</summary>
    private readonly ArticleMatcher _nearMatcher;

    /// <summary>Terms that have such words.</summary>
    private readonly ulong _haveNear;
    private readonly Dictionary<int, TermMatch> _leads = [];
    private readonly float[] _weights;

    /// <summary>Of all terms.</summary>
    private readonly float _weight;

    /// <summary>Words of names of several words, and of each the words behind the first.</summary>
    private readonly ulong _fullNames, _nameEnds;

    public QuestionMatcher(PassageIndex index, ParsedQuestion question)
    {
        _index = index;
        Question = question;
        _weights = [.. question.Terms.Select(term => term.IsPublisher ? 0 : term.Weight)];
        _weight = WeightOf(All);
        for (var i = 0; i < question.Terms.Count; i++)
        {
            var bit = 1UL << i;
            foreach (var alternative in question.Terms[i].Alternatives)
                _terms[alternative.Term] |= new TermMatch(alternative.Weight >= ExactFrom ? bit : 0, bit, 0);
            foreach (var term in question.Terms[i].Related)
                _terms[term] |= new TermMatch(0, 0, 0, Related: bit);
            foreach (var term in question.Terms[i].Opposites)
                _terms[term] |= new TermMatch(0, 0, 0, Opposite: bit);

            if (i > 0 && question.Terms[i].FollowsPrevious && question.Terms[i].Place == question.Terms[i - 1].Place + 1)
                Pairs |= bit;
            if (question.Terms[i].IsName)
                Names |= bit;
            if (i > 0 && question.Terms[i].IsName && question.Terms[i - 1].IsName && question.Terms[i].FollowsPrevious && (Pairs & bit) != 0)
            {
                _fullNames |= bit | bit >> 1;
                _nameEnds |= bit;
            }
            if (question.Terms[i].IsYear)
                Years |= bit;
            if (question.Terms[i].IsNumber && !question.Terms[i].IsYear)
                Numbers |= bit;
            if (question.Terms[i].IsLimit)
                Limits |= bit;
            if (question.Terms[i].IsDenial)
                Denials |= bit;
            if (question.Terms[i].Class == WordClass.Verb)
                Verbs |= bit;
            if (question.Terms[i].Class == WordClass.Noun)
                Nouns |= bit;
            if (question.Terms[i].Class == WordClass.Modifier)
                Modifiers |= bit;
            if (question.Terms[i].IsHead && question.Type is not QuestionType.Definition)
                Heads |= bit;
        }

        index.Elsewhere?.WillFind(_terms.Known.Where(term => term.Value.Near != 0).Select(term => term.Key));
        _articleMatcher = new ArticleMatcher(index, _terms.Known.Where(term => term.Value.Any != 0), Names);
        var near = _terms.Known.Where(term => term.Value is { Any: 0, Related: not 0 });
        _nearMatcher = new ArticleMatcher(index, near, Names);
        _haveNear = near.Aggregate(0UL, (terms, term) => terms | term.Value.Related);
    }

    public ParsedQuestion Question { get; }

    /// <summary>The terms that follow the one before them in the question.</summary>
    public ulong Pairs { get; }

    public ulong Names { get; }

    public ulong Years { get; }

    /// <summary>Numbers that are no years.</summary>
    public ulong Numbers { get; }

    public ulong Limits { get; }

    public ulong Denials { get; }

    public ulong Verbs { get; }

    public ulong Nouns { get; }

    public ulong Modifiers { get; }

    /// <summary>What is counted, chosen or done; none where a definition is asked for.</summary>
    public ulong Heads { get; }

    public ulong All => _weights.Length == 64 ? ulong.MaxValue : (1UL << _weights.Length) - 1;

    /// <summary>The articles write it as a name, whatever the question does: German nouns all have a capital.</summary>
    public bool IsNameInArticles(QuestionTerm term) => term.IsName && term.Alternatives.Any(alternative => _index.CapitalsOf(alternative.Term) >= QuestionReader.NameCapitals);

    public bool Matches(int term) => MatchTerm(term).Any != 0;

    /// <summary>What one term of the index meets by itself.</summary>
    public TermMatch MatchTerm(int term) => _terms[term];

    public TermMatch MatchSentence(int sentence) => Match(_index.SentenceTokensOf(sentence));

    public TermMatch MatchSentence(RankedSentence sentence) => Match(sentence.TokensIn(_index));

    /// <param name="sentence">Its place in the passage.</param>
    public TermMatch MatchSentence(PassageReading passage, int sentence) => Match(passage.TokensOf(sentence));

    /// <summary>
    /// A sentence that has one word of a name which its article gives in full speaks of the same: "Lindqvist" of Yara Lindqvist.
    /// </summary>
    public TermMatch WithFullNames(TermMatch match, int article)
    {
        if ((match.Any & _fullNames) == 0)
            return match;
        var inArticle = MatchArticle(article).Any;
        for (var i = 1; i < Question.Terms.Count; i++)
        {
            var pair = 3UL << (i - 1);
            if ((_fullNames & pair) == pair && (_nameEnds >> i & 1) != 0 && (match.Any & pair) != 0 && (inArticle & pair) == pair)
                match |= new TermMatch(0, pair, 0);
        }

        return match;
    }

    public TermMatch MatchHeader(int article) => Match(_index.HeaderOf(article));

    /// <summary>What the headline and the first sentence of an article meet: its subject, which the rest of it may leave unsaid.</summary>
    public TermMatch MatchLead(int article)
    {
        lock (_matching)
        {
            if (_leads.TryGetValue(article, out var known))
                return known;
        }

        var match = MatchHeader(article);
        if (_index.ArticlePassages[article] < _index.ArticlePassages[article + 1])
            match |= Match(_index.FirstSentenceOf(article));
        lock (_matching)
            _leads[article] = match;
        return match;
    }

    /// <summary>What the sentences [first, end) meet together.</summary>
    public TermMatch MatchSentences(int first, int end)
    {
        var match = default(TermMatch);
        for (var sentence = first; sentence < end; sentence++)
            match |= MatchSentence(sentence);
        return match;
    }

    /// <summary>What an article as a whole meets by the words of the question and their synonyms, without reading it; remembered, since its passages are ranked one by one.</summary>
    public TermMatch MatchArticle(int article)
    {
        lock (_matching)
        {
            if (!_articles.TryGetValue(article, out var match))
            {
                match = _index.ArticlePassages[article] < _index.ArticlePassages[article + 1] ? _articleMatcher.Match(article) : MatchHeader(article);
                _articles.Add(article, match);
            }

            return match;
        }
    }

    /// <summary>What a passage meets with its header at the most, told without reading it.</summary>
    public TermMatch MostOf(int passage)
    {
        TermMatch most;
        lock (_matching)
            most = _articleMatcher.MostOf(passage);
        return most with { Pairs = most.Any & most.Any << 1 & Pairs };
    }

    /// <summary>What an article meets by words near those of the question too. They are many: the least and the most that it can be are told without them.</summary>
    public TermMatch NearInArticle(int article)
    {
        var match = MatchArticle(article);
        if (_index.ArticlePassages[article] == _index.ArticlePassages[article + 1])
            return match;
        lock (_matching)
            return match | _nearMatcher.Match(article);
    }

    /// <summary>The most that <see cref="NearInArticle"/> can be; the least is <see cref="MatchArticle"/>.</summary>
    public TermMatch MostNearInArticle(int article) => MatchArticle(article) | new TermMatch(0, 0, 0, _haveNear);

    private float WeightOf(ulong terms)
    {
        var weight = 0f;
        for (; terms != 0; terms &= terms - 1)
            weight += _weights[BitOperations.TrailingZeroCount(terms)];
        return weight;
    }

    private TermMatch Match(ReadOnlySpan<int> tokens)
    {
        ulong exact = 0, any = 0, pairs = 0, related = 0, opposite = 0;
        // What the last three words meet: two may stand between those of a pair, function words included.
        ulong before = 0, twoBefore = 0, threeBefore = 0;
        foreach (var token in tokens)
        {
            var match = _terms[PackedToken.Term(token)];
            // "Threads" is not any thread.
            exact |= PackedToken.Kind(token).HasFlag(TokenKind.Capital) ? match.Exact : match.Exact & ~Names;
            any |= match.Any;
            related |= match.Related;
            opposite |= match.Opposite;
            pairs |= (before | twoBefore | threeBefore) << 1 & match.Any;
            (threeBefore, twoBefore, before) = (twoBefore, before, match.Any);
        }

        return new TermMatch(exact, any, pairs & Pairs, related, opposite);
    }

    /// <summary>Share of the weight of the masked terms that is met, 0 to 1; a synonym counts half. 1 where there is nothing to meet.</summary>
    public float Coverage(TermMatch match, ulong mask = ulong.MaxValue)
    {
        var met = 0f;
        for (var bits = (match.Exact | match.Any) & mask; bits != 0; bits &= bits - 1)
        {
            var i = BitOperations.TrailingZeroCount(bits);
            met += (match.Exact >> i & 1) != 0 ? _weights[i] : _weights[i] / 2;
        }

        var total = (mask & All) == All ? _weight : WeightOf(mask & All);
        return total == 0 ? 1 : met / total;
    }

    /// <summary>The same, words near the term counting half too; 1 where there is nothing to meet.</summary>
    public float NearCoverage(TermMatch match, ulong mask = ulong.MaxValue) => Coverage(match with { Any = match.Near }, mask);

    /// <summary>The highest idf among the masked terms that are not met, as a share of the highest possible; 0 where all are met.</summary>
    public float HeaviestMissing(ulong met, ulong mask = ulong.MaxValue)
    {
        var heaviest = 0f;
        for (var i = 0; i < _weights.Length; i++)
        {
            if (((mask & ~met) >> i & 1) != 0 && _weights[i] > 0)
                heaviest = Math.Max(heaviest, Question.Terms[i].Idf);
        }

        return heaviest / Bm25.Idf(0, _index.SearchedPassages);
    }

    /// <summary>The highest coverage of one part of the question.</summary>
    public float BestClause(TermMatch match)
    {
        var best = 0f;
        foreach (var clause in Question.Clauses)
            best = Math.Max(best, Coverage(match, clause.Terms));
        return best;
    }

    /// <summary>Share of the weight of the question's pairs of neighbouring terms that is met, 0 to 1; 0 where it has none.</summary>
    public float PairCoverage(TermMatch match)
    {
        float met = 0, total = 0;
        for (var i = 1; i < _weights.Length; i++)
        {
            var bit = 1UL << i;
            if ((Pairs & bit) == 0)
                continue;
            var weight = _weights[i] + _weights[i - 1];
            total += weight;
            if ((match.Pairs & bit) != 0)
                met += weight;
        }

        return total == 0 ? 0 : met / total;
    }
}
