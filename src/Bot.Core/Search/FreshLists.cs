namespace Bot.Core.Search;

/// <summary>The documents of one term, rising.</summary>
/// <param name="Capitals">1 where one of its words has a capital, else 0.</param>
internal readonly record struct FreshList(ReadOnlyMemory<int> Documents, ReadOnlyMemory<byte> Frequencies, ReadOnlyMemory<byte> Capitals)
{
    /// <summary>As in <see cref="Indexing.PostingList"/>.</summary>
    public int Inner { get; init; }

    public int InnerCapitals { get; init; }
}

/// <summary>Documents by term instead of terms by document, for all terms in the same arrays. Each processor counts a range of the documents first, which tells where it may write in each list, and then writes.</summary>
internal sealed class FreshLists
{
    /// <summary>Fewer documents than this are not worth a thread.</summary>
    private const int LeastParts = 64;

    private readonly int[] _ends;
    private readonly int[] _documents;
    private readonly byte[] _frequencies;
    private readonly byte[] _capitals;

    /// <param name="parts">Some documents each, and the number of the first; numbers rise.</param>
    public FreshLists(IReadOnlyList<(int First, PackedPostings Postings)> parts, int terms)
    {
        var ranges = Ranges(parts);
        var processors = Processors.For(ranges.Length, CancellationToken.None);
        var next = new int[ranges.Length][];
        Parallel.For(0, ranges.Length, processors, range => next[range] = Count(parts, ranges[range], terms));
        var place = 0;
        for (var term = 0; term < terms; term++)
        {
            foreach (var counts in next)
                (counts[term], place) = (place, checked(place + counts[term]));
        }

        (_documents, _frequencies, _capitals) = (GC.AllocateUninitializedArray<int>(place), GC.AllocateUninitializedArray<byte>(place), GC.AllocateUninitializedArray<byte>(place));
        Parallel.For(0, ranges.Length, processors, range => Write(parts, ranges[range], next[range]));
        // The last range has written each list to its end.
        _ends = next[^1];
    }

    public FreshList this[int term]
    {
        get
        {
            var list = (term == 0 ? 0 : _ends[term - 1]).._ends[term];
            return new(_documents.AsMemory(list), _frequencies.AsMemory(list), _capitals.AsMemory(list));
        }
    }

    private static (int Start, int End)[] Ranges(IReadOnlyList<(int First, PackedPostings Postings)> parts)
    {
        var count = Math.Clamp(parts.Count / LeastParts, 1, Environment.ProcessorCount);
        return [.. Enumerable.Range(0, count).Select(range => ((int)((long)parts.Count * range / count), (int)((long)parts.Count * (range + 1) / count)))];
    }

    private static int[] Count(IReadOnlyList<(int First, PackedPostings Postings)> parts, (int Start, int End) range, int terms)
    {
        var counts = new int[terms];
        for (var part = range.Start; part < range.End; part++)
        {
            ReadOnlySpan<uint> entries = parts[part].Postings.Entries;
            for (var place = 0; place < entries.Length;)
                counts[PackedPostings.Read(entries, ref place).Term]++;
        }

        return counts;
    }

    private void Write(IReadOnlyList<(int First, PackedPostings Postings)> parts, (int Start, int End) range, int[] next)
    {
        for (var part = range.Start; part < range.End; part++)
        {
            var (document, (entries, ends)) = parts[part];
            var place = 0;
            foreach (var end in ends)
            {
                while (place < end)
                {
                    var (term, frequency, hasCapital) = PackedPostings.Read(entries, ref place);
                    var at = next[term]++;
                    _documents[at] = document;
                    _frequencies[at] = (byte)Math.Min(frequency, byte.MaxValue);
                    _capitals[at] = hasCapital ? (byte)1 : (byte)0;
                }

                document++;
            }
        }
    }
}
