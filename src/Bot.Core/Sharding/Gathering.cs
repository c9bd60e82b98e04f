using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>
/// What is known, for one question, of articles that lie in shards, and what must be asked for. A question is read over what is known; where something is missing, that is asked of the shards,
/// together with what will be missing next as far as that can be told, and the question is read again. For one thread.
/// </summary>
internal sealed class Gathering : IPassagesElsewhere, IFiguresElsewhere
{
    private readonly CorpusFront _front;
    private readonly SliceCache _cache;
    private readonly SortedDictionary<int, ArticleSlice> _here = [];
    private readonly Dictionary<string, GatheredSearch> _searches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ShardMeeting Asked, bool? Meets)> _meetings = new(StringComparer.Ordinal);
    private readonly HashSet<int> _wanted = [];
    private readonly FoundTerms _found = new();
    private readonly GatheredFigures _figures;
    private CorpusSnapshot _snapshot;
    private AdmittedCounts? _admitted;
    private GatheredNearest? _nearest;

    /// <param name="snapshot">That of the front.</param>
    public Gathering(CorpusFront front, CorpusSnapshot snapshot, SliceCache cache)
    {
        (_front, _snapshot, _cache) = (front, View(snapshot, front, this, []), cache);
        _figures = new GatheredFigures(front, article => _admitted?.Has(article) != false);
    }

    /// <summary>Something must be asked for before the question can be read.</summary>
    private bool IsMissing => _wanted.Count > 0 || _admitted?.IsMissing == true || _searches.Values.Any(search => search.Hits is null) || _nearest is { Hits: null } || _meetings.Values.Any(meeting => meeting.Meets is null) || _figures.IsMissing;

    /// <summary>Reads over what is known.</summary>
    /// <returns>False where something was missing.</returns>
    public bool TryRead<T>(Func<CorpusSnapshot, T> read, out T result)
    {
        try
        {
            result = read(_snapshot);
            return !IsMissing;
        }
        catch (MissingPartsException)
        {
            result = default!; // nobody reads it
            return false;
        }
    }

    /// <summary>Asks for what is missing, in rounds of one request to each shard that has something to tell.</summary>
    /// <param name="ask">A shard, by its number.</param>
    public async Task FetchAsync(Func<int, ShardRequest, Task<ShardReply>> ask)
    {
        var known = _here.Count;
        TakeFromCache();
        while (IsMissing)
        {
            var requests = Enumerable.Range(0, _front.Shards).Select(RequestTo).ToArray();
            var replies = await Task.WhenAll(requests.Select((request, shard) => request.IsEmpty ? Task.FromResult<ShardReply?>(null) : Ask(shard, request)));
            Add(requests, replies);
            foreach (var search in _searches.Values.Where(search => search.Hits is null))
            {
                search.Resolve(OriginalOf);
                Want(search.Hits);
            }

            if (_nearest is { Hits: null })
            {
                _nearest.Resolve(OriginalOf);
                Want(_nearest.Hits);
            }

            TakeFromCache();
        }

        if (_here.Count > known)
            _snapshot = View(_snapshot, _front, this, _here);

        void Want(IReadOnlyList<Hit>? hits) => _wanted.UnionWith((hits ?? []).Select(hit => _front.Segment.ArticleOf(hit.Passage)).Where(article => !_here.ContainsKey(article)));

        async Task<ShardReply?> Ask(int shard, ShardRequest request) => await ask(shard, request);
    }

    public List<Hit> Top(PartedSearch search)
    {
        ThrowIfCounting();
        var gathered = new GatheredSearch(search, _front.Segment.Terms);
        var key = KeyOf(gathered.Asked.Write);
        if (_searches.TryGetValue(key, out var known) && known.Hits is not null)
            return [.. known.Hits];
        _searches.TryAdd(key, gathered);
        throw new MissingPartsException();
    }

    public List<Hit> Nearest(ReadOnlyMemory<float> query, int count)
    {
        WillFindNearest(query, count);
        return _nearest is { Hits: { } hits } ? [.. hits] : throw new MissingPartsException();
    }

    public void WillFindNearest(ReadOnlyMemory<float> query, int count)
    {
        _nearest ??= new GatheredNearest(query, count);
        if (!_nearest.Query.Equals(query) || _nearest.Count != count)
            throw new InvalidOperationException("A question has one meaning.");
    }

    public bool? Find(int article, int term)
    {
        ThrowIfCounting();
        if (_found.TryFind(article, term, out var hasCapital))
            return hasCapital;
        _found.Want([term]);
        throw Missing(article);
    }

    public void WillFind(IEnumerable<int> terms) => _found.Want(terms);

    public bool Meet(IReadOnlyList<int[]> subjects, IReadOnlyList<int[]> others)
    {
        ThrowIfCounting();
        var asked = new ShardMeeting(Texts(subjects), Texts(others));
        var key = KeyOf(asked.Write);
        if (_meetings.TryGetValue(key, out var known) && known.Meets is { } meets)
            return meets;
        _meetings[key] = (asked, null);
        throw new MissingPartsException();
    }

    public IAdmittedArticles Only(ArticleFilter filter)
    {
        _admitted ??= new AdmittedCounts(_front, filter);
        if (_admitted.Filter != filter)
            throw new InvalidOperationException("A question has one filter.");
        return _admitted.IsKnown ? _admitted : throw new MissingPartsException();
    }

    public CorpusSummary SummaryOf(ArticleFilter filter) => ((AdmittedCounts)Only(filter)).Summary;

    public void Need(PassageIndex index, IEnumerable<int> passages)
    {
        ThrowIfCounting();
        var before = _wanted.Count;
        _wanted.UnionWith(passages.Select(index.ArticleOf).Where(article => !_here.ContainsKey(article)));
        if (_wanted.Count > before)
            throw new MissingPartsException();
    }

    public Exception Missing(int article)
    {
        _wanted.Add(article);
        return new MissingPartsException();
    }

    public IReadOnlyList<int> Candidates(FigureQuery query, IReadOnlyList<int[]> words)
    {
        ThrowIfCounting();
        var asked = new ShardFigures(query, Texts(words));
        return _figures.Candidates(KeyOf(asked.Write), asked) ?? throw new MissingPartsException();
    }

    public FigureOverview Overview() => _figures.Overview() ?? throw new MissingPartsException();

    private static CorpusSnapshot View(CorpusSnapshot snapshot, CorpusFront front, Gathering elsewhere, IReadOnlyCollection<KeyValuePair<int, ArticleSlice>> here)
    {
        var index = front.Index([.. here.Select(slice => (slice.Key, slice.Value.Segment))], elsewhere);
        return snapshot.With(index, FigureIndex.Of([front.NoFigures, .. here.Select(slice => slice.Value.Figures)], index, elsewhere));
    }

    /// <summary>What was counted by guess may have led here.</summary>
    private void ThrowIfCounting()
    {
        if (_admitted?.IsMissing == true)
            throw new MissingPartsException();
    }

    private static string KeyOf(Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
            write(writer);
        return Convert.ToBase64String(content.ToArray());
    }

    private List<string[]> Texts(IReadOnlyList<int[]> terms) => [.. terms.Select(words => words.Select(word => _front.Segment.Terms[word]).ToArray())];

    /// <summary>As <see cref="PassageIndex.OriginalOf"/>.</summary>
    private int OriginalOf(int passage)
    {
        var original = _front.Copies.OriginalOf(passage);
        return original == passage || _admitted is null || _admitted.IsAdmitted(original) ? original : _admitted.StandInFor(original);
    }

    private void TakeFromCache()
    {
        foreach (var article in _wanted.ToList())
        {
            if (!_here.ContainsKey(article) && _cache.Find(article) is { } slice)
                _here.Add(article, slice);
            if (_here.ContainsKey(article) && _found.Has(article))
                _wanted.Remove(article);
        }
    }

    private ShardRequest RequestTo(int shard)
    {
        var isFirst = _admitted is { IsKnown: false };
        var searches = _searches.Values.Where(search => search.Hits is null).ToList();
        int[] found = [.. _here.Keys.Concat(_wanted).Distinct().Where(article => _front.Find(article).Shard == shard && !_found.Has(article)).Order()];
        return new ShardRequest(_front.Version)
        {
            Filter = _admitted?.Filter ?? ArticleFilter.Everything,
            AverageLength = _admitted is { IsKnown: true } && searches.Count > 0 ? _admitted.AveragePassageLength : 0,
            AsksAdmitted = isFirst,
            Counted = [.. (_admitted?.Counting ?? []).Select(term => _front.Segment.Terms[term])],
            Capitals = [.. (_admitted?.CountingCapitals ?? []).Select(term => _front.Segment.Terms[term])],
            Meetings = [.. _meetings.Values.Where(meeting => meeting.Meets is null).Select(meeting => meeting.Asked)],
            Searches = [.. searches.Where(search => !search.IsAsked).Select(search => search.Asked)],
            Scores = [.. ScoresOf(shard).Select(scores => new ShardScores(scores.Words, [.. scores.Passages.Select(passage => PlaceOf(passage))]))],
            Vector = _nearest is { Hits: null } ? _nearest.Query : default,
            Nearest = _nearest is { Hits: null, IsAsked: false } ? _nearest.Count : 0,
            NearestScored = [.. NearestScoresOf(shard).Select(PlaceOf)],
            Slices = [.. _wanted.Where(article => _front.Find(article).Shard == shard && !_here.ContainsKey(article)).Order().Select(article => _front.Find(article).Own)],
            FoundIn = [.. found.Select(article => _front.Find(article).Own)],
            Figures = [.. _figures.Asked],
            TallyStep = _admitted?.IsKnown == false ? 0 : _figures.TallyStep,
            TallyPlaces = _admitted?.IsKnown == false || _figures.TallyStep == 0 ? [] : _figures.TallyPlaces(shard),
            FoundTerms = found.Length == 0 ? [] : [.. _found.Terms.Select(term => _front.Segment.Terms[term])],
        };
    }

    private IEnumerable<(GatheredSearch Search, int Part, SearchedWords Words, List<int> Passages)> ScoresOf(int shard) =>
        from search in _searches.Values
        where search.Hits is null && search.IsAsked
        from part in search.Unscored
        let passages = part.Passages.Where(passage => _front.Find(_front.Segment.ArticleOf(passage)).Shard == shard).Order().ToList()
        where passages.Count > 0
        select (search, part.Part, part.Words, passages);

    private List<int> NearestScoresOf(int shard) => _nearest is null ? [] : [.. _nearest.Unscored.Where(passage => _front.Find(_front.Segment.ArticleOf(passage)).Shard == shard).Order()];

    private PassagePlace PlaceOf(int passage)
    {
        var article = _front.Segment.ArticleOf(passage);
        return new PassagePlace(_front.Find(article).Own, passage - _front.Segment.ArticlePassages[article]);
    }

    /// <param name="replies">Null of shards that were asked nothing.</param>
    private void Add(ShardRequest[] requests, ShardReply?[] replies)
    {
        var told = replies.OfType<ShardReply>().ToList();
        for (var shard = 0; shard < replies.Length; shard++)
        {
            if (replies[shard] is not { } reply)
                continue;
            foreach (var (scores, asked) in reply.Scores.Zip(ScoresOf(shard).ToList()))
            {
                foreach (var (score, passage) in scores.Zip(asked.Passages))
                    asked.Search.AddScore(asked.Part, passage, score);
            }

            foreach (var (score, passage) in reply.NearestScores.Zip(NearestScoresOf(shard)))
                _nearest?.AddScore(passage, score);
            foreach (var (slice, own) in reply.Slices.Zip(requests[shard].Slices))
            {
                var article = _front.ArticleOf(shard, own);
                _here[article] = ArticleSlice.Read(slice, _front, article, _cache.Pool);
                _cache.Add(article, _here[article]);
            }

            foreach (var (terms, own) in reply.Found.Zip(requests[shard].FoundIn))
                _found.Add(_front.ArticleOf(shard, own), terms);
        }

        var searches = _searches.Values.Where(search => search is { Hits: null, IsAsked: false }).ToList();
        for (var i = 0; i < searches.Count; i++)
        {
            for (var shard = 0; shard < replies.Length; shard++)
                searches[i].Add(replies[shard]!.Searches[i], passage => _front.PassageOf(shard, passage.Article, passage.Place)); // a search is asked of all
        }

        if (_nearest is { IsAsked: false } && told.TrueForAll(reply => reply.Nearest is not null))
        {
            for (var shard = 0; shard < replies.Length; shard++)
                _nearest.Add(replies[shard]!.Nearest!, passage => _front.PassageOf(shard, passage.Article, passage.Place)); // it is asked of all
        }

        foreach (var (key, place) in _meetings.Where(meeting => meeting.Value.Meets is null).Select((meeting, place) => (meeting.Key, place)).ToList())
            _meetings[key] = _meetings[key] with { Meets = told.Exists(reply => reply.Meetings[place]) };
        if (_figures.IsMissing)
            _figures.Add(told);
        _admitted?.Add(told, (shard, passage) => _front.PassageOf(shard, passage.Article, passage.Place));
    }
}
