namespace Bot.Core.Sharding;

/// <summary>The articles that are here for one question, and those that must be asked for.</summary>
internal sealed class GatheredArticles(CorpusFront front, SliceCache cache)
{
    private readonly SortedDictionary<int, ArticleSlice> _here = [];
    private readonly SortedSet<int> _wanted = [];

    /// <summary>By articles, places of passages.</summary>
    private readonly SortedDictionary<int, HashSet<int>> _wantedParts = [];

    public bool IsMissing => _wanted.Count + _wantedParts.Count > 0;

    /// <summary>How often one was added.</summary>
    public int Changes { get; private set; }

    public IReadOnlyCollection<KeyValuePair<int, ArticleSlice>> Here => _here;

    /// <summary>Articles that are here, or will be, rising.</summary>
    public IEnumerable<int> All => _here.Keys.Concat(_wanted).Concat(_wantedParts.Keys).Distinct().Order();

    /// <summary>Articles that are to be fetched.</summary>
    public IEnumerable<int> Wanted => _wanted;

    /// <summary>Passages that are to be fetched, by their article.</summary>
    public IEnumerable<(int Article, IReadOnlySet<int> Places)> WantedParts => _wantedParts.Select(part => (part.Key, (IReadOnlySet<int>)part.Value));

    /// <returns>False where it is here.</returns>
    public bool Want(int article)
    {
        if (_here.TryGetValue(article, out var slice) && slice.IsWhole)
            return false;
        if (cache.Find(article) is { IsWhole: true } known)
        {
            Add(article, known);
            return true;
        }

        _wantedParts.Remove(article);
        _wanted.Add(article);
        return true;
    }

    /// <param name="place">Of the passage in the article.</param>
    /// <returns>False where it is here.</returns>
    public bool WantPassage(int article, int place)
    {
        if (_wanted.Contains(article))
            return true;
        if (_here.TryGetValue(article, out var slice) && slice.Has(place))
            return false;
        if (!_wantedParts.TryGetValue(article, out var places))
            _wantedParts.Add(article, places = [.. slice?.Places ?? new HashSet<int>()]);
        places.Add(place);
        var known = cache.Find(article);
        if (known?.Has(places) == true)
            Add(article, known);
        else
            places.UnionWith(known?.Places ?? new HashSet<int>()); // what is kept, and will be replaced, may have other passages
        return true;
    }

    /// <summary>What a shard sent.</summary>
    public void Add(int article, byte[] sent)
    {
        var slice = ArticleSlice.Read(sent, front, article, cache.Pool);
        cache.Add(article, slice);
        Add(article, slice);
    }

    private void Add(int article, ArticleSlice slice)
    {
        _here[article] = slice;
        _wantedParts.Remove(article);
        if (slice.IsWhole)
            _wanted.Remove(article);
        Changes++;
    }
}
