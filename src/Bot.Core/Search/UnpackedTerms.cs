using System.Collections.Concurrent;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>The postings of terms that were asked for, unpacked when they are first asked for.</summary>
/// <param name="lengths">Codes, of all passages.</param>
/// <param name="kept">So many postings a passage are kept at the most, of some 5 bytes each; where more are asked for it begins anew.</param>
internal sealed class UnpackedTerms(PostingLists lists, FlatArray<byte> lengths, int kept = UnpackedTerms.Kept)
{
    private const int Kept = 16;

    private ConcurrentDictionary<int, UnpackedPostings> _terms = [];
    private long _postings;

    /// <summary>Null where nobody asked for them.</summary>
    public UnpackedPostings? FindMade(int list) => Volatile.Read(ref _terms).GetValueOrDefault(list);

    /// <summary>Null where a window has hardly any.</summary>
    public UnpackedPostings? Find(int list)
    {
        var terms = Volatile.Read(ref _terms);
        if (terms.TryGetValue(list, out var known))
            return known;
        if (lists[list].Documents <= lengths.Length * WindowWord.Sparse)
            return null;
        var postings = new UnpackedPostings(lists, list, lengths.Span);
        // Two that come here at once may begin anew twice, or too early; nothing is lost by that but time.
        if (Interlocked.Add(ref _postings, postings.Length) > (long)kept * lengths.Length)
        {
            Volatile.Write(ref _terms, terms = []);
            Volatile.Write(ref _postings, postings.Length);
        }

        return terms.GetOrAdd(list, postings);
    }
}
