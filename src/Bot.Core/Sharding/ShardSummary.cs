using Bot.Core.Articles;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Sharding;

/// <param name="First">The place of the first article that has it, by which those of several shards are put into the order of the corpus.</param>
internal readonly record struct Counted<T>(T Key, int Count, int First);

/// <summary>A part of a <see cref="CorpusSummary"/>.</summary>
internal sealed record ShardSummary(int Articles, IReadOnlyList<Counted<PublicationDate>> Dates, IReadOnlyList<Counted<string>> Languages, IReadOnlyList<Counted<string>> Publishers)
{
    /// <param name="articles">With their places, rising.</param>
    public static ShardSummary Of(IReadOnlyCollection<(int Place, Article Article)> articles) => new(
        articles.Count,
        Count(articles, article => article.Published),
        Count(articles, article => article.Language),
        Count(articles, article => article.Publisher));

    /// <param name="placeOf">By a shard and a place in it, the place in the corpus.</param>
    public static CorpusSummary Join(IReadOnlyList<ShardSummary> shards, Func<int, int, int> placeOf)
    {
        return new CorpusSummary(shards.Sum(shard => shard.Articles), Joined(shard => shard.Dates), Joined(shard => shard.Languages), Joined(shard => shard.Publishers), AreInOrder: true);

        KeyValuePair<T, int>[] Joined<T>(Func<ShardSummary, IReadOnlyList<Counted<T>>> countsOf)
            where T : notnull =>
        [
            .. shards.SelectMany((shard, number) => countsOf(shard).Select(count => count with { First = placeOf(number, count.First) }))
                .GroupBy(count => count.Key)
                .OrderBy(counts => counts.Min(count => count.First))
                .Select(counts => KeyValuePair.Create(counts.Key, counts.Sum(count => count.Count))),
        ];
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Articles);
        writer.Write(Dates.Count);
        foreach (var date in Dates)
        {
            ArticleContent.WriteDate(writer, date.Key);
            writer.Write(date.Count);
            writer.Write(date.First);
        }

        WriteCounts(writer, Languages);
        WriteCounts(writer, Publishers);
    }

    // Operands are evaluated in their order.
    public static ShardSummary Read(BinaryReader reader) => new(reader.ReadInt32(), ReadDates(reader), ReadCounts(reader), ReadCounts(reader));

    private static Counted<PublicationDate>[] ReadDates(BinaryReader reader)
    {
        var dates = new Counted<PublicationDate>[Length(reader, 1)];
        for (var i = 0; i < dates.Length; i++)
            dates[i] = new(ArticleContent.ReadDate(reader), reader.ReadInt32(), reader.ReadInt32());
        return dates;
    }

    private static void WriteCounts(BinaryWriter writer, IReadOnlyList<Counted<string>> counts)
    {
        writer.Write(counts.Count);
        foreach (var count in counts)
        {
            writer.Write(count.Key);
            writer.Write(count.Count);
            writer.Write(count.First);
        }
    }

    private static Counted<string>[] ReadCounts(BinaryReader reader)
    {
        var counts = new Counted<string>[Length(reader, 1)];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = new(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        return counts;
    }

    private static List<Counted<T>> Count<T>(IEnumerable<(int Place, Article Article)> articles, Func<Article, T?> keyOf)
        where T : class
    {
        var (counts, places) = (new List<Counted<T>>(), new Dictionary<T, int>());
        foreach (var (place, article) in articles)
        {
            if (keyOf(article) is not { } key)
                continue;
            if (!places.TryGetValue(key, out var known))
            {
                places.Add(key, counts.Count);
                counts.Add(new(key, 1, place));
                continue;
            }

            counts[known] = counts[known] with { Count = counts[known].Count + 1 };
        }

        return counts;
    }
}
