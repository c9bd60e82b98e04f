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
    private readonly GatheredArticles _articles;
    private readonly GatheredSearches _searches;
    private readonly GatheredFigures _figures;
    private readonly Dictionary<string, (ShardMeeting Asked, bool? Meets)> _meetings = new(StringComparer.Ordinal);
    private readonly FoundTerms _found = new();
    private CorpusSnapshot _snapshot;
    private AdmittedCounts? _admitted;

    /// <summary>A term was asked for in an article of which it is not known.</summary>
    private bool _isFinding;

    /// <param name="snapshot">That of the front.</param>
    public Gathering(CorpusFront front, CorpusSnapshot snapshot, SliceCache cache)
    {
        (_front, _articles, _searches) = (front, new GatheredArticles(front, cache), new GatheredSearches(front));
        _figures = new GatheredFigures(front, article => _admitted?.Has(article) != false);
        _snapshot = View(snapshot);
    }

    /// <summary>Something must be asked for before the question can be read.</summary>
    private bool IsMissing => _isFinding || _articles.IsMissing || _admitted?.IsMissing == true || _searches.IsMissing || _figures.IsMissing || _meetings.Values.Any(meeting => meeting.Meets is null);

    /// <summary>What is the same when the same is written.</summary>
    public static string KeyOf(Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
            write(writer);
        return Convert.ToBase64String(content.ToArray());
    }

    /// <summary>Reads over what is known.</summary>
    /// <returns>False where something was missing.</returns>
    public bool TryRead<T>(Func<CorpusSnapshot, T> read, out T result)
    {
        try
        {
            result = read(_snapshot);
            return !IsMissing;
        }
        catch (MissingPartsException missing)
        {
            if (missing.Article is { } article)
                _articles.Want(article);
            result = default!; // nobody reads it
            return false;
        }
    }

    /// <summary>Asks for what is missing, in rounds of one request to each shard that has something to tell.</summary>
    /// <param name="ask">A shard, by its number.</param>
    public async Task FetchAsync(Func<int, ShardRequest, Task<ShardReply>> ask)
    {
        // Of the articles that are here all is wanted at once: terms will be asked for as soon as articles are read.
        while (IsMissing || _articles.All.Any(article => !_found.Has(article)))
        {
            var requests = Enumerable.Range(0, _front.Shards).Select(RequestTo).ToArray();
            if (requests.All(request => request.IsEmpty))
                throw new InvalidOperationException("Something is missing that no shard has.");
            var replies = await Task.WhenAll(requests.Select((request, shard) => request.IsEmpty ? Task.FromResult<ShardReply?>(null) : Ask(shard, request)));
            Add(requests, replies);
            foreach (var passage in _searches.Resolve(OriginalOf))
                WantPassage(passage);
        }

        _snapshot = View(_snapshot);

        async Task<ShardReply?> Ask(int shard, ShardRequest request) => await ask(shard, request);
    }

    public List<Hit> Top(PartedSearch search)
    {
        ThrowIfCounting();
        return _searches.Top(search) is { } hits ? [.. hits] : throw new MissingPartsException();
    }

    public List<Hit> Nearest(ReadOnlyMemory<float> query, int count) => _searches.Nearest(query, count) is { } hits ? [.. hits] : throw new MissingPartsException();

    public void WillFindNearest(ReadOnlyMemory<float> query, int count) => _searches.Nearest(query, count);

    public bool? Find(int article, int term)
    {
        ThrowIfCounting();
        if (_found.TryFind(article, term, out var hasCapital))
            return hasCapital;
        _found.Want([term]);
        _isFinding = true;
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

    public void NeedPassages(IEnumerable<int> passages)
    {
        ThrowIfCounting();
        if (passages.ToList().Aggregate(false, (isMissing, passage) => WantPassage(passage) || isMissing))
            throw new MissingPartsException();
    }

    public void NeedArticlesOf(IEnumerable<int> passages)
    {
        ThrowIfCounting();
        if (passages.Select(passage => _front.Segment.ArticleOf(passage)).Distinct().ToList().Aggregate(false, (isMissing, article) => _articles.Want(article) || isMissing))
            throw new MissingPartsException();
    }

    public Exception Missing(int article)
    {
        _articles.Want(article);
        return new MissingPartsException();
    }

    public IReadOnlyList<int> Candidates(FigureQuery query, IReadOnlyList<int[]> words)
    {
        ThrowIfCounting();
        var asked = new ShardFigures(query, Texts(words));
        return _figures.Candidates(KeyOf(asked.Write), asked) ?? throw new MissingPartsException();
    }

    public FigureOverview Overview() => _figures.Overview() ?? throw new MissingPartsException();

    private CorpusSnapshot View(CorpusSnapshot snapshot)
    {
        var index = _front.Index([.. _articles.Here.Select(slice => (slice.Key, slice.Value.Segment))], this);
        return snapshot.With(index, FigureIndex.Of([_front.NoFigures, .. _articles.Here.Select(slice => slice.Value.Figures)], index, this));
    }

    private bool WantPassage(int passage)
    {
        var article = _front.Segment.ArticleOf(passage);
        return _articles.WantPassage(article, passage - _front.Segment.ArticlePassages[article]);
    }

    /// <summary>What was counted by guess may have led here.</summary>
    private void ThrowIfCounting()
    {
        if (_admitted?.IsMissing == true)
            throw new MissingPartsException();
    }

    private List<string[]> Texts(IReadOnlyList<int[]> terms) => [.. terms.Select(words => words.Select(Text).ToArray())];

    private string Text(int term) => _front.Segment.Terms[term];

    /// <summary>As <see cref="PassageIndex.OriginalOf"/>.</summary>
    private int OriginalOf(int passage)
    {
        var original = _front.Copies.OriginalOf(passage);
        return original == passage || _admitted is null || _admitted.IsAdmitted(original) ? original : _admitted.StandInFor(original);
    }

    private ShardRequest RequestTo(int shard)
    {
        int[] found = [.. _articles.All.Where(article => !_found.Has(article) && _front.Find(article).Shard == shard)];
        var request = new ShardRequest(_front.Version)
        {
            Filter = _admitted?.Filter ?? ArticleFilter.Everything,
            AsksAdmitted = _admitted is { IsKnown: false },
            Counted = [.. (_admitted?.Counting ?? []).Select(Text)],
            Capitals = [.. (_admitted?.CountingCapitals ?? []).Select(Text)],
            Meetings = [.. _meetings.Values.Where(meeting => meeting.Meets is null).Select(meeting => meeting.Asked)],
            Slices = [.. _articles.Wanted.Select(_front.Find).Where(place => place.Shard == shard).Select(place => place.Own)],
            Parts = [.. _articles.WantedParts.Where(part => _front.Find(part.Article).Shard == shard).SelectMany(part => part.Places.Order().Select(place => new PassagePlace(_front.Find(part.Article).Own, place)))],
            FoundIn = [.. found.Select(article => _front.Find(article).Own)],
            FoundTerms = found.Length == 0 ? [] : [.. _found.Terms.Select(Text)],
            Figures = [.. _figures.Asked],
            TallyStep = _figures.TallyStep,
            TallyPlaces = _figures.TallyStep == 0 ? [] : _figures.TallyPlaces(shard),
        };
        return _searches.AddTo(request, shard, _admitted is { IsKnown: true } ? _admitted.AveragePassageLength : 0);
    }

    /// <param name="replies">Null of shards that were asked nothing.</param>
    private void Add(ShardRequest[] requests, ShardReply?[] replies)
    {
        for (var shard = 0; shard < replies.Length; shard++)
        {
            if (replies[shard] is not { } reply)
                continue;
            foreach (var (slice, own) in reply.Slices.Zip(requests[shard].Slices))
                _articles.Add(_front.ArticleOf(shard, own), slice);
            foreach (var (slice, own) in reply.Parts.Zip(requests[shard].Parts.Select(passage => passage.Article).Distinct()))
                _articles.Add(_front.ArticleOf(shard, own), slice);
            foreach (var (terms, own) in reply.Found.Zip(requests[shard].FoundIn))
                _found.Add(_front.ArticleOf(shard, own), terms);
        }

        _isFinding = false;
        _searches.Add(replies);
        // What is below is asked of all shards.
        var told = replies.OfType<ShardReply>().ToList();
        foreach (var (key, place) in _meetings.Where(meeting => meeting.Value.Meets is null).Select((meeting, place) => (meeting.Key, place)).ToList())
            _meetings[key] = _meetings[key] with { Meets = told.Exists(reply => reply.Meetings[place]) };
        if (_figures.IsMissing)
            _figures.Add(told);
        _admitted?.Add(told, (shard, passage) => _front.PassageOf(shard, passage.Article, passage.Place));
    }
}
