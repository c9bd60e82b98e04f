using System.Text;
using Bot.Core.Answers;
using Bot.Core.Articles;
using static Bot.Core.Articles.Binary;

namespace Bot.Core;

/// <summary>What is asked of all articles together, so that none of them need be read for it.</summary>
/// <param name="Newest">The date of the article that appeared last.</param>
/// <param name="Languages">ISO 639-1, in the order in which they come first, with how many articles are in them.</param>
/// <param name="Publishers">The same of publishers, as they are written.</param>
/// <param name="AreInOrder">Their files rise, so that one is found by its file.</param>
internal sealed record CorpusSummary(
    int Articles, PublicationDate? Newest, IReadOnlyList<KeyValuePair<string, int>> Languages, IReadOnlyList<KeyValuePair<string, int>> Publishers, bool AreInOrder)
{
    public static CorpusSummary Of(IReadOnlyList<Article> articles) => new(
        articles.Count,
        articles.Select(article => article.Published).MaxBy(date => date.Latest ?? date.Earliest),
        [.. articles.CountBy(article => article.Language)],
        [.. articles.Where(article => article.Publisher is not null).CountBy(article => article.Publisher!)], // by the filter before
        articles.Zip(articles.Skip(1)).All(pair => string.CompareOrdinal(pair.First.File, pair.Second.File) < 0));

    public CorpusState StateOf(string version) => new(version, Articles, Newest);

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Articles);
            writer.Write(Newest is not null);
            if (Newest is not null)
                ArticleContent.WriteDate(writer, Newest);
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
        return new CorpusSummary(reader.ReadInt32(), reader.ReadBoolean() ? ArticleContent.ReadDate(reader) : null, ReadCounts(reader), ReadCounts(reader), reader.ReadBoolean());
    }

    private static void WriteCounts(BinaryWriter writer, IReadOnlyList<KeyValuePair<string, int>> counts)
    {
        WriteStrings(writer, [.. counts.Select(count => count.Key)]);
        WriteArray(writer, counts.Select(count => count.Value).ToArray());
    }

    private static KeyValuePair<string, int>[] ReadCounts(BinaryReader reader) => [.. ReadStrings(reader).Zip(ReadArray<int>(reader), KeyValuePair.Create)];
}
