using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// The index of a list of articles: segments, of which some articles may be deleted. Articles, passages and sentences have the numbers that they would have in a single segment of all of them,
/// and terms are counted in all of them, so that it does not matter what it is made of.
/// </summary>
internal sealed partial class PassageIndex
{
    private readonly UsedSegment[] _segments;
    private readonly SegmentRuns _runs;
    private readonly SegmentNumbers _passages, _sentences;
    private readonly bool _isCut;
    private readonly IPassagesElsewhere? _elsewhere;

    /// <summary>Of each article the number of its first sentence, and behind the last one how many there are; empty where all articles are here.</summary>
    private readonly FlatArray<int> _articleSentences;

    /// <summary>Those of a new segment are sought beside what else is made of it.</summary>
    private Lazy<PassageCopies> _copies;

    /// <summary>The articles that a question is limited to; null where it is not. What is counted and found is then of these alone.</summary>
    private IAdmittedArticles? _admitted;
    private Lazy<Bm25Factors> _factors;

    /// <summary>All of a segment.</summary>
    public PassageIndex(PassageSegment segment)
        : this([new UsedSegment(segment)], SegmentRuns.Of(segment.ArticleCount), new IndexTerms(segment.Terms), new PassageCopies([.. segment.Copies.Span], [.. segment.Originals.Span]), segment.AveragePassageLength, isCut: false)
    {
    }

    /// <param name="isCut">Some terms may stand nowhere.</param>
    private PassageIndex(UsedSegment[] segments, SegmentRuns runs, IndexTerms terms, PassageCopies copies, float averageLength, bool isCut)
    {
        _isCut = isCut;
        (_segments, _runs, Terms, _copies, AveragePassageLength) = (segments, runs, terms, new(copies), averageLength);
        Whole = segments.Length == 1 && !_isCut && runs.Count == segments[0].Segment.ArticleCount ? segments[0].Segment : null;
        Articles = Whole?.Articles ?? new SegmentedArticles(runs, [.. segments.Select(segment => segment.Segment.Articles)]);
        _passages = new SegmentNumbers(runs, (segment, article) => segments[segment].Segment.ArticlePassages[article]);
        _sentences = new SegmentNumbers(runs, (segment, article) => segments[segment].Segment.PassageSentences[segments[segment].Segment.ArticlePassages[article]]);
        _factors = NewFactors(averageLength);
    }

    /// <summary>Of articles that mostly lie elsewhere: the first segment has the terms, counted in all articles, and where articles begin, but nothing of any of them.</summary>
    private PassageIndex(UsedSegment[] segments, SegmentRuns runs, FlatArray<int> articleSentences, IReadOnlyList<Article> articles, PassageCopies copies, float averageLength, IPassagesElsewhere elsewhere)
    {
        (_segments, _runs, _copies, _elsewhere, _articleSentences, AveragePassageLength) = (segments, runs, new(copies), elsewhere, articleSentences, averageLength);
        (Terms, Articles) = (new IndexTerms(segments[0].Segment.Terms), articles);
        _passages = new SegmentNumbers(runs, (segment, article) => segments[segment].Segment.ArticlePassages[article]);
        _sentences = new SegmentNumbers(runs, (segment, article) => segment == 0 ? articleSentences[article] : segments[segment].Segment.PassageSentences[segments[segment].Segment.ArticlePassages[article]]);
        _factors = NewFactors(averageLength);
    }

    public IReadOnlyList<Article> Articles { get; }

    /// <summary>What is asked of articles that are not here; null where all are.</summary>
    public IPassagesElsewhere? Elsewhere => _elsewhere;

    public IndexTerms Terms { get; }

    public IReadOnlyList<UsedSegment> Segments => _segments;

    /// <summary>Where the articles lie in the segments.</summary>
    public SegmentRuns Runs => _runs;

    public SegmentNumbers SentenceNumbers => _sentences;

    public LengthCode LengthCode => _segments[0].Segment.LengthCode;

    public float AveragePassageLength { get; }

    public Bm25Factors Factors => _factors.Value;

    public int PassageCount => _passages.Count;

    public int ArticleCount => _runs.Count;

    public int SentenceCount => _sentences.Count;

    /// <summary>Passages of article a are [ArticlePassages[a], ArticlePassages[a + 1]).</summary>
    public NumberStarts ArticlePassages => new(this, isOfArticles: true);

    /// <summary>Sentences of passage p are [PassageSentences[p], PassageSentences[p + 1]).</summary>
    public NumberStarts PassageSentences => new(this, isOfArticles: false);

