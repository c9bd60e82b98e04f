using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>Packs posting lists one behind the other.</summary>
/// <param name="maxOf">Of a document and its frequency, what <see cref="PostingBlock.Max"/> is the highest of.</param>
internal sealed class PostingListsWriter(Func<int, byte, byte> maxOf)
{
    private readonly List<byte> _bytes = [];
    private readonly List<PostingBlock> _blocks = [];
    private readonly List<PostingList> _lists = [];
    private readonly uint[] _gaps = new uint[BlockCodec.Size];
    private readonly uint[] _frequencies = new uint[BlockCodec.Size];

    /// <param name="documents">Rising.</param>
    /// <param name="capitals">1 where it is written with a capital, else 0.</param>
    public void Add(ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies, ReadOnlySpan<byte> capitals, int inner, int innerCapitals)
    {
        _lists.Add(new PostingList(documents.Length, _blocks.Count, inner, innerCapitals));
        var before = -1;
        for (var start = 0; start < documents.Length; start += BlockCodec.Size)
        {
            var count = Math.Min(BlockCodec.Size, documents.Length - start);
            AddBlock(before, documents.Slice(start, count), frequencies.Slice(start, count), capitals.Slice(start, count));
            before = documents[start + count - 1];
        }
    }

    public void WriteTo(Sections sections, string name)
    {
        sections.Add<byte>(name, CollectionsMarshal.AsSpan(_bytes));
        sections.Add<PostingBlock>($"{name}.blocks", CollectionsMarshal.AsSpan(_blocks));
        sections.Add<PostingList>($"{name}.lists", CollectionsMarshal.AsSpan(_lists));
    }

    private void AddBlock(int before, ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies, ReadOnlySpan<byte> capitals)
    {
        uint gapBits = 0, frequencyBits = 0;
        byte max = 0;
        for (var i = 0; i < documents.Length; i++)
        {
            gapBits |= _gaps[i] = (uint)(documents[i] - before - 1);
            frequencyBits |= _frequencies[i] = (uint)(frequencies[i] - 1);
            max = Math.Max(max, maxOf(documents[i], frequencies[i]));
            before = documents[i];
        }

        var kind = !capitals.Contains((byte)1) ? Capitals.None : capitals.Contains((byte)0) ? Capitals.Some : Capitals.All;
        _blocks.Add(new PostingBlock(documents[^1], _bytes.Count, (byte)BlockCodec.BitsOf(gapBits), (byte)BlockCodec.BitsOf(frequencyBits), kind, max));
        Pack(_gaps.AsSpan(0, documents.Length), BlockCodec.BitsOf(gapBits));
        Pack(_frequencies.AsSpan(0, documents.Length), BlockCodec.BitsOf(frequencyBits));
        if (kind != Capitals.Some)
            return;
        for (var i = 0; i < capitals.Length; i++)
            _frequencies[i] = capitals[i];
        Pack(_frequencies.AsSpan(0, documents.Length), 1);
    }

    private void Pack(ReadOnlySpan<uint> values, int bits)
    {
        var start = _bytes.Count;
        if (start > int.MaxValue - (BlockCodec.Size * sizeof(uint)))
            throw new CorpusException("The articles have more words than one index holds, which is some twenty million passages; split the folder.");
        CollectionsMarshal.SetCount(_bytes, start + BlockCodec.BytesOf(values.Length, bits));
        BlockCodec.Pack(values, bits, CollectionsMarshal.AsSpan(_bytes)[start..]);
    }
}
