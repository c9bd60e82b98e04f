using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// The articles that a question is limited to. All that is counted is counted in them alone, so that an answer is as if there were
/// no others: not even a score tells of them. Made for one question: what it remembers is not shared between threads.
/// </summary>
internal sealed class AdmittedArticles : IAdmittedArticles
{
    private const int CapitalsCounted = 100;

    private readonly PassageIndex _whole;
    private readonly IReadOnlyList<Article> _articles;
    private readonly bool[] _admitted;
    private readonly List<(int Start, int End)> _runs = [];

    /// <summary>The same of each segment, by its own numbers.</summary>
    private readonly List<(int Start, int End)>[] _ownRuns, _ownArticles;

    private readonly Dictionary<int, int> _frequencies = [];
    private readonly Dictionary<int, bool> _known = [];
    private readonly Dictionary<int, byte> _capitals = [];
    private readonly Dictionary<int, int> _standIns = [];

    public AdmittedArticles(PassageIndex whole, IReadOnlyList<Article> articles, ArticleFilter filter)
    {
        (_whole, _articles, _admitted) = (whole, articles, new bool[articles.Count]);
        _ownRuns = [.. whole.Segments.Select(_ => new List<(int, int)>())];
        _ownArticles = [.. whole.Segments.Select(_ => new List<(int, int)>())];
        var words = 0L;
        foreach (var run in whole.Runs.All)
        {
            for (var i = 0; i < run.Count; i++)
            {
                if (_admitted[run.Article + i] = filter.Admits(articles[run.Article + i]))
                    words += Add(run.Article + i, run.Segment, run.Own + i);
            }
        }

        Words = words;
        AveragePassageLength = PassageIndexBuilder.Average(words, PassageCount);
    }

    public int PassageCount { get; private set; }

    /// <summary>Searched words of all of them together.</summary>
    public long Words { get; }

    public float AveragePassageLength { get; }

    /// <summary>Their passages: [Start, End) each, rising.</summary>
    public IReadOnlyList<(int Start, int End)> Runs => _runs;

    /// <summary>Those in a segment, by their numbers there.</summary>
    public IReadOnlyList<(int Start, int End)> RunsIn(int segment) => _ownRuns[segment];

    public bool Has(int article) => _admitted[article];

    public int DocumentFrequency(int term)
    {
        if (!_frequencies.TryGetValue(term, out var frequency))
            _frequencies.Add(term, frequency = Enumerable.Range(0, _ownRuns.Length).Sum(segment => PassagesIn(segment, term).Count()));
        return frequency;
    }

    /// <summary>The term stands in one of them, be it as a function word.</summary>
    public bool Knows(int term)
    {
        if (!_known.TryGetValue(term, out var knows))
            _known.Add(term, knows = Enumerable.Range(0, _ownRuns.Length).Any(segment => PassagesIn(segment, term).Any() || IsFunctionWordIn(segment, term)));
        return knows;
    }

    /// <summary>As <see cref="PassageIndex.CapitalsOf"/>; of a frequent term the first passages tell it, of a function word the language does.</summary>
    public byte CapitalsOf(int term)
    {
        if (DocumentFrequency(term) == 0)
            return _whole.CapitalsOf(term);
        if (_capitals.TryGetValue(term, out var share))
            return share;
        share = ShareOfCapitals(FirstWith(term));
        _capitals.Add(term, share);
        return share;
    }

    /// <summary>The first passages that have a term: how often within sentences, and how often of these with a capital.</summary>
    public IEnumerable<CountedCapitals> FirstWith(int term)
    {
        var first = Enumerable.Range(0, _ownRuns.Length).SelectMany(segment => PassagesIn(segment, term).Take(CapitalsCounted).Select(own => _whole.PassageIn(segment, own)));
        foreach (var passage in first.Order().Take(CapitalsCounted))
        {
            int capitals = 0, count = 0;
            var reading = _whole.Read(passage);
            for (var sentence = 0; sentence < reading.Sentences.Length; sentence++)
                CountCapitals(reading.TokensOf(sentence), term, ref capitals, ref count);
            yield return new CountedCapitals(passage, count, capitals);
        }
    }