    /// <summary>How many passages may be found.</summary>
    public int SearchedPassages => _admitted?.PassageCount ?? PassageCount;

    /// <summary>The passages that may be found: [Start, End) each, rising.</summary>
    public IReadOnlyList<(int Start, int End)> SearchedRuns => _admitted?.Runs ?? [(0, PassageCount)];

    public bool IsLimited => _admitted is not null;

    /// <summary>Its first segment, where it is nothing but that; else null.</summary>
    public PassageSegment? Whole { get; }

    /// <summary>Tells which passages will be read, so that those that are not here are asked for together.</summary>
    public void NeedPassages(IEnumerable<int> passages) => _elsewhere?.NeedPassages(passages);

    /// <summary>The same where all of their articles will be read, and figures.</summary>
    public void NeedArticlesOf(IEnumerable<int> passages) => _elsewhere?.NeedArticlesOf(passages);

    /// <summary>The passages of a segment that may be found, by their numbers there: [Start, End) each, rising. Deleted ones may be among them, which have no number here.</summary>
    public IReadOnlyList<(int Start, int End)> SearchedRunsIn(int segment) => (_admitted as AdmittedArticles)?.RunsIn(segment) ?? [(0, _segments[segment].Segment.PassageCount)];

    public bool Admits(int article) => _admitted is null || _admitted.Has(article);

    public bool AdmitsPassage(int passage) => _admitted is null || _admitted.IsAdmitted(passage);

    public int ArticleOf(int passage)
    {
        var run = _passages.RunOf(passage);
        var (segment, article, own, _) = _runs.All[run];
        return article + _segments[segment].Segment.ArticleOf(passage - _passages.ShiftOf(run)) - own;
    }

    /// <summary>The segment that a passage is in, and its number there.</summary>
    public (int Segment, int Own) FindPassage(int passage) => _passages.Find(passage);

    /// <summary>The number of a passage of a segment; -1 where it is deleted.</summary>
    public int PassageIn(int segment, int own) => _passages.NumberOf(segment, own);

    /// <summary>The passage that stands for all that say nearly the same; itself where there is none but it.</summary>
    public int PassageOriginal(int passage) => _copies.Value.OriginalOf(passage);

    /// <summary>No other one stands for it.</summary>
    public bool StandsForItself(int passage) => PassageOriginal(passage) == passage;

    /// <summary>In a part of an index: what stands for the passage is not among those that may be found here.</summary>
    public bool IsOriginalElsewhere(int passage) => PassageOriginal(passage) is var original && original != passage && (original == PassageCopies.Elsewhere || !AdmitsPassage(original));

    /// <summary>The other passages that say nearly the same, the one that stands for them first.</summary>
    public IReadOnlyList<int> CopiesOf(int passage) => [.. _copies.Value.GroupOf(passage).Where(copy => copy != passage && AdmitsPassage(copy))];

    /// <summary>The passage that may be found and stands for all that say nearly the same as this one, which may be found too.</summary>
    public int OriginalOf(int passage)
    {
        var original = PassageOriginal(passage);
        return original == passage || AdmitsPassage(original) ? original : _admitted!.StandInFor(original); // what is not admitted is limited
    }

    public int PassageOf(int sentence)
    {
        var run = _sentences.RunOf(sentence);
        if (IsElsewhere(_runs.All[run].Segment))
            throw _elsewhere!.Missing(SegmentRuns.LastUpTo(_articleSentences.Span, sentence)); // what is elsewhere is asked for there
        return _segments[_runs.All[run].Segment].Segment.PassageOf(sentence - _sentences.ShiftOf(run)) + _passages.ShiftOf(run);
    }

    /// <summary>The sentences of a passage and their words; the same as the members below, for those who read all of it.</summary>
    public PassageReading Read(int passage)
    {
        var (segment, own) = _passages.Find(passage);
        return IsElsewhere(segment) ? throw _elsewhere!.Missing(ArticleOf(passage)) : _segments[segment].Reader.Read(own); // what is elsewhere is asked for there
    }

    public TextSpan SentenceSpan(int sentence) => SentenceAt(sentence).Span;

    /// <summary>The number of its paragraph, counted from 1.</summary>
    public int SentenceParagraph(int sentence) => SentenceAt(sentence).Paragraph;

    public TextSpan PassageSpan(int passage) => Read(passage).Span;

