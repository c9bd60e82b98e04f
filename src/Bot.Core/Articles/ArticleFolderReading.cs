namespace Bot.Core.Articles;

/// <param name="Warnings">What was passed over and should be looked at, such as an unknown field of corpus.yaml.</param>
public sealed record ArticleFolderReading(
    IReadOnlyList<Article> Articles,
    IReadOnlyList<RejectedFile> Rejected,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Everything that may be an article, in order.</summary>
    internal IReadOnlyList<ReadFile> Files { get; init; } = [];

    /// <summary>Everything that makes the articles what they are: the files, and those that tell of them.</summary>
    internal IReadOnlyList<ArticleFile> Listed { get; init; } = [];

    internal long ListedUtcTicks { get; init; }

    /// <summary>The articles that were taken over from the reading before.</summary>
    internal Unchanged Unchanged { get; init; } = Unchanged.None(Articles.Count);

    /// <summary>Null where the articles did not come from files.</summary>
    internal TextQuality? Quality { get; init; }

    /// <summary>Of a version whose files are not known any more: they will all be read anew.</summary>
    internal static ArticleFolderReading Forgotten(IReadOnlyList<Article> articles) =>
        new(articles, [], []) { Files = [.. articles.Select(article => new ReadFile(new ArticleFile(article.File, 0, 0), "", "", new FileReading.Read(article, [])))] };

    /// <param name="before">The reading that some of the files were taken over from.</param>
    internal static ArticleFolderReading Of(IReadOnlyList<ReadFile> files, IReadOnlyList<string> warnings, ArticleFolderReading? before)
    {
        var read = files.Where(file => file.Reading is FileReading.Read).Select(file => (FileReading.Read)file.Reading).ToList();
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        foreach (var reading in (before?.Files ?? []).Select(file => file.Reading).OfType<FileReading.Read>())
            places.Add(reading, places.Count);
        var unchanged = new Unchanged([.. read.Select(reading => places.TryGetValue(reading, out var place) ? place : (int?)null)]);
        var articles = TextQuality.Measure([.. read.Select(reading => reading.Article)], unchanged, before?.Articles ?? [], before?.Quality, out var quality);
        return new ArticleFolderReading(articles, [.. files.Select(file => file.Reading).OfType<FileReading.Rejected>().Select(rejected => rejected.File)], [.. warnings, .. read.SelectMany(reading => reading.Warnings)])
        {
            Files = files,
            Unchanged = unchanged,
            Quality = quality,
        };
    }
}
