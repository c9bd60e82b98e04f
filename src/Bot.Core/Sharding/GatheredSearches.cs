using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>The searches of one question, by words and by meaning.</summary>
internal sealed class GatheredSearches(CorpusFront front)
{
    private readonly Dictionary<string, GatheredSearch> _byWords = new(StringComparer.Ordinal);
    private GatheredNearest? _byMeaning;

    public bool IsMissing => _byWords.Values.Any(search => search.Hits is null) || _byMeaning is { Hits: null };

    /// <summary>Null where shards must be asked.</summary>
    public IReadOnlyList<Hit>? Top(PartedSearch search)
    {
        var gathered = new GatheredSearch(search, front.Segment.Terms);
        var key = Gathering.KeyOf(gathered.Asked.Write);
        if (!_byWords.TryAdd(key, gathered))
            gathered = _byWords[key];
        return gathered.Hits;
    }

    /// <summary>Null where shards must be asked.</summary>
    public IReadOnlyList<Hit>? Nearest(ReadOnlyMemory<float> query, int count)
    {
        _byMeaning ??= new GatheredNearest(query, count);
        if (!_byMeaning.Query.Equals(query) || _byMeaning.Count != count)
            throw new InvalidOperationException("A question has one meaning.");
        return _byMeaning.Hits;
    }

    /// <summary>With what shard must tell.</summary>
    /// <param name="averageLength">Of the passages that may be found.</param>
    public ShardRequest AddTo(ShardRequest request, int shard, float averageLength)
    {
        var isNear = _byMeaning is { Hits: null };
        ShardScores[] scores = [.. ScoresOf(shard).Select(scores => new ShardScores(scores.Words, [.. scores.Passages.Select(PlaceOf)]))];
        ShardSearch[] searches = [.. _byWords.Values.Where(search => !search.IsAsked).Select(search => search.Asked)];
        return request with
        {
            AverageLength = searches.Length + scores.Length > 0 ? averageLength : 0,
            Searches = searches,
            Scores = scores,
            Vector = isNear ? _byMeaning!.Query : default, // it is there
            Nearest = isNear && !_byMeaning!.IsAsked ? _byMeaning.Count : 0, // likewise
            NearestScored = [.. NearestScoresOf(shard).Select(PlaceOf)],
        };
    }

    /// <param name="replies">By shards; null of those that were asked nothing.</param>
    public void Add(IReadOnlyList<ShardReply?> replies)
    {
        for (var shard = 0; shard < replies.Count; shard++)
        {
            foreach (var (scores, asked) in (replies[shard]?.Scores ?? []).Zip(ScoresOf(shard).ToList()))
            {
                foreach (var (score, passage) in scores.Zip(asked.Passages))
                    asked.Search.AddScore(asked.Part, passage, score);
            }

            foreach (var (score, passage) in (replies[shard]?.NearestScores ?? []).Zip(NearestScoresOf(shard)))
                _byMeaning?.AddScore(passage, score);
        }

        // What is searched is asked of all shards.
        var searches = _byWords.Values.Where(search => !search.IsAsked).ToList();
        var isNear = _byMeaning is { IsAsked: false } && replies.All(reply => reply?.Nearest is not null);
        for (var shard = 0; shard < replies.Count; shard++)
        {
            for (var i = 0; i < searches.Count; i++)
                searches[i].Add(replies[shard]!.Searches[i], PassageOf);
            if (isNear)
                _byMeaning!.Add(replies[shard]!.Nearest!, PassageOf);

            int PassageOf(PassagePlace passage) => front.PassageOf(shard, passage.Article, passage.Place);
        }
    }

    /// <summary>Makes the lists, as far as what is known allows it.</summary>
    /// <param name="originalOf">As <see cref="PassageIndex.OriginalOf"/>.</param>
    /// <returns>The passages of lists that were made.</returns>
    public IEnumerable<int> Resolve(Func<int, int> originalOf)
    {
        var found = new List<Hit>();
        foreach (var search in _byWords.Values.Where(search => search.Hits is null))
        {
            search.Resolve(originalOf);
            found.AddRange(search.Hits ?? []);
        }

        if (_byMeaning is { Hits: null })
        {
            _byMeaning.Resolve(originalOf);
            found.AddRange(_byMeaning.Hits ?? []);
        }

        return found.Select(hit => hit.Passage);
    }

    private IEnumerable<(GatheredSearch Search, int Part, SearchedWords Words, List<int> Passages)> ScoresOf(int shard) =>
        from search in _byWords.Values
        where search.Hits is null && search.IsAsked
        from part in search.Unscored
        let passages = part.Passages.Where(passage => IsIn(shard, passage)).Order().ToList()
        where passages.Count > 0
        select (search, part.Part, part.Words, passages);

    private List<int> NearestScoresOf(int shard) => [.. (_byMeaning?.Unscored ?? []).Where(passage => IsIn(shard, passage)).Order()];

    private bool IsIn(int shard, int passage) => front.Find(front.Segment.ArticleOf(passage)).Shard == shard;

    private PassagePlace PlaceOf(int passage)
    {
        var article = front.Segment.ArticleOf(passage);
        return new PassagePlace(front.Find(article).Own, passage - front.Segment.ArticlePassages[article]);
    }
}
