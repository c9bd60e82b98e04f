using System.Collections.Concurrent;
using System.Globalization;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;
using Bot.Core.Versions;

namespace Bot.Core;

/// <summary>One version of the corpus: articles, index and figures, built once and never changed.</summary>
public sealed partial class CorpusSnapshot
{
    private const int OverviewsKept = 100;

    /// <summary>By <see cref="ArticleFilter.Key"/>: a menu asks at each letter that is typed.</summary>
    private readonly ConcurrentDictionary<string, FigureOverview> _overviews;

    /// <summary>By languages: only words of languages that the articles are in mean something.</summary>
    private readonly ConcurrentDictionary<string, CueWords> _cueWords;

    private readonly Lazy<CueWords> _cues;
    private Lazy<VersionSum> _sum;
    private WeakReference<ArticleFolderReading?> _read = new(null);
    private Func<ArticleFolderReading> _reading;
    private readonly CorpusSummary _summary;
    private readonly IReadOnlyList<string> _warnings;

    /// <param name="reading">Asked for when the next snapshot is made.</param>
    /// <param name="warnings">Of the reading.</param>
    /// <param name="known">The words of the articles, asked for when one is added; null where there are none.</param>
    /// <param name="before">Another one that may have the same publishers; nothing of it is held.</param>
    internal CorpusSnapshot(
        string version, CorpusSummary summary, IReadOnlyList<Article> articles, IReadOnlyList<RejectedFile> rejected, IReadOnlyList<string> warnings, Func<ArticleFolderReading> reading, PassageIndex index, FigureIndex figures, Synonyms synonyms, Func<KnownWords?>? known = null, CorpusSnapshot? before = null)
    {
        if (known is not null)
            _known = new(known);
        _sum = new(() => VersionSum.Of(Reading.From.Articles));
        (_summary, Admitted, Articles, Rejected, _warnings, _reading, Index, Figures) = (summary, summary, articles, rejected, warnings, reading, index, figures);
        Synonyms = synonyms;
        QuestionReader = new QuestionReader(index, summary, synonyms, before?.QuestionReader);
        (_cueWords, _overviews) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        _cues = new(() => CueWordsOf(summary));
        State = summary.StateOf(version);
    }

    private CorpusSnapshot(string version, ArticleFolderReading reading, PassageIndex index, FigureIndex figures, Synonyms synonyms)
        : this(version, CorpusSummary.Of(reading.Articles), reading.Articles, reading.Rejected, reading.Warnings, () => reading, index, figures, synonyms)
    {
    }

    /// <summary>The part of a snapshot that a filter admits. Articles and figures keep their numbers; of those left out the index tells nothing.</summary>
    private CorpusSnapshot(CorpusSnapshot whole, ArticleFilter filter)
    {
        (_summary, Articles, Rejected, _warnings, _reading, _sum, Figures, Filter) = (whole._summary, whole.Articles, whole.Rejected, whole._warnings, whole._reading, whole._sum, whole.Figures, filter);
        Index = whole.Index.Only(whole.Articles, filter);
        var admitted = Admitted = whole.Index.Elsewhere?.SummaryOf(filter) ?? CorpusSummary.Of([.. whole.Articles.Where((_, article) => Index.Admits(article))]);
        Synonyms = whole.Synonyms;
        QuestionReader = whole.QuestionReader.In(Index, admitted);
        _cues = new(() => whole.CueWordsOf(admitted));
        State = admitted.StateOf(whole.State.Version);
        Vectors = whole.Vectors;
        (_cueWords, _overviews) = (whole._cueWords, new(StringComparer.Ordinal));
    }

    /// <summary>A snapshot with other articles here, the rest of which lie elsewhere.</summary>
    private CorpusSnapshot(CorpusSnapshot other, PassageIndex index, FigureIndex figures)
    {
        (_summary, Admitted, Articles, Rejected, _warnings, _reading, _sum, Index, Figures) = (other._summary, other.Admitted, index.Articles, other.Rejected, other._warnings, other._reading, other._sum, index, figures);
        (Synonyms, State, _cueWords, _cues, _overviews) = (other.Synonyms, other.State, other._cueWords, other._cues, other._overviews);
        QuestionReader = other.QuestionReader.In(index, _summary);
    }

