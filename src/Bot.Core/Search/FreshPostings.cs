using System.Buffers.Binary;
using System.Text;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>The postings of articles that were just analysed.</summary>
internal sealed class FreshPostings
{
    private readonly FreshLists _passages, _articles;
    private readonly (int Inner, int InnerCapitals)[] _capitals;

    /// <summary>Of each term the number that it has in the analysed articles.</summary>
    private readonly int[] _numbers;

    /// <param name="analysed">Null for articles that are taken over.</param>
    /// <param name="articlePassages">Where the passages of each article of the new index begin.</param>
    /// <param name="terms">By the numbers that they have in the analysed articles.</param>
    /// <param name="capitals">Of each term.</param>
    public FreshPostings(IReadOnlyList<AnalysedArticle?> analysed, int[] articlePassages, IReadOnlyList<string> terms, (int Inner, int InnerCapitals)[] capitals)
    {
        var fresh = Enumerable.Range(0, analysed.Count).Where(article => analysed[article] is not null).ToArray();
        (byte[][] Terms, int[] Numbers) sorted = ([], []);
        FreshLists? passages = null, articles = null;
        Parallel.Invoke(
            Processors.For(fresh.Length, CancellationToken.None),
            () => sorted = Sort(terms),
            () => passages = new FreshLists([.. fresh.Select(article => (articlePassages[article], analysed[article]!.Passages))], terms.Count), // only such
            () => articles = new FreshLists([.. fresh.Select(article => (article, analysed[article]!.FunctionWords))], terms.Count));
        (Terms, _numbers) = sorted;
        (_passages, _articles) = (passages!, articles!); // all are done
        _capitals = capitals;
    }

    /// <summary>In UTF-8, in the order of <see cref="TermDictionary"/>.</summary>
    public IReadOnlyList<byte[]> Terms { get; }

    /// <summary>The passages that have the term.</summary>
    public FreshList PassagesOf(int term)
    {
        var (inner, capitals) = _capitals[_numbers[term]];
        return _passages[_numbers[term]] with { Inner = inner, InnerCapitals = capitals };
    }

    /// <summary>The articles in which the term is a function word.</summary>
    public FreshList ArticlesOf(int term) => _articles[_numbers[term]];

    private static (byte[][] Terms, int[] Numbers) Sort(IReadOnlyList<string> terms)
    {
        var sorted = terms.Select(term => SortedTerm.Of(Encoding.UTF8.GetBytes(term))).ToArray();
        var numbers = Enumerable.Range(0, terms.Count).ToArray();
        Array.Sort(sorted, numbers, Comparer<SortedTerm>.Create((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : TermDictionary.Compare(a.Utf8, b.Utf8)));
        return ([.. sorted.Select(term => term.Utf8)], numbers);
    }

    /// <param name="First">The first bytes, which tell the order of nearly all without going to where the others are.</param>
    private readonly record struct SortedTerm(ulong First, byte[] Utf8)
    {
        public static SortedTerm Of(byte[] utf8)
        {
            Span<byte> first = stackalloc byte[sizeof(ulong)];
            first.Clear();
            utf8.AsSpan(0, Math.Min(utf8.Length, first.Length)).CopyTo(first);
            return new(BinaryPrimitives.ReadUInt64BigEndian(first), utf8);
        }
    }
}
