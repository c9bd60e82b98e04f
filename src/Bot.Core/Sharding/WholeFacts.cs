using System.Text;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Sharding;

/// <summary>What only who has all articles can tell: which passages say nearly the same as others, and how clean each article is beside the others. Made with the version.</summary>
public sealed class WholeFacts
{
    private WholeFacts(int[] copies, int[] originals, double[] qualities) => (Copies, Originals, Qualities) = (copies, originals, qualities);

    /// <summary>The passages, rising, that another one stands for.</summary>
    internal int[] Copies { get; }

    /// <summary>What stands for each.</summary>
    internal int[] Originals { get; }

    /// <summary>Of each article in the order of the files.</summary>
    internal double[] Qualities { get; }

    /// <param name="whole">The snapshot of all articles.</param>
    public static WholeFacts Of(CorpusSnapshot whole)
    {
        var passages = Enumerable.Range(0, whole.Index.PassageCount).Where(passage => !whole.Index.StandsForItself(passage)).ToArray();
        return new WholeFacts(passages, [.. passages.Select(whole.Index.PassageOriginal)], [.. whole.Articles.Select(article => article.Quality)]);
    }

    public byte[] Write()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            WriteArray(writer, Copies);
            WriteArray(writer, Originals);
            WriteArray(writer, Qualities);
        }

        return content.ToArray();
    }

    // Operands are evaluated in their order.
    public static WholeFacts Read(byte[] facts)
    {
        using var reader = new BinaryReader(new MemoryStream(facts), Encoding.UTF8);
        return new WholeFacts(ReadArray<int>(reader), ReadArray<int>(reader), ReadArray<double>(reader));
    }
}
