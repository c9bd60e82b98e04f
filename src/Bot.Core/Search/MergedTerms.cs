using System.Runtime.InteropServices;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>The postings of a range of terms.</summary>
internal sealed class MergedTerms
{
    private readonly KeptArticles _kept;
    private readonly FreshPostings _fresh;
    private readonly IReadOnlyDictionary<int, (int Inner, int InnerCapitals)> _gone;
    private readonly PostingListsWriter _passages;
    private readonly PostingListsWriter _articles = new((_, _) => 0);
    private readonly List<byte[]> _terms = [];
    private readonly List<int> _functionTerms = [];
    private readonly List<(int Document, byte Frequency, bool HasCapital)> _merged = [];

    /// <param name="gone">By terms of the index before, what words of articles that are not taken over counted.</param>
    /// <param name="start">The first term in the index before, and in the new articles.</param>
    public MergedTerms(
        KeptArticles kept, FreshPostings fresh, IReadOnlyDictionary<int, (int Inner, int InnerCapitals)> gone, byte[] lengths, Bm25Factors factors, (int Old, int Added) start, (int Old, int Added) end)
    {
        (_kept, _fresh, _gone) = (kept, fresh, gone);
        _passages = new PostingListsWriter((passages, frequencies) => Max(passages, frequencies, lengths, factors));
        var (old, added) = start;
        while (old < end.Old || added < end.Added)
        {
            var order = old == end.Old ? 1 : added == end.Added ? -1 : TermDictionary.Compare(kept.Before!.Terms.Utf8(old), fresh.Terms[added]);
            Add(order <= 0 ? old++ : null, order >= 0 ? added++ : null);
        }
    }

    /// <summary>The ranges one behind the other.</summary>
    public static void Write(Sections sections, IReadOnlyList<MergedTerms> ranges)
    {
        var functionTerms = new List<int>();
        var first = 0;
        foreach (var range in ranges)
        {
            functionTerms.AddRange(range._functionTerms.Select(term => first + term));
            first += range._terms.Count;
        }

        TermDictionary.Write(sections, [.. ranges.SelectMany(range => range._terms)]);
        PostingListsWriter.Write(sections, "postings", [.. ranges.Select(range => range._passages)]);
        PostingListsWriter.Write(sections, "function-words", [.. ranges.Select(range => range._articles)]);
        sections.Add<int>("function-terms", CollectionsMarshal.AsSpan(functionTerms));
    }

    private static byte Max(ReadOnlySpan<int> passages, ReadOnlySpan<byte> frequencies, byte[] lengths, Bm25Factors factors)
    {
        var max = 0f;
        for (var i = 0; i < passages.Length; i++)
            max = Math.Max(max, factors.Of(frequencies[i], lengths[passages[i]]));
        return PassageSegment.MaxOf(max);
    }

    /// <param name="old">The term in the index before; null where it is new.</param>
    /// <param name="added">The term in the new articles; null where they do not have it.</param>
    private void Add(int? old, int? added)
    {
        var passages = added is { } term ? _fresh.PassagesOf(term) : default;
        var articles = added is { } word ? _fresh.ArticlesOf(word) : default;
        var (inner, innerCapitals) = (passages.Inner, passages.InnerCapitals);
        if (old is { } known && _kept.Before is { } before)
        {
            var left = _gone.GetValueOrDefault(known);
            inner += before.Postings[known].Inner - left.Inner;
            innerCapitals += before.Postings[known].InnerCapitals - left.InnerCapitals;
            passages = Merge(_kept.PassagesOf(known), passages);
            articles = before.FunctionList(known) is { } list ? Merge(_kept.ArticlesOf(list), articles) : articles;
        }

        if (passages.Documents.Length + articles.Documents.Length == 0)
            return;
        if (articles.Documents.Length > 0)
        {
            _functionTerms.Add(_terms.Count);
            _articles.Add(articles.Documents.Span, articles.Frequencies.Span, articles.Capitals.Span, 0, 0);
        }

        _passages.Add(passages.Documents.Span, passages.Frequencies.Span, passages.Capitals.Span, inner, innerCapitals);
        _terms.Add(added is { } place ? _fresh.Terms[place] : _kept.Before!.Terms.Utf8(old!.Value).ToArray()); // one of them is there
    }

    /// <summary>Both rise, and have no document in common.</summary>
    private FreshList Merge(IEnumerable<(int Document, byte Frequency, bool HasCapital)> old, FreshList added)
    {
        _merged.Clear();
        var next = 0;
        foreach (var posting in old)
        {
            for (; next < added.Documents.Length && added.Documents.Span[next] < posting.Document; next++)
                _merged.Add(At(added, next));
            _merged.Add(posting);
        }

        for (; next < added.Documents.Length; next++)
            _merged.Add(At(added, next));
        return new FreshList(
            _merged.Select(posting => posting.Document).ToArray(), _merged.Select(posting => posting.Frequency).ToArray(), _merged.Select(posting => posting.HasCapital ? (byte)1 : (byte)0).ToArray());
    }

    private static (int Document, byte Frequency, bool HasCapital) At(FreshList list, int place) => (list.Documents.Span[place], list.Frequencies.Span[place], list.Capitals.Span[place] != 0);
}
