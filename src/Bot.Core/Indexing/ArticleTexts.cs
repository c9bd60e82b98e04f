using System.Globalization;
using System.IO.Hashing;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>Where a text lies: in which section, and there from which byte on.</summary>
/// <param name="Checksum">XXH3 of its bytes.</param>
internal readonly record struct TextPlace(int Section, int Start, int Length, bool IsWide, ulong Checksum)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write(Section);
        writer.Write(Start);
        writer.Write(Length);
        writer.Write(IsWide);
        writer.Write(Checksum);
    }

    // Operands are evaluated in their order.
    public static TextPlace Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadUInt64());
}

/// <summary>The texts of all articles one behind the other, in several sections. Only one text at a time is in memory as it is written.</summary>
internal sealed class ArticleTexts
{
    public const string Prefix = "texts.";

    private readonly IReadOnlyList<Article> _articles;
    private readonly int[] _firsts;

    private ArticleTexts(IReadOnlyList<Article> articles, TextPlace[] places, TextHash[] hashes, int[] firsts) => (_articles, Places, Hashes, _firsts) = (articles, places, hashes, firsts);

    /// <summary>Of the text of each article.</summary>
    public IReadOnlyList<TextPlace> Places { get; }

    /// <summary>Of the text of each article.</summary>
    public IReadOnlyList<TextHash> Hashes { get; }

    public static string NameOf(int section) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{section}");

    /// <param name="sectionBytes">A longer text has a section of its own.</param>
    public static ArticleTexts Of(IReadOnlyList<Article> articles, long sectionBytes)
    {
        var places = new TextPlace[articles.Count];
        var hashes = new TextHash[articles.Count];
        Parallel.For(0, articles.Count, () => Array.Empty<byte>(), (i, _, buffer) =>
        {
            var bytes = Write(articles[i], ref buffer).Span;
            places[i] = new TextPlace(0, 0, bytes.Length, bytes.Length > articles[i].TextLength, XxHash3.HashToUInt64(bytes));
            hashes[i] = articles[i].TextHash;
            return buffer;
        }, _ => { });

        List<int> firsts = [0];
        long start = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (start > 0 && start + places[i].Length > sectionBytes)
            {
                firsts.Add(i);
                start = 0;
            }

            places[i] = places[i] with { Section = firsts.Count - 1, Start = (int)start };
            start += places[i].Length;
        }

        return new ArticleTexts(articles, places, hashes, [.. firsts, places.Length]);
    }

    public void WriteTo(Sections sections)
    {
        for (var section = 0; section + 1 < _firsts.Length; section++)
            sections.AddParts(NameOf(section), Parts(_firsts[section], _firsts[section + 1]));
    }

    private IEnumerable<ReadOnlyMemory<byte>> Parts(int first, int end)
    {
        byte[] buffer = [];
        for (var i = first; i < end; i++)
            yield return Write(_articles[i], ref buffer);
    }

    private static ReadOnlyMemory<byte> Write(Article article, ref byte[] buffer)
    {
        var most = article.TextLength * sizeof(char);
        if (buffer.Length < most)
            buffer = new byte[Math.Max(most, 2 * buffer.Length)];
        return buffer.AsMemory(0, TextBytes.Write(article.Text, buffer));
    }
}
