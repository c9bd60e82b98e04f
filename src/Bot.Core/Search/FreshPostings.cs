using System.Text;

namespace Bot.Core.Search;

/// <summary>The postings of articles that were just analysed.</summary>
internal sealed class FreshPostings
{
    private readonly FreshLists _passages, _articles;
    private readonly int[] _inner, _innerCapitals;

    /// <param name="analysed">With the numbers that their articles have in the new index; they rise.</param>
    /// <param name="articlePassages">Where the passages of each article of the new index begin.</param>
    /// <param name="lengths">Of the passages of the new index, in searched words; those of these articles are written.</param>
    public FreshPostings(IReadOnlyList<(int Article, AnalysedArticle Analysed)> analysed, int[] articlePassages, int[] lengths)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var mapped = analysed.Select(article => Map(article.Analysed.Terms, numbers)).ToArray();
        Terms = Sort([.. numbers.Keys], out var order);
        foreach (var map in mapped)
        {
            for (var i = 0; i < map.Length; i++)
                map[i] = order[map[i]];
        }

        (_passages, _articles) = (new FreshLists(Terms.Count), new FreshLists(Terms.Count));
        (_inner, _innerCapitals) = (new int[Terms.Count], new int[Terms.Count]);
        for (var i = 0; i < analysed.Count; i++)
        {
            CountCapitals(analysed[i].Analysed, mapped[i]);
            ForEachWord(analysed[i], mapped[i], articlePassages, lengths, _passages.Count, _articles.Count);
        }

        _passages.Allocate();
        _articles.Allocate();
        for (var i = 0; i < analysed.Count; i++)
            ForEachWord(analysed[i], mapped[i], articlePassages, lengths: [], _passages.Add, _articles.Add);
    }

    /// <summary>In UTF-8, in the order of <see cref="Indexing.TermDictionary"/>.</summary>
    public IReadOnlyList<byte[]> Terms { get; }

    /// <summary>The passages that have the term.</summary>
    public FreshList PassagesOf(int term) => _passages[term] with { Inner = _inner[term], InnerCapitals = _innerCapitals[term] };

    /// <summary>The articles in which the term is a function word.</summary>
    public FreshList ArticlesOf(int term) => _articles[term];

    private delegate void WordUse(int term, int document, bool isCapital);

    private static int[] Map(string[] terms, Dictionary<string, int> numbers)
    {
        var map = new int[terms.Length];
        for (var i = 0; i < map.Length; i++)
        {
            if (!numbers.TryGetValue(terms[i], out map[i]))
                numbers.Add(terms[i], map[i] = numbers.Count);
        }

        return map;
    }

    /// <param name="order">For each term its place in the sorted list.</param>
    private static byte[][] Sort(string[] terms, out int[] order)
    {
        var sorted = terms.Select(Encoding.UTF8.GetBytes).ToArray();
        var places = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(sorted, places, Comparer<byte[]>.Create((a, b) => Indexing.TermDictionary.Compare(a, b)));
        order = new int[terms.Length];
        for (var place = 0; place < places.Length; place++)
            order[places[place]] = place;
        return sorted;
    }

    /// <summary>The first word of a sentence has a capital whatever it is.</summary>
    private void CountCapitals(AnalysedArticle article, int[] map)
    {
        var rest = article.Tokens.Span;
        foreach (var count in article.TokenCounts)
        {
            for (var i = 1; i < count; i++)
            {
                var term = map[PackedToken.Term(rest[i])];
                _inner[term]++;
                _innerCapitals[term] += PackedToken.Kind(rest[i]).HasFlag(TokenKind.Capital) ? 1 : 0;
            }

            rest = rest[count..];
        }
    }

    /// <summary>Searched words by their passages, those of title, publisher and date in each; function words by their article.</summary>
    private static void ForEachWord((int Article, AnalysedArticle Analysed) article, int[] map, int[] articlePassages, int[] lengths, WordUse inPassage, WordUse inArticle)
    {
        var (number, analysed) = article;
        var rest = analysed.Tokens.Span;
        for (var passage = 0; passage < analysed.PassageStarts.Count; passage++)
        {
            var end = passage + 1 < analysed.PassageStarts.Count ? analysed.PassageStarts[passage + 1] : analysed.Sentences.Length;
            var count = 0;
            for (var sentence = analysed.PassageStarts[passage]; sentence < end; sentence++)
                count += analysed.TokenCounts[sentence];
            var document = articlePassages[number] + passage;
            var length = Use(rest[..count], document) + Use(analysed.Header.Span, document);
            if (lengths.Length > 0)
                lengths[document] = length;
            rest = rest[count..];
        }

        if (analysed.PassageStarts.Count == 0)
            Use(analysed.Header.Span, document: null);

        int Use(ReadOnlySpan<int> tokens, int? document)
        {
            var searched = 0;
            foreach (var token in tokens)
            {
                var (term, isCapital) = (map[PackedToken.Term(token)], PackedToken.Kind(token).HasFlag(TokenKind.Capital));
                if (!PackedToken.IsSearched(token))
                {
                    inArticle(term, number, isCapital);
                    continue;
                }

                searched++;
                if (document is { } found)
                    inPassage(term, found, isCapital);
            }

            return searched;
        }
    }
}
