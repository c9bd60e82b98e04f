using System.Numerics.Tensors;

namespace Bot.Core.Indexing;

/// <summary>Reads one posting list from front to back, block by block, and passes over blocks without reading them. It is used again and again; for one thread.</summary>
internal sealed class PostingsCursor
{
    private readonly int[] _documents = new int[BlockCodec.Size];
    private readonly int[] _frequencies = new int[BlockCodec.Size];
    private PostingLists? _lists;
    private PostingList _list;
    private int _block;
    private bool _isRead, _hasFrequencies;
    private int _count, _place;

    public void Open(PostingLists lists, int list)
    {
        (_lists, _list) = (lists, lists[list]);
        (_block, _isRead) = (0, false);
    }

    /// <summary>The documents of the block that is read, from the one sought on.</summary>
    public ReadOnlySpan<int> Rest => _documents.AsSpan(_place.._count);

    /// <summary>Their frequencies.</summary>
    public ReadOnlySpan<int> RestFrequencies
    {
        get
        {
            ReadFrequencies();
            return _frequencies.AsSpan(_place.._count);
        }
    }

    /// <summary>Where <see cref="ReturnTo"/> comes back to.</summary>
    public int Block => _block;

    /// <summary>Goes back, so that documents behind the start of the block can be sought again.</summary>
    /// <param name="block">It was there before.</param>
    public void ReturnTo(int block)
    {
        _isRead &= _block == block;
        (_block, _place) = (block, 0);
    }

    /// <summary>Goes to the first block that may have this document or one behind it, without reading it.</summary>
    /// <returns>False when there is none.</returns>
    public bool SkipTo(int document)
    {
        var blocks = Blocks;
        if (_block >= blocks.Length)
            return false;
        if (blocks[_block].Last >= document)
            return true;
        _isRead = false;
        // Steps that double, since it is most often near.
        int low = _block + 1, step = 1;
        while (low + step < blocks.Length && blocks[low + step].Last < document)
            (low, step) = (low + step + 1, step * 2);
        var high = Math.Min(blocks.Length, low + step + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].Last < document)
                low = middle + 1;
            else
                high = middle;
        }

        _block = low;
        return _block < blocks.Length;
    }

    /// <summary>Goes to the first document from this one on; it begins <see cref="Rest"/>.</summary>
    /// <returns>False when there is none.</returns>
    public bool Seek(int document)
    {
        if (!SkipTo(document))
            return false;
        if (!_isRead)
            ReadBlock();
        // What is sought is there: the block's last document is not below it.
        if (_documents[_place] < document)
            _place += CountBelow(_documents.AsSpan(_place.._count), document);
        return true;
    }

    /// <summary>How often the document has the term; 0 where it does not.</summary>
    public int FrequencyOf(int document)
    {
        if (!Seek(document) || _documents[_place] != document)
            return 0;
        if (_hasFrequencies)
            return _frequencies[_place];
        var block = Blocks[_block];
        return 1 + BlockCodec.At(FrequencyBytes(block), block.FrequencyBits, _count, _place);
    }

    /// <summary>The highest <see cref="PostingBlock.Max"/> that the document may have, after <see cref="SkipTo"/>.</summary>
    public byte Max => Blocks[_block].Max;

    /// <summary>The last document of the block that <see cref="SkipTo"/> went to.</summary>
    public int Last => Blocks[_block].Last;

    /// <summary>The document sought has the term with a capital.</summary>
    public bool HasCapital
    {
        get
        {
            var block = Blocks[_block];
            if (block.Capitals != Capitals.Some)
                return block.Capitals == Capitals.All;
            return BlockCodec.At(FrequencyBytes(block)[BlockCodec.BytesOf(_count, block.FrequencyBits)..], 1, _count, _place) != 0;
        }
    }

    /// <summary>The greatest <see cref="PostingBlock.Max"/> of documents from here to the end; what is before was passed over by <see cref="SkipTo"/>.</summary>
    public byte MaxBefore(int end)
    {
        byte max = 0;
        foreach (var block in Blocks[_block..])
        {
            max = Math.Max(max, block.Max);
            if (block.Last >= end - 1)
                break;
        }

        return max;
    }

    private ReadOnlySpan<PostingBlock> Blocks => _lists!.BlocksOf(_list); // opened before

    private void ReadBlock()
    {
        var blocks = Blocks;
        var block = blocks[_block];
        _count = _block < blocks.Length - 1 ? BlockCodec.Size : _list.Documents - (_block * BlockCodec.Size);
        BlockCodec.UnpackRising(_lists!.Bytes[block.Offset..], block.DocumentBits, _block == 0 ? -1 : blocks[_block - 1].Last, _documents.AsSpan(0, _count));
        (_isRead, _hasFrequencies, _place) = (true, false, 0);
    }

    private void ReadFrequencies()
    {
        if (_hasFrequencies)
            return;
        var block = Blocks[_block];
        var frequencies = _frequencies.AsSpan(0, _count);
        if (block.FrequencyBits == 0)
        {
            frequencies.Fill(1);
        }
        else
        {
            BlockCodec.Unpack(FrequencyBytes(block), block.FrequencyBits, frequencies);
            TensorPrimitives.Add(frequencies, 1, frequencies);
        }

        _hasFrequencies = true;
    }

    private ReadOnlySpan<byte> FrequencyBytes(PostingBlock block) => _lists!.Bytes[(block.Offset + BlockCodec.BytesOf(_count, block.DocumentBits))..]; // opened before

    /// <summary>How many of the documents, which rise, are below this one.</summary>
    public static int CountBelow(ReadOnlySpan<int> documents, int document)
    {
        int low = 0, high = documents.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (documents[middle] < document)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
