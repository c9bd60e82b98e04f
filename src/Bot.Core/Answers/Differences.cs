using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A sentence of another article that says something else than the best quote, and the words of both that differ.</summary>
internal sealed record FoundDifference(DifferenceKind Kind, RankedSentence Other, string Text, string OtherText);

/// <summary>
/// Looks among the ranked sentences of other articles for what contradicts the answer. What only might speak of something else
/// is let pass: a difference that is none would make both sources look wrong.
/// </summary>
internal sealed class Differences(CorpusSnapshot snapshot, Reading reading)
{
    /// <summary>Share of what the first sentence meets of the question that an article must meet too.</summary>
    private const float Comparable = 0.7f;

    private readonly QuestionMatcher _matcher = reading.Matcher;
    private readonly Dictionary<int, Statement> _statements = [];
    private readonly Dictionary<int, HashSet<int>> _names = [];

    /// <summary>What another article says instead of the first quote; null when the sources agree.</summary>
    public FoundDifference? Find(SelectedQuote first) => Find(Statement(first.Sentence));

    private FoundDifference? Find(Statement first)
    {
        var others = Others(first);
        var numbers = new NumberDifference(_matcher);
        if (numbers.Answering(first) is { } number)
            return others.Where(other => other.HasNumber(snapshot.CueWords)).Select(other => numbers.Find(first, number, other) is { } another ? Found(DifferenceKind.Number, other, number.Span, another.Span) : null).FirstOrDefault(found => found is not null);
        var times = new TimeDifference(_matcher);
        if (times.Answering(first) is { } time)
            return others.Select(other => times.Find(first, time, other) is { } another ? Found(DifferenceKind.Time, other, time.Span, another.Span) : null).FirstOrDefault(found => found is not null);
        var claims = new ClaimDifference(snapshot.Index, snapshot.CueWords, _matcher);
        return others.Select(other => WordingDifference.Find(first, other) is var (one, two) ? Found(DifferenceKind.Wording, other, one, two) : null).FirstOrDefault(found => found is not null)
            ?? others.Where(other => claims.Differ(first, other)).Select(other => Found(DifferenceKind.Claim, other, first.Span, other.Span)).FirstOrDefault();

        FoundDifference Found(DifferenceKind kind, Statement other, TextSpan one, TextSpan another) =>
            new(kind, other.Sentence, first.Source.Text.Substring(one.Start, one.Length), other.Source.Text.Substring(another.Start, another.Length));
    }

    /// <summary>
    /// The sentences of other articles, best first, whose article speaks of every name of the question that the first one's does,
    /// and of nearly all that the first sentence meets of it.
    /// Those of copies come too: a later version of a report may differ in nothing but the number.
    /// </summary>
    private List<Statement> Others(Statement first)
    {
        var index = snapshot.Index;
        var near = _matcher.NearInArticle(first.Article);
        var names = _matcher.Names & near.Near;
        var least = Comparable * _matcher.NearCoverage(near, first.Match.Near);
        var copies =
            from copy in index.CopiesOf(first.Sentence.Passage).Take(Answerer.Copies)
            from sentence in Enumerable.Range(index.PassageSentences[copy], index.PassageSentences[copy + 1] - index.PassageSentences[copy])
            select first.Sentence with { Sentence = sentence, Passage = copy };
        return [.. reading.Sentences.Concat(copies)
            .GroupBy(sentence => index.ArticleOf(sentence.Passage)).Where(article => IsComparable(article.Key)).SelectMany(article => article)
            .OrderByDescending(sentence => sentence.Score).Select(Statement)];

        bool IsComparable(int article) => article != first.Article
            && Meets(_matcher.MostNearInArticle(article)) && (Meets(_matcher.MatchArticle(article)) || Meets(_matcher.NearInArticle(article)))
            && (names != 0 || MaySpeakOfTheSame(NamesAtTheTop(article), NamesAtTheTop(first.Article)));

        bool Meets(TermMatch match) => (names & ~match.Near) == 0 && _matcher.NearCoverage(match, first.Match.Near) >= least;
    }

    /// <summary>Where the question names nothing, articles whose names at the top have none in common are of different things.</summary>
    private static bool MaySpeakOfTheSame(HashSet<int> names, HashSet<int> others) => names.Count == 0 || others.Count == 0 || names.Overlaps(others);

    /// <summary>The names in the first passage of an article.</summary>
    private HashSet<int> NamesAtTheTop(int article)
    {
        if (_names.TryGetValue(article, out var names))
            return names;
        names = [];
        var index = snapshot.Index;
        var passage = index.ArticlePassages[article];
        for (var sentence = index.PassageSentences[passage]; sentence < index.PassageSentences[passage + 1]; sentence++)
        {
            foreach (var token in index.SentenceTokensOf(sentence))
            {
                if (PackedToken.Kind(token).HasFlag(TokenKind.Capital) && index.CapitalsOf(PackedToken.Term(token)) >= QuestionReader.NameCapitals)
                    names.Add(PackedToken.Term(token));
            }
        }

        _names.Add(article, names);
        return names;
    }

    private Statement Statement(RankedSentence sentence)
    {
        if (!_statements.TryGetValue(sentence.Sentence, out var statement))
            _statements.Add(sentence.Sentence, statement = new Statement(snapshot, _matcher, sentence));
        return statement;
    }
}