    /// <summary>Indexes the articles and reads their figures; what did not change since a snapshot before is taken over from it.</summary>
    /// <param name="before">Of one segment.</param>
    internal static CorpusSnapshot Build(
        string version, ArticleFolderReading reading, int passageWords, Synonyms synonyms, CorpusSnapshot? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        // Indexes of the same articles are the same.
        if (before is not null && reading.Articles.SequenceEqual(before.Articles, ReferenceEqualityComparer.Instance))
            return new CorpusSnapshot(version, before._summary, before.Articles, reading.Rejected, reading.Warnings, () => reading, before.Index, before.Figures, synonyms) { _known = before._known };
        var passages = PassageIndexBuilder.Build(reading.Articles, passageWords, reading.Unchanged, before?.Index.Whole, progress, cancellationToken);
        var figures = FigureSegmentBuilder.Build(reading.Articles, passages, reading.Unchanged, before?.Figures.Segments[0], before?.Index.Whole, progress, cancellationToken);
        var index = new PassageIndex(passages);
        return new CorpusSnapshot(version, reading, index, new FigureIndex(figures, index), synonyms) { _known = new(() => reading.Quality?.Known) };
    }

    /// <summary>What its id comes from.</summary>
    internal VersionSum Sum => _sum.Value;

    /// <summary>What its reading had to tell.</summary>
    internal Told Told => new(Rejected, _warnings);

    internal CorpusSummary Summary => _summary;

    /// <summary>Of the articles that questions are answered from.</summary>
    internal CorpusSummary Admitted { get; }

    /// <summary>The reading that it was made from.</summary>
    /// <remarks>Only a reload needs it, so that it is not kept in memory between two of them.</remarks>
    internal ArticleFolderReading Reading
    {
        get
        {
            if (_read.TryGetTarget(out var read))
                return read;
            _read.SetTarget(read = _reading());
            return read;
        }
    }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<RejectedFile> Rejected { get; }

    public IReadOnlyList<string> Warnings => field ??= [.. _warnings, .. Figures.FullArticles.Select(i => TooManyFigures(Articles[i]))];

    public CorpusState State { get; }

    /// <summary>Of the articles, ISO 639-1, most frequent first.</summary>
    public IReadOnlyList<string> Languages => field ??= [.. _summary.Languages.OrderByDescending(language => language.Value).Select(language => language.Key)];

    public int Passages => Index.PassageCount;

    /// <summary>How many figures the articles give.</summary>
    public int FigureCount => Figures.Count;

    internal Synonyms Synonyms { get; }

    internal PassageIndex Index { get; }

    internal FigureIndex Figures { get; }

    /// <summary>What the passages mean; null where words alone lead to them.</summary>
    public PassageVectors? Vectors { get; private set; }

    /// <summary>The articles that questions to this snapshot are answered from.</summary>
    internal ArticleFilter Filter { get; } = ArticleFilter.Everything;

    private IReadOnlyList<PublisherCount> Publishers => field ??= PublisherCount.Of(_summary.Publishers);

    internal QuestionReader QuestionReader { get; }

    internal CueWords CueWords => _cues.Value;

    /// <summary>The numbers that the articles give, by the year they speak of.</summary>
    public FigureTable FindFigures(FigureQuery query) => FigureSearch.Find(this, query);

    /// <summary>How many articles the filter admits, and the newest date among them.</summary>
    public CorpusState StateOf(ArticleFilter filter) => filter.IsEverything ? State : SummaryOf(filter).StateOf(State.Version);

    /// <summary>The publishers of the articles that the filter admits, those of most articles first.</summary>
    public IReadOnlyList<PublisherCount> PublishersOf(ArticleFilter filter) => filter.IsEverything ? Publishers : PublisherCount.Of(SummaryOf(filter).Publishers);

    /// <summary>At most so many of the articles that the filter admits, with what was typed in title, file or publisher; the best first.</summary>
    public IReadOnlyList<Article> FindArticles(string typed, int count, ArticleFilter filter) =>
        ArticleNames.Find(filter.IsEverything ? Articles : Articles.Where(filter.Admits), typed, count);

    /// <summary>The figures of an article of this snapshot, in order; none of another one.</summary>
    public IReadOnlyList<Figure> FiguresIn(Article article) => PlaceOf(article) is { } place ? ReadFigures(place) : [];

    /// <summary>At most so many articles that the filter admits and that tell the same story, in passages that are nearly the same; those with most of them first.</summary>
    public IReadOnlyList<AlikeArticle> ArticlesAlike(Article article, int count, ArticleFilter filter) =>
        PlaceOf(article) is { } place ? AlikeArticle.Find(this, place, count, filter) : [];

    /// <summary>What figures the articles give that the filter admits: up to 200 units and topics, for menus.</summary>
    public FigureOverview FigureOverviewOf(ArticleFilter filter)
    {
        if (_overviews.Count >= OverviewsKept)
            _overviews.Clear();
        return _overviews.GetOrAdd(filter.Key, _ => FigureTopics.Overview(Only(filter)));
    }

    /// <summary>What a question with this filter is asked; itself where nothing is left out.</summary>
    internal CorpusSnapshot Only(ArticleFilter filter) => filter.IsEverything ? this : new CorpusSnapshot(this, filter);

    /// <summary>The same snapshot, other articles of which are here.</summary>
    internal CorpusSnapshot With(PassageIndex index, FigureIndex figures) => new(this, index, figures);

