using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>The figures of all articles in order. They have the numbers, and name the sentences by those, that they would have in a single segment of all articles.</summary>
internal sealed class FigureIndex
{
    private readonly FigureSegment[] _segments;
    private readonly PassageIndex _passages;
    private readonly SegmentNumbers _figures;
    private readonly SegmentNumbers _sentences;

    /// <summary>Of each segment but the first, what its words are in <see cref="Words"/>, where those of the first come first.</summary>
    private readonly int[][] _words;

    /// <summary>The numbers of words, those of the first segment alone and all others.</summary>
    private readonly Lazy<Dictionary<string, int>> _firstNumbers;
    private readonly Dictionary<string, int> _otherNumbers;

    /// <summary>Those of an index that is nothing but one segment.</summary>
    public FigureIndex(FigureSegment segment, PassageIndex passages)
        : this([segment], passages, new FigureWords(segment.Words), [[]], new(() => segment.Words.Index().ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal)), [])
    {
    }

    private FigureIndex(FigureSegment[] segments, PassageIndex passages, FigureWords words, int[][] numbers, Lazy<Dictionary<string, int>> firstNumbers, Dictionary<string, int> otherNumbers)
    {
        (_segments, _passages, Words, _words, _firstNumbers, _otherNumbers) = (segments, passages, words, numbers, firstNumbers, otherNumbers);
        _figures = new SegmentNumbers(passages.Runs, (segment, article) => segments[segment].ArticleFigures[article]);
        _sentences = passages.SentenceNumbers;
    }

    /// <summary>Those of a first segment that has none, and of others.</summary>
    /// <param name="segments">In the order of the segments of the index.</param>
    public static FigureIndex Of(IReadOnlyList<FigureSegment> segments, PassageIndex passages, IFiguresElsewhere? elsewhere)
    {
        var (words, numbers) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var own = new int[segments.Count][];
        for (var segment = 0; segment < own.Length; segment++)
        {
            own[segment] = new int[segments[segment].Words.Length];
            for (var word = 0; word < own[segment].Length; word++)
            {
                if (!numbers.TryGetValue(segments[segment].Words[word], out var number))
                {
                    numbers.Add(segments[segment].Words[word], number = words.Count);
                    words.Add(segments[segment].Words[word]);
                }

                own[segment][word] = number;
            }
        }

        return new FigureIndex([.. segments], passages, new FigureWords([.. words]), own, new(() => []), numbers) { Elsewhere = elsewhere };
    }

    /// <summary>What is asked of figures that are not here; null where all are.</summary>
    public IFiguresElsewhere? Elsewhere { get; private init; }

    public IReadOnlyList<FigureSegment> Segments => _segments;

    /// <summary>Units, pers and qualifiers, each once.</summary>
    public FigureWords Words { get; }

    /// <summary>With the figures of the last segment of an index, instead of those that had its number or a higher one; the same where it has no new segment.</summary>
    /// <param name="passages">The index, whose other segments are those of this one.</param>
    public FigureIndex With(FigureSegment? added, PassageIndex passages)
    {
        if (added is null)
            return new FigureIndex(_segments, passages, Words, _words, _firstNumbers, _otherNumbers);
        var kept = passages.Segments.Count - 1;
        var (words, others) = (new List<string>(), new Dictionary<string, int>(_otherNumbers, StringComparer.Ordinal));
        var numbers = new int[added.Words.Length];
        for (var own = 0; own < numbers.Length; own++)
        {
            var word = added.Words[own];
            if (_firstNumbers.Value.TryGetValue(word, out numbers[own]) || others.TryGetValue(word, out numbers[own]))
                continue;
            others.Add(word, numbers[own] = Words.Count + words.Count);
            words.Add(word);
        }

        return new FigureIndex([.. _segments[..kept], added], passages, Words.With(words), [.. _words[..kept], numbers], _firstNumbers, others);
    }

    public int Count => _figures.Count;

    /// <summary>Texts are numbers of <see cref="Words"/>.</summary>
    public StoredFigure this[int figure]
    {
        get
        {
            var run = _figures.RunOf(figure);
            var segment = _passages.Runs.All[run].Segment;
            var stored = _segments[segment].Figures[figure - _figures.ShiftOf(run)];
            return _passages.Whole is not null ? stored : stored with
            {
                Sentence = stored.Sentence + _sentences.ShiftOf(run),
                Unit = Word(stored.Unit),
                Per = Word(stored.Per),
                Qualifier = Word(stored.Qualifier),
            };

            int Word(int own) => own < 0 || segment == 0 ? own : _words[segment][own];
        }
    }

    /// <summary>The articles of which as many figures are kept as are at the most, in order.</summary>
    public IEnumerable<int> FullArticles => _passages.Runs.All.SelectMany(run => _segments[run.Segment].FullArticles.Where(own => own >= run.Own && own < run.Own + run.Count).Select(own => run.Article + own - run.Own));

    /// <summary>The first figure of an article, or of one behind it; behind the last article how many there are.</summary>
    public int FirstIn(int article)
    {
        if (article == _passages.ArticleCount)
            return Count;
        var run = _passages.Runs.IndexOf(article);
        var (segment, first, own, _) = _passages.Runs.All[run];
        return _segments[segment].ArticleFigures[own + article - first] + _figures.ShiftOf(run);
    }

    public int ArticleOf(int figure)
    {
        var run = _figures.RunOf(figure);
        var (segment, first, own, _) = _passages.Runs.All[run];
        return first + _segments[segment].ArticleOf(figure - _figures.ShiftOf(run)) - own;
    }

    /// <summary>The first figure of this sentence or of one behind it.</summary>
    public int FirstOf(int sentence)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].Sentence < sentence)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    public string What(int figure) => Text(figure, 0);

    public Figure Read(int figure, IReadOnlyList<Article> articles)
    {
        var stored = this[figure];
        var speaker = Text(figure, 1);
        return new Figure(articles[ArticleOf(figure)], _passages.SentenceSpan(stored.Sentence), new TextSpan(stored.Start, stored.Length))
        {
            Value = stored.Value,
            ValueHigh = stored.HasHigh == 0 ? null : stored.High,
            Unit = Words[stored.Unit],
            What = What(figure),
            Qualifier = WordOf(stored.Qualifier),
            Change = (Change)stored.Change,
            Per = WordOf(stored.Per),
            Period = stored.From < 0 ? null : new Period(DateOnly.FromDayNumber(stored.From), DateOnly.FromDayNumber(stored.To), (DatePrecision)stored.Precision),
            Basis = (PeriodBasis)stored.Basis,
            Attribution = speaker.Length == 0 ? null : speaker,
            Paragraph = _passages.SentenceParagraph(stored.Sentence),
        };
    }

    private string? WordOf(int word) => word < 0 ? null : Words[word];

    /// <param name="kind">0 for what the figure measures, 1 for who said so.</param>
    private string Text(int figure, int kind)
    {
        var (segment, own) = _figures.Find(figure);
        return _segments[segment].Text((2 * own) + kind);
    }
}
