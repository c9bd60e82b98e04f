namespace Bot.Core.Sharding;

/// <summary>Which terms of a question stand in which articles, as shards told it.</summary>
internal sealed class FoundTerms
{
    private readonly Dictionary<int, int> _places = [];
    private readonly List<int> _terms = [];

    /// <summary>By articles, of the first terms.</summary>
    private readonly Dictionary<int, TermInArticle[]> _articles = [];

    /// <summary>That are looked for.</summary>
    public IReadOnlyList<int> Terms => _terms;

    public void Want(IEnumerable<int> terms)
    {
        foreach (var term in terms)
        {
            if (_places.TryAdd(term, _terms.Count))
                _terms.Add(term);
        }
    }

    /// <summary>All terms are known of the article.</summary>
    public bool Has(int article) => _articles.TryGetValue(article, out var known) && known.Length >= _terms.Count;

    public bool TryFind(int article, int term, out bool? hasCapital)
    {
        hasCapital = null;
        if (!_places.TryGetValue(term, out var place) || !_articles.TryGetValue(article, out var known) || place >= known.Length)
            return false;
        hasCapital = known[place] switch { TermInArticle.None => null, TermInArticle.Small => false, _ => true };
        return true;
    }

    /// <param name="terms">All that were looked for; what is behind them is none.</param>
    public void Add(int article, TermInArticle[] terms) => _articles[article] = terms[.._terms.Count];
}
