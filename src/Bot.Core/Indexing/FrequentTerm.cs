using System.Collections.Concurrent;

namespace Bot.Core.Indexing;

/// <summary>A term that many documents have, laid out so that what it counts in a document is known at once: two bits a document for how often it has the term.</summary>
internal sealed class FrequentTerm
{
    /// <summary>The highest frequency that is told apart: so often or more.</summary>
    public const int Most = 3;

    // 32 documents a word, and a maximum for each 4,096.
    private const int WordShift = 5;
    private const int StretchShift = 12;

    private readonly FlatArray<ulong> _frequencies;
    private readonly byte[] _maxima;

    /// <param name="documents">How many there are.</param>
    public FrequentTerm(PostingLists lists, int list, int documents)
    {
        var words = new ulong[(documents >> WordShift) + 1];
        _maxima = new byte[(documents >> StretchShift) + 1];
        var cursor = new PostingsCursor();
        cursor.Open(lists, list);
        for (var next = 0; cursor.Seek(next); next = cursor.Rest[^1] + 1)
        {
            var block = cursor.Rest;
            for (var i = 0; i < block.Length; i++)
                words[block[i] >> WordShift] |= (ulong)Math.Min(Most, cursor.RestFrequencies[i]) << (2 * block[i]);
            foreach (ref var max in _maxima.AsSpan((block[0] >> StretchShift)..((block[^1] >> StretchShift) + 1)))
                max = Math.Max(max, cursor.Max);
        }

        _frequencies = FlatArray<ulong>.Of(words);
    }

    /// <summary>How often the document has it, up to <see cref="Most"/>.</summary>
    public int FrequencyOf(int document) => (int)(_frequencies[document >> WordShift] >> (2 * document)) & Most;

    /// <summary>Before <see cref="FrequencyOf"/> of many documents.</summary>
    public void Prefetch(int document) => _frequencies.Prefetch(document >> WordShift);

    /// <summary>No document from start to end has a higher <see cref="PostingBlock.Max"/>.</summary>
    public byte MaxIn(int start, int end)
    {
        byte highest = 0;
        foreach (var max in _maxima.AsSpan((start >> StretchShift)..(((end - 1) >> StretchShift) + 1)))
            highest = Math.Max(highest, max);
        return highest;
    }
}

/// <summary>The frequent terms of an index, each laid out when it is first asked for.</summary>
/// <param name="documents">How many there are.</param>
internal sealed class FrequentTerms(PostingLists lists, int documents)
{
    /// <summary>At least one of so many documents has the term; there it takes some three times the memory of its postings.</summary>
    private const int DocumentsApart = 32;

    private readonly ConcurrentDictionary<int, FrequentTerm> _terms = [];

    /// <summary>Null where the term is not frequent.</summary>
    public FrequentTerm? Find(int list) =>
        (long)lists[list].Documents * DocumentsApart < documents ? null : _terms.GetOrAdd(list, static (list, index) => new FrequentTerm(index.lists, list, index.documents), (lists, documents));
}
