using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// The articles that a question is limited to. All that is counted is counted in them alone, so that an answer is as if there were
/// no others: not even a score tells of them. Made for one question: what it remembers is not shared between threads.
/// </summary>
internal sealed class AdmittedArticles
{
    private const int CapitalsCounted = 100;

    private readonly PassageIndex _whole;
    private readonly IReadOnlyList<Article> _articles;
    private readonly bool[] _admitted;
    private readonly List<(int Start, int End)> _runs = [];
    private readonly Dictionary<int, int> _frequencies = [];
    private readonly Dictionary<int, bool> _functionWords = [];
    private readonly Dictionary<int, byte> _capitals = [];
    private readonly Dictionary<int, int> _standIns = [];

    public AdmittedArticles(PassageIndex whole, IReadOnlyList<Article> articles, ArticleFilter filter)
    {
        (_whole, _articles, _admitted) = (whole, articles, new bool[articles.Count]);
        long tokens = 0;
        for (var article = 0; article < _admitted.Length; article++)
        {
            if (!(_admitted[article] = filter.Admits(articles[article])))
                continue;
            Add(whole.ArticlePassages[article], whole.ArticlePassages[article + 1]);
            tokens += whole.ArticleTokens.Searched(article);
        }

        AveragePassageLength = Search.Postings.AverageOf(tokens, PassageCount);
    }

    public int PassageCount { get; private set; }

    public float AveragePassageLength { get; }

    /// <summary>Their passages: [Start, End) each, rising.</summary>
    public IReadOnlyList<(int Start, int End)> Runs => _runs;

    public bool Has(int article) => _admitted[article];

    public int DocumentFrequency(int term)
    {
        if (!_frequencies.TryGetValue(term, out var frequency))
            _frequencies.Add(term, frequency = Postings(term).Sum(part => part.End - part.Start));
        return frequency;
    }

    public bool HasFunctionWord(int term)
    {
        if (!_functionWords.TryGetValue(term, out var has))
            _functionWords.Add(term, has = _whole.ArticleTokens.HavingFunctionWord(term) is { } having && Enumerable.Range(0, _admitted.Length).Any(article => _admitted[article] && having[article]));
        return has;
    }

    /// <summary>As <see cref="PassageIndex.TermCapitals"/>; of a frequent term the first passages tell it, of a function word the language does.</summary>
    public byte CapitalsOf(int term)
    {
        if (DocumentFrequency(term) == 0)
            return _whole.TermCapitals[term];
        if (_capitals.TryGetValue(term, out var share))
            return share;
        int capitals = 0, count = 0;
        foreach (var posting in Postings(term).SelectMany(part => Enumerable.Range(part.Start, part.End - part.Start)).Take(CapitalsCounted))
        {
            var passage = _whole.PostingPassages[posting];
            for (var sentence = _whole.PassageSentences[passage]; sentence < _whole.PassageSentences[passage + 1]; sentence++)
                CountCapitals(_whole.SentenceTokensOf(sentence), term, ref capitals, ref count);
        }

        share = PassageIndex.ShareOfCapitals(capitals, count);
        _capitals.Add(term, share);
        return share;
    }

    /// <summary>For a passage that stands for all that say nearly the same, but is of an article that is left out, the copy that stands for them here: of the cleanest article, and of several such the first.</summary>
    public int StandInFor(int original)
    {
        if (!_standIns.TryGetValue(original, out var standIn))
            _standIns.Add(original, standIn = _whole.CopiesOf(original).Where(IsAdmitted).MaxBy(copy => _articles[_whole.ArticleOf(copy)].Quality));
        return standIn;
    }

    public bool IsAdmitted(int passage) => _admitted[_whole.ArticleOf(passage)];

    private void Add(int start, int end)
    {
        PassageCount += end - start;
        if (_runs.Count > 0 && _runs[^1].End == start)
            _runs[^1] = (_runs[^1].Start, end);
        else if (start < end)
            _runs.Add((start, end));
    }

    /// <summary>The places of the term's postings that are in admitted passages: [Start, End) each.</summary>
    private IEnumerable<(int Start, int End)> Postings(int term)
    {
        var (place, end) = (_whole.PostingStarts[term], _whole.PostingStarts[term + 1]);
        if (end - place < _runs.Count)
        {
            for (; place < end; place++)
            {
                if (IsAdmitted(_whole.PostingPassages[place]))
                    yield return (place, place + 1);
            }

            yield break;
        }

        foreach (var run in _runs)
        {
            var first = place + Below(_whole.PostingPassages.AsSpan(place..end), run.Start);
            place = first + Below(_whole.PostingPassages.AsSpan(first..end), run.End);
            if (first < place)
                yield return (first, place);
            if (place == end)
                yield break;
        }
    }

    private static void CountCapitals(ReadOnlySpan<int> sentence, int term, ref int capitals, ref int count)
    {
        // The first word of a sentence has a capital whatever it is.
        for (var i = 1; i < sentence.Length; i++)
        {
            if (PackedToken.Term(sentence[i]) != term)
                continue;
            count++;
            capitals += PackedToken.Kind(sentence[i]).HasFlag(TokenKind.Capital) ? 1 : 0;
        }
    }

    /// <summary>How many are below the bound; in steps that double, since most often it is near.</summary>
    private static int Below(ReadOnlySpan<int> passages, int bound)
    {
        var reach = 1;
        while (reach < passages.Length && passages[reach] < bound)
            reach *= 2;
        var place = passages[..Math.Min(reach, passages.Length)].BinarySearch(bound);
        return place < 0 ? ~place : place;
    }
}
