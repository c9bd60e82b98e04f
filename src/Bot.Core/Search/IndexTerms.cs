using System.Collections;
using System.Text;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// The terms of an index. Those of its first segment have their numbers there; behind them come the others as they were added, so that a term keeps its number while segments are.
/// </summary>
internal sealed class IndexTerms : IReadOnlyList<string>
{
    private readonly TermDictionary _first;

    private readonly AddedTerms _others;

    /// <summary>The numbers of the others in the order of terms.</summary>
    private readonly Lazy<int[]> _inOrder;

    private IReadOnlyList<char>? _firstLetters;

    public IndexTerms(TermDictionary first)
        : this(first, AddedTerms.None)
    {
    }

    private IndexTerms(TermDictionary first, AddedTerms others)
    {
        (_first, _others) = (first, others);
        _inOrder = new(() => [.. Enumerable.Range(first.Count, others.Count).Order(Comparer<int>.Create(Compare))]);
    }

    public int Count => _first.Count + _others.Count;

    public string this[int term] => term < _first.Count ? _first[term] : _others[term - _first.Count];

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(term => this[term]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of the term; null where it is none.</summary>
    public int? Find(string term) => _first.Find(term) ?? _first.Count + _others.Find(term);

    /// <summary>Terms that begin so, in order.</summary>
    public IEnumerable<int> WithPrefix(string prefix)
    {
        var (start, end) = _first.WithPrefix(prefix);
        var first = Enumerable.Range(start, end - start);
        return _others.Count == 0 ? first : Merge(first, OthersWithPrefix(prefix));
    }

    /// <summary>Terms that begin so and may be no more errors away than these, in order.</summary>
    public IEnumerable<int> Near(string prefix, WordShape shape, int errors)
    {
        var first = _first.Near(prefix, shape, errors);
        return _others.Count == 0 ? first : Merge(first, OthersWithPrefix(prefix).Where(term => shape.MayBe(WordShape.Of(this[term]), errors)));
    }

    /// <summary>As <see cref="TermDictionary.FirstLetters"/>.</summary>
    public IReadOnlyList<char> FirstLetters => _others.Count == 0 ? _first.FirstLetters : _firstLetters ??= [.. _first.FirstLetters.Union(_others.All.ToArray().Select(term => term[0])).Order()];

    /// <summary>In the order of their UTF-8 bytes, whatever their numbers are.</summary>
    public int Compare(int term, int other) =>
        term < _first.Count && other < _first.Count ? term.CompareTo(other) : TermDictionary.Compare(Encoding.UTF8.GetBytes(this[term]), Encoding.UTF8.GetBytes(this[other]));

    /// <summary>With those of another segment.</summary>
    /// <param name="numbers">What number each of them has here.</param>
    public IndexTerms With(TermDictionary added, out int[] numbers)
    {
        var more = new List<string>();
        numbers = new int[added.Count];
        // Both rise, so that each is sought from where the last one was on.
        for (int term = 0, place = 0; term < numbers.Length; term++)
        {
            var utf8 = added.Utf8(term);
            place = _first.FirstFrom(utf8, place);
            if (place < _first.Count && _first.Utf8(place).SequenceEqual(utf8))
            {
                numbers[term] = place;
            }
            else if (_others.Find(added[term]) is { } other)
            {
                numbers[term] = _first.Count + other;
            }
            else
            {
                numbers[term] = Count + more.Count;
                more.Add(added[term]);
            }
        }

        return new IndexTerms(_first, _others.With(more));
    }

    private IEnumerable<int> OthersWithPrefix(string prefix) => _inOrder.Value.Where(term => this[term].StartsWith(prefix, StringComparison.Ordinal));

    private IEnumerable<int> Merge(IEnumerable<int> terms, IEnumerable<int> others)
    {
        using var other = others.GetEnumerator();
        var hasOther = other.MoveNext();
        foreach (var term in terms)
        {
            for (; hasOther && Compare(other.Current, term) < 0; hasOther = other.MoveNext())
                yield return other.Current;
            yield return term;
        }

        for (; hasOther; hasOther = other.MoveNext())
            yield return other.Current;
    }
}
