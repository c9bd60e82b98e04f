using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>The postings of a term in a window.</summary>
/// <param name="places">Rising.</param>
/// <param name="codes">Where <see cref="Bm25Factors.All"/> has the factor of each.</param>
internal readonly ref struct WindowPostings(ReadOnlySpan<ushort> places, ReadOnlySpan<ushort> codes)
{
    public int Length => Places.Length;

    public ReadOnlySpan<ushort> Places { get; } = places;

    public ReadOnlySpan<ushort> Codes { get; } = codes;

    /// <summary>Reads them block by block.</summary>
    /// <param name="cursor">Stands before the window, and behind it afterwards.</param>
    /// <param name="lengths">Codes, of all passages.</param>
    /// <param name="scratch">Has them until others are read.</param>
    public static WindowPostings Read(PostingsCursor cursor, PassageWindow window, ReadOnlySpan<byte> lengths, SearchScratch scratch)
    {
        var (places, codes, length) = (scratch.ReadPlaces, scratch.ReadCodes, 0);
        for (var next = window.Start; cursor.Seek(next);)
        {
            var passages = cursor.Rest;
            var count = passages[^1] < window.End ? passages.Length : PostingsCursor.CountBelow(passages, window.End);
            for (var i = 0; i < count; i++)
                (places[length], codes[length++]) = ((ushort)passages[i], CodeOf(cursor.RestFrequencies[i], lengths[passages[i]]));
            if (count < passages.Length)
                break;
            next = passages[^1] + 1;
        }

        return new WindowPostings(places.AsSpan(0, length), codes.AsSpan(0, length));
    }

    /// <param name="frequency">1 to 255.</param>
    private static ushort CodeOf(int frequency, byte lengthCode) => (ushort)((frequency << 8) + lengthCode);
}
