namespace Bot.Core.Articles;

/// <summary>A publisher and how many articles are by it.</summary>
public sealed record PublisherCount(string Name, int Articles)
{
    /// <summary>Most articles first. Names that differ in the case of letters are one publisher, as for <see cref="ArticleFilter"/>.</summary>
    internal static IReadOnlyList<PublisherCount> Of(IEnumerable<Article> articles) =>
    [
        .. articles.Where(article => article.Publisher is not null)
            .GroupBy(article => article.Publisher!, StringComparer.OrdinalIgnoreCase) // by the filter before
            .Select(publisher => new PublisherCount(publisher.Key, publisher.Count()))
            .OrderByDescending(publisher => publisher.Articles).ThenBy(publisher => publisher.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
