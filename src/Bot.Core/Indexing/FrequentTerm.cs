using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Bot.Core.Indexing;

/// <summary>A term that many documents have, laid out so that what it counts in a document is known at once: two bits a document for how often it has the term.</summary>
internal sealed class FrequentTerm
{
    /// <summary>The highest frequency that is told apart: so often or more.</summary>
    public const int Most = 3;

    /// <summary>So many documents are added up at once.</summary>
    public const int Together = 64;

    // 32 documents a word, and a maximum for each 4,096.
    private const int WordShift = 5;
    private const int StretchShift = 12;

    private readonly FlatArray<ulong> _frequencies;
    private readonly byte[] _maxima;

    /// <param name="documents">How many there are.</param>
    public FrequentTerm(PostingLists lists, int list, int documents)
    {
        var words = new ulong[((documents / Together) + 1) * (Together >> WordShift)];
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

    /// <summary>One of the documents [start, end) has it.</summary>
    public bool IsIn(int start, int end)
    {
        for (var document = start; document < end; document++)
        {
            if (FrequencyOf(document) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Before <see cref="FrequencyOf"/> of many documents.</summary>
    public void Prefetch(int document) => _frequencies.Prefetch(document >> WordShift);

    /// <summary>Adds to the number of each document what its frequency counts, up to the highest number of a byte.</summary>
    /// <param name="numbers">A multiple of <see cref="Together"/>. Behind the last document nothing is added.</param>
    /// <param name="start">The document of the first number, a multiple of <see cref="Together"/>.</param>
    /// <param name="once">For a document that has the term once.</param>
    public void AddTo(Span<byte> numbers, int start, byte once, byte twice, byte more)
    {
        var counts = InAllLanes(Vector128.Create(0, once, twice, more, once, 0, 0, 0, twice, 0, 0, 0, more, 0, 0, 0));
        // Each byte has four documents. Their frequencies come to the lowest bits of a byte each, and there either to the first two or to the second two.
        var bytes = Vector512.Create(
            (byte)0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7,
            8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 15);
        var (isFirst, both) = (Vector512.Create(0x0000_FFFF).AsByte(), Vector512.Create(0x0C03_0C03).AsByte());
        ref var number = ref MemoryMarshal.GetReference(numbers);
        var words = _frequencies.Span[(start >> WordShift)..];
        foreach (ref readonly var documents in MemoryMarshal.Cast<ulong, Vector128<byte>>(words[..Math.Min(words.Length, numbers.Length >> WordShift)]))
        {
            var four = InLanes(InAllLanes(in documents), bytes);
            var frequencies = Vector512.ConditionalSelect(isFirst, four, (four.AsUInt16() >> 4).AsByte()) & both;
            Vector512.AddSaturate(Vector512.LoadUnsafe(ref number), InLanes(counts, frequencies)).StoreUnsafe(ref number);
            number = ref Unsafe.Add(ref number, Together);
        }
    }

    /// <summary>No document from start to end has a higher <see cref="PostingBlock.Max"/>.</summary>
    public byte MaxIn(int start, int end)
    {
        byte highest = 0;
        foreach (var max in _maxima.AsSpan((start >> StretchShift)..(((end - 1) >> StretchShift) + 1)))
            highest = Math.Max(highest, max);
        return highest;
    }

    /// <param name="lane">Where it does not move.</param>
    private static unsafe Vector512<byte> InAllLanes(in Vector128<byte> lane)
    {
        // From memory in one step, where the processor has one.
        if (Avx512F.IsSupported)
            return Avx512F.BroadcastVector128ToVector512((uint*)Unsafe.AsPointer(in lane)).AsByte();
        var lanes = Vector256.Create(lane, lane);
        return Vector512.Create(lanes, lanes);
    }

    /// <summary>Picks bytes of values, the same in all lanes, by places within a lane.</summary>
    private static Vector512<byte> InLanes(Vector512<byte> values, Vector512<byte> places)
    {
        if (Avx512BW.IsSupported)
            return Avx512BW.Shuffle(values, places);
        var lane = values.GetLower().GetLower();
        var (lower, upper) = (places.GetLower(), places.GetUpper());
        return Vector512.Create(
            Vector256.Create(Vector128.Shuffle(lane, lower.GetLower()), Vector128.Shuffle(lane, lower.GetUpper())),
            Vector256.Create(Vector128.Shuffle(lane, upper.GetLower()), Vector128.Shuffle(lane, upper.GetUpper())));
    }
}

/// <summary>The frequent terms of an index, each laid out when it is first asked for.</summary>
/// <param name="documents">How many there are.</param>
internal sealed class FrequentTerms(PostingLists lists, int documents)
{
    /// <summary>At least one of so many documents has the term; there it takes some three times the memory of its postings.</summary>
    private const int DocumentsApart = 32;

    private readonly ConcurrentDictionary<int, FrequentTerm> _terms = [];

    /// <summary>Null where nobody asked for it.</summary>
    public FrequentTerm? FindMade(int list) => _terms.GetValueOrDefault(list);

    /// <summary>Null where the term is not frequent.</summary>
    public FrequentTerm? Find(int list) =>
        (long)lists[list].Documents * DocumentsApart < documents ? null : _terms.GetOrAdd(list, static (list, index) => new FrequentTerm(index.lists, list, index.documents), (lists, documents));
}
