using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;
using Bot.Core.Versions;

namespace Bot.Core;

/// <content>A change as a segment of its own beside the others (ADR 0014).</content>
public sealed partial class CorpusSnapshot
{
    /// <summary>The share of articles, or so many, that is added or deleted at the most since all were in one segment.</summary>
    private const double MostChangedShare = 0.125;
    private const int MostChanged = 100;

    /// <summary>The last one of a single segment that this one goes on from; null where it is such a one itself.</summary>
    private CorpusSnapshot? _base;

    private Lazy<KnownWords?> _known = new(() => null);

    /// <summary>Itself, where it is of one segment with nothing deleted; else the last such one before it.</summary>
    internal CorpusSnapshot Base => _base ?? this;

    internal bool IsWhole => _base is null;

    /// <summary>Reads what the next change needs, so that it need not wait for it.</summary>
    internal void Prepare()
    {
        _ = (_known.Value, _sum.Value);
        Index.Segments[0].Segment.PrepareBands();
        foreach (var language in Languages)
            NumberWords.Prepare(language);
    }

    internal bool IsPrepared => _known.IsValueCreated && _sum.IsValueCreated;

    /// <summary>
    /// The corpus with what changed in its files as a segment of its own, as <see cref="Build"/> would make it but for two things: how clean articles are is measured for new ones alone, and passages that say
    /// nearly the same are sought for those alone. Null where so much changed that all is better built anew.
    /// </summary>
    /// <param name="reading">By its articles.</param>
    /// <param name="isMeasured">How clean the new articles are is known.</param>
    internal CorpusSnapshot? TryWith(
        VersionSum sum, Told told, Func<IReadOnlyList<Article>, ArticleFolderReading> reading, FileChanges changes, int passageWords, Synonyms synonyms, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken, bool isMeasured = false)
    {
        if (changes.Count == 0)
            return new CorpusSnapshot(sum.Id, _summary, Articles, told.Rejected, told.Warnings, ReadingOf(Articles, reading), Index, Figures, synonyms) { _base = _base, _known = _known, _sum = new(sum) };
        if (!_summary.AreInOrder)
            return null;
        var left = Index.Runs.All.Where(run => run.Segment == 0).Sum(run => run.Count);
        if (changes.Count + Base.Articles.Count - left + Articles.Count - left > Math.Max(MostChanged, Base.Articles.Count * MostChangedShare))
            return null;
        var known = isMeasured ? null : _known.Value;
        if (known is null && !isMeasured)
            return null;
        var next = new NextSegment(changes, Index.Runs, Articles);
        var source = next.Source is { } number ? (Passages: Index.Segments[number].Segment, Figures: Figures.Segments[number]) : default;
        var made = new Lazy<PassageSegment?>(() => next.Articles.Count == 0 ? null : PassageIndexBuilder.Build(next.Articles, passageWords, next.Unchanged, source.Passages, progress, cancellationToken));
        var view = new Lazy<(IReadOnlyList<Article> Added, PassageIndex Index)>(() =>
        {
            var added = known is null ? changes.Added : TextQuality.Measure(changes.Added, known, cancellationToken);
            var passages = made.Value is { } segment ? AddedSegment.Of(new PassageSegment(segment.Sections, next.ArticlesWith(added)), Index.Terms) : null;
            return (added, Index.With(next, passages));
        });
        // Somebody waits for one article: another processor measures it, and puts its terms among the others and makes the view while this one reads the figures.
        if (changes.Added.Count > 0)
            _ = Task.Run(() => view.Value, cancellationToken);
        var figures = made.Value is { } read ? FigureSegmentBuilder.Build(next.Articles, read, next.Unchanged, source.Figures, source.Passages, progress, cancellationToken) : null;
        var (added, index) = view.Value;
        cancellationToken.ThrowIfCancellationRequested();
        var summary = _summary.With([.. changes.Deleted.Select(place => Articles[place])], added);
        return new CorpusSnapshot(sum.Id, summary, index.Articles, told.Rejected, told.Warnings, ReadingOf(index.Articles, reading), index, Figures.With(figures, index), synonyms, before: this)
        {
            _base = Base,
            _known = _known,
            _sum = new(sum),
        };
    }

    /// <summary>Apart, so that it holds nothing else: else each snapshot would hold the one that it was made from, and so all that ever were.</summary>
    private static Func<ArticleFolderReading> ReadingOf(IReadOnlyList<Article> articles, Func<IReadOnlyList<Article>, ArticleFolderReading> reading) => () => reading(articles);
}
