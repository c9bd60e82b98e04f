using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Puts the postings that are taken over and the new ones together, term by term in order; a term that no article has any more is left out.</summary>
internal sealed class PostingsMerger(KeptArticles kept, FreshPostings fresh, byte[] lengths, Bm25Factors factors)
{
    private readonly PostingListsWriter _passages = new((passage, frequency) => MaxOf(factors.Of(frequency, lengths[passage])));
    private readonly PostingListsWriter _articles = new((_, _) => 0);
    private readonly List<byte[]> _terms = [];
    private readonly List<int> _functionTerms = [];
    private readonly List<(int Document, byte Frequency, bool HasCapital)> _merged = [];

    public void WriteTo(Sections sections)
    {
        var gone = GoneCapitals();
        int old = 0, added = 0, oldTerms = kept.Before?.Terms.Count ?? 0;
        while (old < oldTerms || added < fresh.Terms.Count)
        {
            var order = old == oldTerms ? 1 : added == fresh.Terms.Count ? -1 : TermDictionary.Compare(kept.Before!.Terms.Utf8(old), fresh.Terms[added]);
            Add(order <= 0 ? old++ : null, order >= 0 ? added++ : null, gone);
        }

        TermDictionary.Write(sections, _terms);
        _passages.WriteTo(sections, "postings");
        _articles.WriteTo(sections, "function-words");
        sections.Add<int>("function-terms", _functionTerms.ToArray());
    }

    private static byte MaxOf(float factor) => (byte)Math.Min(byte.MaxValue, Math.Ceiling(factor / PassageSegment.FactorOfMax));

    /// <param name="old">The term in the index before; null where it is new.</param>
    /// <param name="added">The term in the new articles; null where they do not have it.</param>
    private void Add(int? old, int? added, Dictionary<int, (int Inner, int InnerCapitals)> gone)
    {
        var passages = added is { } term ? fresh.PassagesOf(term) : default;
        var articles = added is { } word ? fresh.ArticlesOf(word) : default;
        var (inner, innerCapitals) = (passages.Inner, passages.InnerCapitals);
        if (old is { } known && kept.Before is { } before)
        {
            var left = gone.GetValueOrDefault(known);
            inner += before.Postings[known].Inner - left.Inner;
            innerCapitals += before.Postings[known].InnerCapitals - left.InnerCapitals;
            passages = Merge(kept.PassagesOf(known), passages);
            articles = before.FunctionList(known) is { } list ? Merge(kept.ArticlesOf(list), articles) : articles;
        }

        if (passages.Documents.Length + articles.Documents.Length == 0)
            return;
        if (articles.Documents.Length > 0)
        {
            _functionTerms.Add(_terms.Count);
            _articles.Add(articles.Documents.Span, articles.Frequencies.Span, articles.Capitals.Span, 0, 0);
        }

        _passages.Add(passages.Documents.Span, passages.Frequencies.Span, passages.Capitals.Span, inner, innerCapitals);
        _terms.Add(added is { } place ? fresh.Terms[place] : kept.Before!.Terms.Utf8(old!.Value).ToArray()); // one of them is there
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

    /// <summary>What words of articles that are not taken over counted in <see cref="PostingList.Inner"/> and <see cref="PostingList.InnerCapitals"/>.</summary>
    private Dictionary<int, (int Inner, int InnerCapitals)> GoneCapitals()
    {
        var gone = new Dictionary<int, (int Inner, int InnerCapitals)>();
        foreach (var article in kept.Gone)
        {
            for (var passage = kept.Before!.ArticlePassages[article]; passage < kept.Before.ArticlePassages[article + 1]; passage++)
            {
                var reading = kept.Before.Read(passage);
                for (var sentence = 0; sentence < reading.Sentences.Count; sentence++)
                {
                    var tokens = reading.TokensOf(sentence);
                    for (var i = 1; i < tokens.Length; i++)
                    {
                        var (inner, capitals) = gone.GetValueOrDefault(PackedToken.Term(tokens[i]));
                        gone[PackedToken.Term(tokens[i])] = (inner + 1, capitals + (PackedToken.Kind(tokens[i]).HasFlag(TokenKind.Capital) ? 1 : 0));
                    }
                }
            }
        }

        return gone;
    }
}
