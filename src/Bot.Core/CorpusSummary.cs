using System.Text;
using Bot.Core.Answers;
using Bot.Core.Articles;
using static Bot.Core.Articles.Binary;

namespace Bot.Core;

/// <summary>What is asked of all articles together, so that none of them need be read for it.</summary>
/// <param name="Dates">When articles appeared, in the order in which the dates come first, with how many did.</param>
/// <param name="Languages">ISO 639-1, in the order in which they come first, with how many articles are in them.</param>
/// <param name="Publishers">The same of publishers, as they are written.</param>
/// <param name="AreInOrder">Their files rise, so that one is found by its file.</param>
internal sealed record CorpusSummary(
    int Articles, IReadOnlyList<KeyValuePair<PublicationDate, int>> Dates, IReadOnlyList<KeyValuePair<string, int>> Languages, IReadOnlyList<KeyValuePair<string, int>> Publishers, bool AreInOrder)
{
    public static CorpusSummary Of(IReadOnlyList<Article> articles) => new(
        articles.Count,
        [.. articles.CountBy(article => article.Published)],
        [.. articles.CountBy(article => article.Language)],
        [.. articles.Where(article => article.Publisher is not null).CountBy(article => article.Publisher!)], // by the filter before
        articles.Zip(articles.Skip(1)).All(pair => string.CompareOrdinal(pair.First.File, pair.Second.File) < 0));

    /// <summary>The date of the article that appeared last; null where there is none.</summary>
    public PublicationDate? Newest
    {
        get => field ??= NewestOf(Dates.Select(date => date.Key));
        private init;
    }

    /// <summary>Without some articles and with others, whose files may be anywhere among them.</summary>
    public CorpusSummary With(IReadOnlyCollection<Article> deleted, IReadOnlyCollection<Article> added) => new(
        Articles - deleted.Count + added.Count,
        Count(Dates, deleted.Select(article => article.Published), added.Select(article => article.Published)),
        Count(Languages, deleted.Select(article => article.Language), added.Select(article => article.Language)),
        Count(Publishers, deleted.Select(article => article.Publisher).OfType<string>(), added.Select(article => article.Publisher).OfType<string>()),
        AreInOrder)
    {
        // It is sought among all dates only where it may be gone.
        Newest = deleted.Any(article => article.Published == Newest) ? null : NewestOf(added.Select(article => article.Published).Prepend(Newest).OfType<PublicationDate>()),
    };

    private static PublicationDate? NewestOf(IEnumerable<PublicationDate> dates) => dates.MaxBy(date => date.Latest ?? date.Earliest);

    private static List<KeyValuePair<T, int>> Count<T>(IReadOnlyList<KeyValuePair<T, int>> counts, IEnumerable<T> deleted, IEnumerable<T> added)
        where T : notnull
    {
        var changed = counts.ToList();
        foreach (var (item, change) in deleted.Select(item => (item, -1)).Concat(added.Select(item => (item, 1))).GroupBy(change => change.item, change => change.Item2).Select(item => (item.Key, item.Sum())))
        {
            var place = changed.FindIndex(count => EqualityComparer<T>.Default.Equals(count.Key, item));
            if (place < 0)
                changed.Add(KeyValuePair.Create(item, change));
            else
                changed[place] = KeyValuePair.Create(item, changed[place].Value + change);
        }

        if (deleted.Any())
            changed.RemoveAll(count => count.Value <= 0);
        return changed;
    }

    public CorpusState StateOf(string version) => new(version, Articles, Newest);

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Articles);
            writer.Write(Dates.Count);
            foreach (var (date, count) in Dates)
            {
                ArticleContent.WriteDate(writer, date);
                writer.Write(count);
            }

            WriteCounts(writer, Languages);
            WriteCounts(writer, Publishers);
            writer.Write(AreInOrder);
        }

        return content.ToArray();
    }

    // Operands are evaluated in their order.
    public static CorpusSummary Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        return new CorpusSummary(reader.ReadInt32(), ReadDates(reader), ReadCounts(reader), ReadCounts(reader), reader.ReadBoolean());
    }

    private static KeyValuePair<PublicationDate, int>[] ReadDates(BinaryReader reader)
    {
        var dates = new KeyValuePair<PublicationDate, int>[Length(reader, 1)];
        for (var i = 0; i < dates.Length; i++)
            dates[i] = KeyValuePair.Create(ArticleContent.ReadDate(reader), reader.ReadInt32());
        return dates;
    }

    private static void WriteCounts(BinaryWriter writer, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        WriteStrings(writer, [.. counts.Select(count => count.Key)]);
        WriteArray(writer, counts.Select(count => count.Value).ToArray());
    }

    private static KeyValuePair<string, int>[] ReadCounts(BinaryReader reader) => [.. ReadStrings(reader).Zip(ReadArray<int>(reader), KeyValuePair.Create)];
}
