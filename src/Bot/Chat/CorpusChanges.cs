using System.Globalization;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>What a change of the corpus means to those who may read a part of it.</summary>
/// <param name="AddedTitles">Of the first few that are still there.</param>
/// <param name="ChangedTitles">Of the first few that are still there.</param>
internal sealed record ToldChange(DateTimeOffset Time, int Added, int Changed, int Removed, IReadOnlyList<string> AddedTitles, IReadOnlyList<string> ChangedTitles)
{
    /// <summary>"Nov 26, 2026: 2 articles added: Treaty, Ferry; 1 article removed."</summary>
    internal string Describe()
    {
        var parts = new[] { Part(Added, "added", AddedTitles), Part(Changed, "changed", ChangedTitles), Part(Removed, "removed", []) };
        return $"{Time.ToString("MMM d, yyyy", CultureInfo.InvariantCulture)}: {string.Join("; ", parts.OfType<string>())}.";
    }

    private static string? Part(int count, string what, IReadOnlyList<string> titles) => count == 0 ? null
        : titles.Count == 0 ? $"{Wording.Count(count, "article")} {what}"
        : $"{Wording.Count(count, "article")} {what}: {string.Join(", ", titles)}{Wording.More(count, titles.Count)}";
}

/// <summary>The latest changes of the corpus, for those who come back.</summary>
internal sealed class CorpusChanges(Corpus corpus)
{
    private const int TitlesShown = 5;

    /// <summary>
    /// The last changes, newest first; empty until an article was added, changed or removed. Of a part of the corpus only what is known to be of it is told, and counted.
    /// </summary>
    internal IReadOnlyList<ToldChange> Last(ArticleFilter filter, int count)
    {
        var isPart = filter.Folders.Count + filter.Tags.Count > 0;
        var articles = corpus.Current.Articles;
        return [.. corpus.Changes.Select(Tell).Where(change => !isPart || change.Added + change.Changed > 0).Take(count)];

        ToldChange Tell(CorpusChange change)
        {
            var (added, changed) = (Titles(change.AddedFiles), Titles(change.ChangedFiles));
            return new ToldChange(
                change.Time,
                isPart ? added.Count : change.Added,
                isPart ? changed.Count : change.Changed,
                isPart ? 0 : change.Removed,
                [.. added.Take(TitlesShown)],
                [.. changed.Take(TitlesShown)]);
        }

        List<string> Titles(IReadOnlyList<string> files)
        {
            var named = files.ToHashSet(StringComparer.Ordinal);
            return named.Count == 0 ? [] : [.. articles.Where(article => named.Contains(article.File) && filter.Admits(article)).OrderByDescending(DayOf).Select(Wording.Title)];
        }
    }

    /// <summary>The articles of a part of the corpus that appeared last, newest first; of those without a date none.</summary>
    internal IReadOnlyList<Article> Newest(ArticleFilter filter, int count) =>
        [.. corpus.Current.Articles.Where(article => DayOf(article) is not null && filter.Admits(article)).OrderByDescending(DayOf).Take(count)];

    private static DateOnly? DayOf(Article article) => article.Published.Latest ?? article.Published.Earliest;
}
