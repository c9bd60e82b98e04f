using Bot.Core.Figures;

namespace Bot.Core.Sharding;

/// <summary>What is known of figures that lie in shards, and what must be asked for.</summary>
/// <param name="admitted">Whether a question may be answered from an article.</param>
internal sealed class GatheredFigures(CorpusFront front, Func<int, bool> admitted)
{
    private readonly Dictionary<string, (ShardFigures Asked, IReadOnlyList<int>? Articles)> _candidates = new(StringComparer.Ordinal);
    private bool _asksOverview;
    private FigureOverview? _overview;

    public bool IsMissing => (_asksOverview && _overview is null) || _candidates.Values.Any(candidates => candidates.Articles is null);

    public IEnumerable<ShardFigures> Asked => _candidates.Values.Where(candidates => candidates.Articles is null).Select(candidates => candidates.Asked);

    /// <summary>0 where nothing need be counted.</summary>
    public int TallyStep => _asksOverview && _overview is null ? FigureTopics.StepOf(Counted().Sum(front.FiguresOf)) : 0;

    /// <summary>As <see cref="ShardRequest.TallyPlaces"/> of a shard.</summary>
    public IReadOnlyList<int> TallyPlaces(int shard)
    {
        var (places, place) = (new List<int>(), 0);
        foreach (var article in Counted())
        {
            if (front.Find(article).Shard == shard)
                places.Add(place);
            place += front.FiguresOf(article);
        }

        return places;
    }

    /// <summary>Null where it must be asked for.</summary>
    public IReadOnlyList<int>? Candidates(string key, ShardFigures asked)
    {
        if (_candidates.TryGetValue(key, out var known) && known.Articles is not null)
            return known.Articles;
        _candidates[key] = (asked, null);
        return null;
    }

    /// <summary>Null where it must be asked for.</summary>
    public FigureOverview? Overview()
    {
        _asksOverview = true;
        return _overview;
    }

    /// <param name="replies">Of all shards, where all were asked.</param>
    public void Add(IReadOnlyList<ShardReply> replies)
    {
        foreach (var (key, place) in _candidates.Where(candidates => candidates.Value.Articles is null).Select((candidates, place) => (candidates.Key, place)).ToList())
            _candidates[key] = _candidates[key] with { Articles = [.. replies.SelectMany((reply, shard) => reply.Figures[place].Select(own => front.ArticleOf(shard, own))).Order()] };
        if (!_asksOverview || _overview is not null)
            return;
        var tally = new FigureTally();
        foreach (var part in replies.Select(reply => reply.Tally!)) // it was asked for
        {
            foreach (var (year, count) in part.Years)
                tally.AddYear(year, count);
            foreach (var (unit, count) in part.Units)
                tally.AddUnit(unit, count);
            foreach (var word in part.Words)
                tally.AddWord(word);
        }

        _overview = tally.Overview(Counted().Sum(front.FiguresOf));
    }

    private IEnumerable<int> Counted() => Enumerable.Range(0, front.Articles).Where(admitted);
}
