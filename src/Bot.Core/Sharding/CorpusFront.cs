using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>
/// What every machine has of a corpus that lies in shards: the terms of all and how often they stand in all, where articles and passages lie, which passages say nearly the same, how clean articles
/// are, and what is asked of all articles together. With it a question is read as on one machine. Immutable.
/// </summary>
public sealed class CorpusFront
{
    private readonly FlatArray<ushort> _shards;
    private readonly FlatArray<int> _own, _articleSentences, _figures;
    private readonly FlatArray<double> _qualities;

    /// <summary>Of each shard, the places of its articles in the corpus.</summary>
    private readonly int[][] _articles;
    private readonly Sections _sections;

    internal CorpusFront(Sections sections)
    {
        _sections = sections;
        (_shards, _own, _articleSentences, _qualities) = (sections.Read<ushort>("front.shards"), sections.Read<int>("front.own"), sections.Read<int>("front.sentences"), sections.Read<double>("front.qualities"));
        _figures = sections.Read<int>("front.figures");
        Version = Encoding.UTF8.GetString(sections["front.version"].Span);
        Summary = CorpusSummary.Read(sections["front.summary"].ToArray());
        Segment = new PassageSegment(sections, []);
        Copies = new PassageCopies([.. Segment.Copies.Span], [.. Segment.Originals.Span]);
        Shards = sections.Read<int>("front.count")[0];
        var counts = new int[Shards];
        foreach (var shard in _shards.Span)
            counts[shard]++;
        _articles = [.. counts.Select(count => new int[count])];
        for (var article = 0; article < _shards.Length; article++)
            _articles[_shards[article]][_own[article]] = article;
    }

    /// <summary>Of the corpus.</summary>
    public string Version { get; }

    /// <summary>How many shards there are.</summary>
    public int Shards { get; }

    public int Articles => _shards.Length;

    public int Passages => Segment.ArticlePassages[^1];

    public int Terms => Segment.Terms.Count;

    /// <summary>Bytes that it takes in memory, without what questions make of it.</summary>
    public long Bytes => _sections.All.Sum(section => section.Parts.Sum(part => (long)part.Length));

    internal CorpusSummary Summary { get; }

    /// <summary>Terms, counted in all articles, and where articles begin; without postings, sentences and articles.</summary>
    internal PassageSegment Segment { get; }

    /// <summary>Of all passages of the corpus.</summary>
    internal PassageCopies Copies { get; }

    internal float AverageLength => Segment.AveragePassageLength;

    /// <summary>Of the words of slices, which have the numbers of the terms.</summary>
    internal WordNumbers Words { get; } = new();

    /// <param name="shards">What each shard tells of itself, in their order.</param>
    /// <param name="whole">Of the same articles.</param>
    /// <exception cref="ArgumentException">They are not of the same articles.</exception>
    public static CorpusFront Of(string version, IReadOnlyList<ShardFacts> shards, WholeFacts whole) => new(FrontBuilder.Build(version, shards, whole));

    public byte[] Write() => PackedSections.Write(_sections);

    /// <param name="front">As <see cref="Write"/> made it, in the same build of the program.</param>
    public static CorpusFront Read(byte[] front) => new(PackedSections.Read(front));

    /// <summary>The shard that an article of the corpus is in, and its place there.</summary>
    internal (int Shard, int Own) Find(int article) => (_shards[article], _own[article]);

    /// <summary>The place in the corpus of an article of a shard.</summary>
    internal int ArticleOf(int shard, int own) => _articles[shard][own];

    internal int ArticlesIn(int shard) => _articles[shard].Length;

    /// <summary>The number in the corpus of a passage of a shard.</summary>
    /// <param name="place">In its article.</param>
    internal int PassageOf(int shard, int own, int place) => Segment.ArticlePassages[_articles[shard][own]] + place;

    /// <summary>How many an article gives.</summary>
    internal int FiguresOf(int article) => _figures[article];

    internal double QualityOf(int article) => _qualities[article];

    /// <summary>What stands for what in a shard, by its own numbers of passages.</summary>
    internal PassageCopies CopiesIn(int shard)
    {
        var starts = new int[_articles[shard].Length + 1];
        for (var own = 0; own < _articles[shard].Length; own++)
            starts[own + 1] = starts[own] + Segment.ArticlePassages[_articles[shard][own] + 1] - Segment.ArticlePassages[_articles[shard][own]];
        var (copies, originals) = (new List<int>(), new List<int>());
        for (var i = 0; i < Copies.Copies.Length; i++)
        {
            if (OwnOf(Copies.Copies[i]) is not { } copy)
                continue;
            copies.Add(copy);
            originals.Add(OwnOf(Copies.Originals[i]) ?? PassageCopies.Elsewhere);
        }

        return new PassageCopies([.. copies], [.. originals]);

        int? OwnOf(int passage)
        {
            var article = Segment.ArticleOf(passage);
            return _shards[article] == shard ? starts[_own[article]] + passage - Segment.ArticlePassages[article] : null;
        }
    }

    /// <summary>An index of which some articles are here.</summary>
    internal PassageIndex Index(IReadOnlyList<(int Article, UsedSegment Segment)> here, IPassagesElsewhere elsewhere) =>
        PassageIndex.Of(Segment, _articleSentences, here, Copies, AverageLength, elsewhere);

    /// <summary>A snapshot none of whose articles is here.</summary>
    internal CorpusSnapshot Snapshot(Synonyms synonyms)
    {
        var index = Index([], NoPassages.Instance);
        return new CorpusSnapshot(Version, Summary, index.Articles, [], [], () => throw new InvalidOperationException("A corpus in shards has no reading."), index, FigureIndex.Of([NoFigures], index, elsewhere: null), synonyms);
    }

    /// <summary>The figures of articles that are not here.</summary>
    internal FigureSegment NoFigures => field ??= new FigureSegment
    {
        Figures = FlatArray<StoredFigure>.Of([]),
        ArticleFigures = FlatArray<int>.Of(new int[Articles + 1]),
        Words = [],
        Texts = default,
        TextStarts = FlatArray<int>.Of([0]),
    };

    /// <summary>Of a snapshot that no question is asked by itself.</summary>
    private sealed class NoPassages : IPassagesElsewhere
    {
        public static readonly NoPassages Instance = new();

        public List<Hit> Top(PartedSearch search) => throw Missing(0);

        public List<Hit> Nearest(ReadOnlyMemory<float> query, int count) => throw Missing(0);

        public void WillFindNearest(ReadOnlyMemory<float> query, int count)
        {
        }

        public bool? Find(int article, int term) => throw Missing(article);

        public void WillFind(IEnumerable<int> terms)
        {
        }

        public bool Meet(IReadOnlyList<int[]> subjects, IReadOnlyList<int[]> others) => throw Missing(0);

        public IAdmittedArticles Only(ArticleFilter filter) => throw Missing(0);

        public CorpusSummary SummaryOf(ArticleFilter filter) => throw Missing(0);

        public void NeedPassages(IEnumerable<int> passages) => throw Missing(0);

        public void NeedArticlesOf(IEnumerable<int> passages) => throw Missing(0);

        public Exception Missing(int article) => new InvalidOperationException("Articles of a corpus in shards are asked for through ShardedCorpus.");
    }
}