    /// <summary>The same snapshot, whose questions are read with other synonyms.</summary>
    internal CorpusSnapshot With(Synonyms synonyms) => new(State.Version, _summary, Articles, Rejected, _warnings, _reading, Index, Figures, synonyms) { Vectors = Vectors, _base = _base, _known = _known, _sum = _sum };

    /// <summary>The same snapshot, whose reading comes from where that of another one of the same version does.</summary>
    internal CorpusSnapshot ReadAs(CorpusSnapshot other) => ReadFrom(other._reading);

    /// <summary>The same snapshot, whose reading is asked for elsewhere.</summary>
    internal CorpusSnapshot ReadFrom(Func<ArticleFolderReading> reading)
    {
        var copy = (CorpusSnapshot)MemberwiseClone();
        (copy._reading, copy._read) = (reading, new(null));
        return copy;
    }

    /// <summary>The same snapshot, whose sum is known.</summary>
    internal CorpusSnapshot Of(VersionSum sum)
    {
        var copy = (CorpusSnapshot)MemberwiseClone();
        copy._sum = new(sum);
        return copy;
    }

    internal bool IsOfSameReading(CorpusSnapshot other) => ReferenceEquals(_reading, other._reading);

    /// <summary>The same snapshot with other vectors beside it.</summary>
    internal CorpusSnapshot With(PassageVectors? vectors)
    {
        var copy = (CorpusSnapshot)MemberwiseClone();
        copy.Vectors = vectors;
        return copy;
    }

    /// <summary>The same snapshot, ready to be put in use, with the vectors of the passages that a snapshot before it has too.</summary>
    internal CorpusSnapshot TakingOver(CorpusSnapshot? before)
    {
        Index.FindCopies();
        return before?.Vectors is { } vectors && (long)Passages * vectors.Dimensions <= Array.MaxLength ? With(vectors.For(before.Articles, before.Index, Articles, Index)) : this;
    }

    /// <summary>A passage as models read it, below the title of its article.</summary>
    internal string TextOf(int passage)
    {
        var article = Articles[Index.ArticleOf(passage)];
        var text = article.TextOf(Index.PassageSpan(passage));
        return article.Title is null ? text : $"{article.Title}\n{text}";
    }

    /// <summary>Null where the snapshot has no such article.</summary>
    public Article? FindArticle(string file) => PlaceOf(file) is { } place ? Articles[place] : null;

    /// <summary>Where an article of this snapshot is in <see cref="Articles"/>; null for another one.</summary>
    public int? PlaceOf(Article article)
    {
        if (PlaceOf(article.File) is not { } place)
            return null;
        // Articles that were not read from a folder may have the same file.
        for (; place < Articles.Count; place++)
        {
            if (ReferenceEquals(Articles[place], article))
                return place;
            if (_summary.AreInOrder)
                break;
        }

        return null;
    }

    public int? PlaceOf(string file)
    {
        if (!_summary.AreInOrder)
            return Enumerable.Range(0, Articles.Count).Where(place => Articles[place].File == file).Select(place => (int?)place).FirstOrDefault();
        return PlaceFor(file) is var place && place < Articles.Count && Articles[place].File == file ? place : null;
    }

    /// <summary>The place of the first article whose file is this one or behind it; files rise.</summary>
    internal int PlaceFor(string file)
    {
        var (low, high) = (0, Articles.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Articles[middle].File, file) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private CueWords CueWordsOf(CorpusSummary summary)
    {
        string[] languages = [.. summary.Languages.Select(language => language.Key).Append("en").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return _cueWords.GetOrAdd(string.Join(' ', languages), _ => new CueWords(Index, languages));
    }

    private static string TooManyFigures(Article article) => string.Create(
        CultureInfo.InvariantCulture, $"{article.File}: only its first {FigureReader.MostFigures:N0} figures are listed; split it or leave tables of numbers out.");

    private CorpusSummary SummaryOf(ArticleFilter filter) => CorpusSummary.Of([.. Articles.Where(filter.Admits)]);

    /// <summary>The number of passages of the article at this place in <see cref="Articles"/>.</summary>
    public int PassagesOf(int article) => Index.ArticlePassages[article + 1] - Index.ArticlePassages[article];

    /// <summary>The number of figures that the article at this place gives.</summary>
    public int FiguresOf(int article) => Figures.FirstIn(article + 1) - Figures.FirstIn(article);

    /// <summary>The figures of the article at this place, in order.</summary>
    public IReadOnlyList<Figure> ReadFigures(int article)
    {
        var figures = new Figure[FiguresOf(article)];
        for (var i = 0; i < figures.Length; i++)
            figures[i] = Figures.Read(Figures.FirstIn(article) + i, Articles);
        return figures;
    }
}
