using System.Runtime.InteropServices;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Indexing;

namespace Bot.Core;

/// <summary>What one version of the corpus has and another has not.</summary>
/// <param name="Before">Id of the version that is compared with.</param>
public sealed record CorpusDiff(string Before, string After)
{
    public IReadOnlyList<Article> Added { get; init; } = [];

    /// <summary>As they are in <see cref="After"/>: another text, title, publisher, date, address, language or tags.</summary>
    public IReadOnlyList<Article> Changed { get; init; } = [];

    /// <summary>As they were in <see cref="Before"/>.</summary>
    public IReadOnlyList<Article> Removed { get; init; } = [];

    /// <summary>Files that are rejected in <see cref="After"/> and were not before, or for another reason.</summary>
    public IReadOnlyList<RejectedFile> Rejected { get; init; } = [];

    /// <summary>Years rise; what has no year is last. Only years with a difference.</summary>
    public IReadOnlyList<FigureChange> Figures { get; init; } = [];

    /// <summary>Compares two versions that were read from files; only articles that one of them has not are read.</summary>
    public static CorpusDiff Between(CorpusSnapshot before, CorpusSnapshot after)
    {
        var old = new Dictionary<UInt128, int>(before.Articles.Count);
        for (var place = 0; place < before.Articles.Count; place++)
            old[IHashedArticles.HashOf(before.Articles, place)] = place;
        List<int> now = [];
        for (var place = 0; place < after.Articles.Count; place++)
        {
            if (!old.Remove(IHashedArticles.HashOf(after.Articles, place)))
                now.Add(place);
        }

        var rejected = before.Rejected.ToHashSet();
        return Of(before, after, [.. old.Values.Order()], now) with { Rejected = [.. after.Rejected.Where(file => !rejected.Contains(file))] };
    }

    /// <summary>The same where it is known what changed.</summary>
    internal static CorpusDiff Of(CorpusSnapshot before, CorpusSnapshot after, FileChanges changes) =>
        Of(before, after, changes.Deleted, [.. changes.Added.Select(article => after.PlaceOf(article.File)).OfType<int>()]);

    /// <param name="old">Places of articles that the other has not, or not so.</param>
    private static CorpusDiff Of(CorpusSnapshot before, CorpusSnapshot after, IReadOnlyList<int> old, IReadOnlyList<int> now)
    {
        Article[] was = [.. old.Select(place => before.Articles[place])], are = [.. now.Select(place => after.Articles[place])];
        var (oldFiles, newFiles) = (was.Select(article => article.File).ToHashSet(StringComparer.Ordinal), are.Select(article => article.File).ToHashSet(StringComparer.Ordinal));
        return new CorpusDiff(before.State.Version, after.State.Version)
        {
            Added = [.. are.Where(article => !oldFiles.Contains(article.File))],
            Changed = [.. are.Where(article => oldFiles.Contains(article.File))],
            Removed = [.. was.Where(article => !newFiles.Contains(article.File))],
            Figures = FigureChange.Between(old.SelectMany(before.ReadFigures), now.SelectMany(after.ReadFigures)),
        };
    }

    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count + Rejected.Count == 0;
}

/// <param name="Year">That the figures speak of, the first one of several; null where it is not known.</param>
public sealed record FigureChange(int? Year, int Added, int Removed)
{
    /// <summary>A figure that only stands in another place, or article, is the same.</summary>
    internal static IReadOnlyList<FigureChange> Between(IEnumerable<Figure> before, IEnumerable<Figure> after)
    {
        var counts = new Dictionary<(int? Year, decimal, decimal?, string, string?, string), int>();
        foreach (var (figure, step) in before.Select(figure => (figure, -1)).Concat(after.Select(figure => (figure, 1))))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (figure.Period?.From.Year, figure.Value, figure.ValueHigh, figure.Unit, figure.Per, figure.What), out _) += step;
        return [.. counts.Where(figure => figure.Value != 0).GroupBy(figure => figure.Key.Year)
            .Select(year => new FigureChange(year.Key, year.Sum(figure => Math.Max(0, figure.Value)), year.Sum(figure => Math.Max(0, -figure.Value))))
            .OrderBy(year => year.Year ?? int.MaxValue)];
    }
}
