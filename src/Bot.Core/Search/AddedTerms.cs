using System.Collections.Concurrent;

namespace Bot.Core.Search;

/// <summary>Terms in the order in which they came. Those that follow each other share what they have: each knows the first so many.</summary>
internal sealed class AddedTerms
{
    public static readonly AddedTerms None = new(new ConcurrentDictionary<string, int>(StringComparer.Ordinal), [], 0);

    /// <summary>The places of these terms, and of those that came later.</summary>
    private readonly ConcurrentDictionary<string, int> _places;
    private readonly string[] _terms;

    private AddedTerms(ConcurrentDictionary<string, int> places, string[] terms, int count) => (_places, _terms, Count) = (places, terms, count);

    public int Count { get; }

    public string this[int place] => _terms[place];

    public ReadOnlySpan<string> All => _terms.AsSpan(0, Count);

    /// <summary>The place of a term; null where it is none of them.</summary>
    public int? Find(string term) => _places.TryGetValue(term, out var place) && place < Count ? place : null;

    /// <param name="more">Terms that are none of these, each once.</param>
    public AddedTerms With(IReadOnlyList<string> more)
    {
        if (more.Count == 0)
            return this;
        lock (_places)
        {
            // Another one went on from here before.
            var isLast = this != None && _places.Count == Count;
            var places = isLast ? _places : new ConcurrentDictionary<string, int>(All.ToArray().Select(KeyValuePair.Create), StringComparer.Ordinal);
            var count = Count + more.Count;
            var terms = _terms;
            if (!isLast || terms.Length < count)
                All.CopyTo(terms = new string[Math.Max(count, 2 * Count)]);
            for (var i = 0; i < more.Count; i++)
                places[terms[Count + i] = more[i]] = Count + i;
            return new AddedTerms(places, terms, count);
        }
    }
}
