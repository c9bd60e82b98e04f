using System.Security.Cryptography;
using System.Text;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Articles;

/// <summary>
/// An article as it is kept: all but its file and its quality, which depend on the articles around it. Named by the SHA-256 of its bytes, so that versions share what they have in common.
/// </summary>
internal static class ArticleContent
{
    public static string KeyOf(Article article) => Convert.ToHexStringLower(SHA256.HashData(Write(article)));

    public static byte[] Write(Article article)
    {
        using var content = new MemoryStream(article.Text.Length * sizeof(char));
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            WriteText(writer, article.Text);
            WriteFields(writer, article);
        }

        return content.ToArray();
    }

    /// <summary>All but the text.</summary>
    public static void WriteFields(BinaryWriter writer, Article article)
    {
        WriteOptional(writer, article.Title);
        WriteOptional(writer, article.Publisher);
        WriteOptional(writer, article.Url?.AbsoluteUri);
        writer.Write(article.Language);
        WriteStrings(writer, article.Tags);
        WriteDate(writer, article.Published);
        WriteArray(writer, article.Asides.SelectMany(aside => new[] { aside.Start, aside.Length }).ToArray());
    }

    public static void WriteDate(BinaryWriter writer, PublicationDate date)
    {
        writer.Write(date.Earliest?.DayNumber ?? -1);
        writer.Write(date.Latest?.DayNumber ?? -1);
        writer.Write((byte)date.Precision);
        writer.Write((byte)date.Basis);
    }

    public static Article Read(string file, byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        return ReadFields(reader, file, HeldText.Of(ReadText(reader)), quality: 1, text => text);
    }

    /// <param name="pool">Gives one object for all texts that are the same, as publishers are.</param>
    // The order of an object initializer is the order of evaluation.
    public static Article ReadFields(BinaryReader reader, string file, IArticleText text, double quality, Func<string, string> pool) => new()
    {
        File = file,
        Text = "",
        Stored = text,
        Title = ReadOptional(reader),
        Publisher = ReadOptional(reader) is { } publisher ? pool(publisher) : null,
        Url = ReadOptional(reader) is { } url ? new Uri(url) : null,
        Language = pool(reader.ReadString()),
        Tags = ReadStrings(reader),
        Published = ReadDate(reader),
        Asides = ReadSpans(reader),
        Quality = quality,
    };

    public static PublicationDate ReadDate(BinaryReader reader) => new(ReadDay(reader), ReadDay(reader), (DatePrecision)reader.ReadByte(), (DateBasis)reader.ReadByte());

    private static TextSpan[] ReadSpans(BinaryReader reader) => ReadArray<int>(reader) is { Length: > 0 } numbers ? [.. numbers.Chunk(2).Select(pair => new TextSpan(pair[0], pair[1]))] : [];

    private static DateOnly? ReadDay(BinaryReader reader) => reader.ReadInt32() is var day and >= 0 ? DateOnly.FromDayNumber(day) : null;
}
