using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>Packs posting lists one behind the other.</summary>
/// <param name="maxOf">Of the documents of a block and their frequencies the <see cref="PostingBlock.Max"/>.</param>
internal sealed class PostingListsWriter(Func<ReadOnlySpan<int>, ReadOnlySpan<byte>, byte> maxOf)
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

    /// <param name="parts">What several of these wrote is put one behind the other.</param>
    public static void Write(Sections sections, string name, IReadOnlyList<PostingListsWriter> parts)
    {
        var bytes = parts.Sum(part => (long)part._bytes.Count);
        if (bytes > int.MaxValue - (BlockCodec.Size * sizeof(uint)))
            throw new CorpusException("The articles have more words than one index holds, which is some twenty million passages; split the folder.");
        sections.AddInOrder<byte>(name, [.. parts.Select(part => part._bytes)]);
        var (block, offset) = (0, 0);
        foreach (var part in parts)
        {
            foreach (ref var list in CollectionsMarshal.AsSpan(part._lists))
                list = list with { FirstBlock = list.FirstBlock + block };
            foreach (ref var written in CollectionsMarshal.AsSpan(part._blocks))
                written = written with { Offset = written.Offset + offset };
            (block, offset) = (block + part._blocks.Count, offset + part._bytes.Count);
        }

        sections.AddInOrder<PostingBlock>($"{name}.blocks", [.. parts.Select(part => part._blocks)]);
        sections.AddInOrder<PostingList>($"{name}.lists", [.. parts.Select(part => part._lists)]);
    }

    private void AddBlock(int before, ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies, ReadOnlySpan<byte> capitals)
    {
        uint gapBits = 0, frequencyBits = 0;
        for (var i = 0; i < documents.Length; i++)
        {
            gapBits |= _gaps[i] = (uint)(documents[i] - before - 1);
            frequencyBits |= _frequencies[i] = (uint)(frequencies[i] - 1);
            before = documents[i];
        }

        var kind = !capitals.Contains((byte)1) ? Capitals.None : capitals.Contains((byte)0) ? Capitals.Some : Capitals.All;
        _blocks.Add(new PostingBlock(documents[^1], _bytes.Count, (byte)BlockCodec.BitsOf(gapBits), (byte)BlockCodec.BitsOf(frequencyBits), kind, maxOf(documents, frequencies)));
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
        CollectionsMarshal.SetCount(_bytes, start + BlockCodec.BytesOf(values.Length, bits));
        BlockCodec.Pack(values, bits, CollectionsMarshal.AsSpan(_bytes)[start..]);
    }
}