    /// <summary>Of the first passages that have a term, those of several parts of an index together.</summary>
    public static byte ShareOfCapitals(IEnumerable<CountedCapitals> passages)
    {
        int capitals = 0, count = 0;
        foreach (var passage in passages.OrderBy(passage => passage.Passage).Take(CapitalsCounted))
            (count, capitals) = (count + passage.Count, capitals + passage.Capitals);
        return PassageIndex.ShareOfCapitals(capitals, count);
    }

    /// <summary>For a passage that stands for all that say nearly the same, but is of an article that is left out, the copy that stands for them here: of the cleanest article, and of several such the first.</summary>
    public int StandInFor(int original)
    {
        if (!_standIns.TryGetValue(original, out var standIn))
            _standIns.Add(original, standIn = _whole.CopiesOf(original).Where(IsAdmitted).MaxBy(copy => _articles[_whole.ArticleOf(copy)].Quality));
        return standIn;
    }

    public bool IsAdmitted(int passage) => _admitted[_whole.ArticleOf(passage)];

    /// <returns>How many words the article has.</returns>
    private int Add(int article, int segment, int own)
    {
        var (start, end) = (_whole.ArticlePassages[article], _whole.ArticlePassages[article + 1]);
        Add(_runs, start, end);
        PassageCount += end - start;
        var part = _whole.Segments[segment].Segment;
        Add(_ownArticles[segment], own, own + 1);
        Add(_ownRuns[segment], part.ArticlePassages[own], part.ArticlePassages[own + 1]);
        return part.ArticleLengths[own];
    }

    /// <summary>The admitted passages of a segment that have a term, by their numbers there, rising.</summary>
    private IEnumerable<int> PassagesIn(int segment, int term) =>
        _whole.Segments[segment].OwnTerm(term) is { } own ? Among(_whole.Segments[segment].Segment.Postings, own, _ownRuns[segment]) : [];

    private bool IsFunctionWordIn(int segment, int term)
    {
        var used = _whole.Segments[segment];
        return used.OwnTerm(term) is { } own && used.Segment.FunctionList(own) is { } list && Among(used.Segment.FunctionWords, list, _ownArticles[segment]).Any();
    }

    private static void Add(List<(int Start, int End)> runs, int start, int end)
    {
        if (runs.Count > 0 && runs[^1].End == start)
            runs[^1] = (runs[^1].Start, end);
        else if (start < end)
            runs.Add((start, end));
    }

    /// <summary>The admitted ones among the documents of a list, rising.</summary>
    private static IEnumerable<int> Among(PostingLists lists, int list, List<(int Start, int End)> runs)
    {
        var cursor = new PostingsCursor();
        cursor.Open(lists, list);
        for (var run = 0; run < runs.Count && cursor.Seek(runs[run].Start);)
        {
            // The document that is met decides on the run: there may be many more of either.
            var document = cursor.Rest[0];
            if (document >= runs[run].End)
            {
                run = RunFrom(runs, run, document);
                continue;
            }

            yield return document;
            while (cursor.Seek(document + 1) && (document = cursor.Rest[0]) < runs[run].End)
                yield return document;
            run++;
        }
    }

    /// <summary>The first run that ends behind the document; in steps that double, since most often it is near.</summary>
    private static int RunFrom(List<(int Start, int End)> runs, int run, int document)
    {
        var step = 1;
        while (run + step < runs.Count && runs[run + step].End <= document)
            (run, step) = (run + step, step * 2);
        int low = run, high = Math.Min(runs.Count, run + step + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].End <= document)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
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
}

/// <param name="Count">How often the passage has a term within sentences.</param>
/// <param name="Capitals">How often of these with a capital.</param>
internal readonly record struct CountedCapitals(int Passage, int Count, int Capitals);