    /// <summary>A <see cref="PackedToken"/> each.</summary>
    public ReadOnlySpan<int> SentenceTokensOf(int sentence)
    {
        var passage = PassageOf(sentence);
        return Read(passage).TokensOf(sentence - PassageSentences[passage]);
    }

    /// <summary>Tokens of title, publisher and date.</summary>
    public ReadOnlySpan<int> HeaderOf(int article)
    {
        var (segment, own) = _runs.Find(article);
        return IsElsewhere(segment) ? throw _elsewhere!.Missing(article) : _segments[segment].Reader.HeaderOf(own); // what is elsewhere is asked for there
    }

    /// <summary>The words of the first sentence of an article that has passages.</summary>
    public ReadOnlySpan<int> FirstSentenceOf(int article)
    {
        var (segment, own) = _runs.Find(article);
        return _segments[segment].Reader.FirstSentenceOf(own);
    }

    /// <summary>Searched words of all passages of an article together.</summary>
    public int LengthOf(int article)
    {
        var (segment, own) = _runs.Find(article);
        return _segments[segment].Segment.ArticleLengths[own];
    }

    /// <summary>The number of the term, or null when the corpus does not have it.</summary>
    public int? FindTerm(string term) => Terms.Find(term) is { } found && (_admitted?.Knows(found) ?? (!_isCut || IsLeft(found))) ? found : null;

    public int DocumentFrequency(int term)
    {
        if (_admitted is not null)
            return _admitted.DocumentFrequency(term);
        var documents = 0;
        foreach (var segment in Counting)
            documents += segment.DocumentFrequency(term);
        return documents;
    }

    /// <summary>Share of the term's occurrences within sentences that are written with a capital, 0 to 255: names are near 255.</summary>
    public byte CapitalsOf(int term)
    {
        if (_admitted is not null)
            return _admitted.CapitalsOf(term);
        var (inner, capitals) = CountCapitals(term);
        return ShareOfCapitals(capitals, inner);
    }

    /// <summary>How often a term stands within sentences, and how often of these with a capital, whatever a question is limited to.</summary>
    public (int Inner, int Capitals) CountCapitals(int term)
    {
        var (inner, capitals) = (0, 0);
        foreach (var segment in Counting)
        {
            var (more, ofThem) = segment.Capitals(term);
            (inner, capitals) = (inner + more, capitals + ofThem);
        }

        return (inner, capitals);
    }

    public static byte ShareOfCapitals(long capitals, int count) => (byte)(count == 0 ? 0 : 255L * capitals / count);

    private bool IsLeft(int term) => _segments.Any(segment => segment.DocumentFrequency(term) > 0 || segment.FunctionArticles(term) > 0);

    /// <summary>The segments that terms are counted in.</summary>
    private ReadOnlySpan<UsedSegment> Counting => _elsewhere is null ? _segments : _segments.AsSpan(0, 1);

    private bool IsElsewhere(int segment) => segment == 0 && _elsewhere is not null;

    private Lazy<Bm25Factors> NewFactors(float averageLength) => new(() => new Bm25Factors(LengthCode, averageLength));

    private Sentence SentenceAt(int sentence)
    {
        var passage = PassageOf(sentence);
        return Read(passage).Sentences[sentence - PassageSentences[passage]];
    }

    private int PassagesBefore(int article)
    {
        if (article == ArticleCount)
            return PassageCount;
        var run = _runs.IndexOf(article);
        var (segment, first, own, _) = _runs.All[run];
        return _segments[segment].Segment.ArticlePassages[own + article - first] + _passages.ShiftOf(run);
    }

    private int SentencesBefore(int passage)
    {
        if (passage == PassageCount)
            return SentenceCount;
        var run = _passages.RunOf(passage);
        if (!IsElsewhere(_runs.All[run].Segment))
            return _segments[_runs.All[run].Segment].Segment.PassageSentences[passage - _passages.ShiftOf(run)] + _sentences.ShiftOf(run);
        // Behind the last passage of an article that is here, another one begins.
        var article = ArticleOf(passage);
        return PassagesBefore(article) == passage ? _articleSentences[article] : throw _elsewhere!.Missing(article); // what is elsewhere is asked for there
    }

    /// <summary>Where the passages of articles, or the sentences of passages, begin.</summary>
    public readonly struct NumberStarts(PassageIndex index, bool isOfArticles)
    {
        /// <param name="place">Of an article or a passage, or behind the last one.</param>
        public int this[int place] => isOfArticles ? index.PassagesBefore(place) : index.SentencesBefore(place);
    }
}
