namespace Bot.Core.Articles;

/// <param name="Warnings">What was passed over and should be looked at, such as an unknown field of corpus.yaml.</param>
public sealed record ArticleFolderReading(
    IReadOnlyList<Article> Articles,
    IReadOnlyList<RejectedFile> Rejected,
    IReadOnlyList<string> Warnings)
{
    internal FolderFiles From { get; init; } = new([], []);

    /// <summary>The articles that were taken over from the reading before.</summary>
    internal Unchanged Unchanged { get; init; } = Unchanged.None(Articles.Count);

    /// <summary>Null where the articles did not come from files.</summary>
    internal TextQuality? Quality { get; init; }

    /// <summary>Of a version whose files are not known any more: they will all be read anew.</summary>
    internal static ArticleFolderReading Forgotten(IReadOnlyList<Article> articles) =>
        new(articles, [], []) { From = new FolderFiles([.. articles.Select(article => new ReadFile(new ArticleFile(article.File, 0, 0), "", "", new FileReading.Read(article, [])))], []) };

    /// <param name="before">The reading that what did not change is taken over from.</param>
    internal static ArticleFolderReading Of(FolderFiles files, ArticleFolderReading? before)
    {
        var read = files.Articles.ToList();
        var places = (before?.From.Articles ?? []).Select((reading, place) => (reading, place))
            .ToDictionary(article => article.reading.Article.File, StringComparer.Ordinal);
        var unchanged = new Unchanged([.. read.Select(PlaceBefore)]);
        var articles = TextQuality.Measure([.. read.Select(reading => reading.Article)], unchanged, before?.Articles ?? [], before?.Quality, out var quality);
        return Of(files, articles) with { Unchanged = unchanged, Quality = quality };

        int? PlaceBefore(FileReading.Read reading) => places.TryGetValue(reading.Article.File, out var was) && (ReferenceEquals(was.reading, reading) || was.reading.Key == reading.Key) ? was.place : null;
    }

    /// <summary>Without measuring anything.</summary>
    /// <param name="articles">Those of the files.</param>
    internal static ArticleFolderReading Of(FolderFiles files, IReadOnlyList<Article> articles) =>
        new(articles, files.Rejected, files.AllWarnings) { From = files };
}
