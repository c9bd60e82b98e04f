using System.Numerics;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>The postings of a term, laid out so that those of a window are at hand, each with all that its factor goes by, and that of a single passage is found at once.</summary>
internal sealed class UnpackedPostings
{
    /// <summary>So many are looked through for a passage, in the mean.</summary>
    private const int OfBucket = 16;

    private readonly ushort[] _places, _codes;

    /// <summary>Where those of each bucket begin, of 2 to the power of <see cref="_shift"/> passages, and behind the last one how many there are.</summary>
    private readonly int[] _starts;
    private readonly int _shift;
    private readonly byte[] _maxima;

    /// <param name="list">With a posting at least.</param>
    /// <param name="lengths">Codes, of all passages.</param>
    public UnpackedPostings(PostingLists lists, int list, ReadOnlySpan<byte> lengths)
    {
        var (count, at) = (lists[list].Documents, 0);
        _shift = BitOperations.Log2((uint)Math.Min(PassageWindow.Size, (long)OfBucket * lengths.Length / count));
        (_places, _codes, _maxima) = (new ushort[count], new ushort[count], new byte[PassageWindow.CountOf(lengths.Length)]);
        _starts = new int[((lengths.Length - 1) >> _shift) + 2];
        var cursor = new PostingsCursor();
        cursor.Open(lists, list);
        using var scratch = SearchScratch.Rent();
        for (var start = 0; start < lengths.Length && cursor.SkipTo(start); start += PassageWindow.Size)
        {
            var window = PassageWindow.From(start, lengths.Length, PassageWindow.Size);
            _maxima[window.Number] = cursor.MaxBefore(window.End);
            var postings = WindowPostings.Read(cursor, window, lengths, scratch);
            postings.Places.CopyTo(_places.AsSpan(at));
            postings.Codes.CopyTo(_codes.AsSpan(at));
            foreach (var place in postings.Places)
                _starts[((start + place) >> _shift) + 1] = ++at;
        }

        for (var bucket = 1; bucket < _starts.Length; bucket++)
            _starts[bucket] = Math.Max(_starts[bucket], _starts[bucket - 1]);
    }

    public int Length => _places.Length;

    /// <summary>No posting of the window has a higher <see cref="PostingBlock.Max"/>; 0 where it has none.</summary>
    public byte MaxIn(PassageWindow window) => _maxima[window.Number];

    public WindowPostings In(PassageWindow window)
    {
        var (start, end) = (_starts[window.First >> _shift], _starts[Math.Min(_starts.Length - 1, (window.First + PassageWindow.Size) >> _shift)]);
        var places = _places.AsSpan(start..end);
        var first = CountBelow(places, window.FirstPlace);
        places = places[first..CountBelow(places, window.EndPlace)];
        return new WindowPostings(places, _codes.AsSpan(start + first, places.Length));
    }

    /// <summary>Where <see cref="Bm25Factors.All"/> has the factor of the term in a passage; 0 where the passage does not have it.</summary>
    public int CodeOf(int passage)
    {
        var (start, end) = (_starts[passage >> _shift], _starts[(passage >> _shift) + 1]);
        return _places.AsSpan(start..end).IndexOf((ushort)passage) is >= 0 and var place ? _codes[start + place] : 0;
    }

    /// <summary>One of the passages [start, end) has the term.</summary>
    public bool IsIn(int start, int end)
    {
        for (var bucket = start >> _shift; start < end; start = ++bucket << _shift)
        {
            var last = Math.Min(end - 1, start | ((1 << _shift) - 1));
            if (_places.AsSpan(_starts[bucket].._starts[bucket + 1]).ContainsAnyInRange((ushort)start, (ushort)last))
                return true;
        }

        return false;
    }

    private static int CountBelow(ReadOnlySpan<ushort> places, int place)
    {
        if (place is 0 or PassageWindow.Size)
            return place == 0 ? 0 : places.Length;
        var found = places.BinarySearch((ushort)place);
        return found < 0 ? ~found : found;
    }
}
