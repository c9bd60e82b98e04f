namespace Bot.Core.Articles;

/// <summary>A publisher and how many articles are by it.</summary>
public sealed record PublisherCount(string Name, int Articles)
{
    /// <summary>Most articles first. Names that differ in the case of letters are one publisher, as for <see cref="ArticleFilter"/>.</summary>
    /// <param name="publishers">Names as they are written, in the order in which they come first.</param>
    internal static IReadOnlyList<PublisherCount> Of(IEnumerable<KeyValuePair<string, int>> publishers) =>
    [
        .. publishers.GroupBy(publisher => publisher.Key, StringComparer.OrdinalIgnoreCase)
            .Select(publisher => new PublisherCount(publisher.Key, publisher.Sum(written => written.Value)))
            .OrderByDescending(publisher => publisher.Articles).ThenBy(publisher => publisher.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
