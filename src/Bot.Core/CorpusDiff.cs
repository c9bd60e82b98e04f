using System.Runtime.InteropServices;
using Bot.Core.Articles;
using Bot.Core.Figures;

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

    /// <summary>Compares two versions that were read from files.</summary>
    public static CorpusDiff Between(CorpusSnapshot before, CorpusSnapshot after)
    {
        var (old, now) = (ArticlesOf(before), ArticlesOf(after));
        List<(int Before, int After)> changed = [];
        List<int> added = [], removed = [];
        foreach (var (file, article) in now)
        {
            if (!old.TryGetValue(file, out var was))
                added.Add(article.Place);
            else if (was.Key != article.Key)
                changed.Add((was.Place, article.Place));
        }

        removed.AddRange(old.Where(article => !now.ContainsKey(article.Key)).Select(article => article.Value.Place));
        var rejected = before.Rejected.ToHashSet();
        return new CorpusDiff(before.State.Version, after.State.Version)
        {
            Added = [.. added.Select(place => after.Articles[place])],
            Changed = [.. changed.Select(places => after.Articles[places.After])],
            Removed = [.. removed.Select(place => before.Articles[place])],
            Rejected = [.. after.Rejected.Where(file => !rejected.Contains(file))],
            Figures = FigureChange.Between(
                removed.Concat(changed.Select(places => places.Before)).SelectMany(before.ReadFigures),
                added.Concat(changed.Select(places => places.After)).SelectMany(after.ReadFigures)),
        };
    }

    /// <summary>The same where it is known what changed.</summary>
    internal static CorpusDiff Of(CorpusSnapshot before, CorpusSnapshot after, FileChanges changes)
    {
        int[] now = [.. changes.Added.Select(article => after.PlaceOf(article.File)).OfType<int>()];
        var files = changes.Added.Select(article => article.File).ToHashSet(StringComparer.Ordinal);
        var was = changes.Deleted.Select(place => before.Articles[place].File).ToHashSet(StringComparer.Ordinal);
        return new CorpusDiff(before.State.Version, after.State.Version)
        {
            Added = [.. now.Select(place => after.Articles[place]).Where(article => !was.Contains(article.File))],
            Changed = [.. now.Select(place => after.Articles[place]).Where(article => was.Contains(article.File))],
            Removed = [.. changes.Deleted.Select(place => before.Articles[place]).Where(article => !files.Contains(article.File))],
            Figures = FigureChange.Between(changes.Deleted.SelectMany(before.ReadFigures), now.SelectMany(after.ReadFigures)),
        };
    }

    private static Dictionary<string, (string Key, int Place)> ArticlesOf(CorpusSnapshot snapshot) =>
        snapshot.Reading.From.Articles.Select((read, place) => (read, place))
            .ToDictionary(article => article.read.Article.File, article => (article.read.Key, article.place), StringComparer.Ordinal);

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
