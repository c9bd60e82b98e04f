namespace Bot.Core.Sharding;

/// <param name="Whole">As <see cref="ShardHit.Whole"/>.</param>
internal readonly record struct GatheredHit(int Passage, int Score, int Whole);

/// <summary>The best so many passages of all shards, made of the best of each.</summary>
internal sealed class GatheredList(int count)
{
    private readonly List<GatheredHit> _hits = [], _open = [];
    private readonly Dictionary<int, int> _scores = [];
    private readonly HashSet<int> _unscored = [];

    /// <summary>Passages whose score is not known, and decides on others.</summary>
    public IReadOnlyCollection<int> Unscored => _unscored;

    /// <param name="passageOf">The number in the corpus of a passage of the shard.</param>
    public void Add(ShardHits found, Func<PassagePlace, int> passageOf)
    {
        _hits.AddRange(found.Hits.Select(At));
        _open.AddRange(found.Open.Select(At));

        GatheredHit At(ShardHit hit)
        {
            var passage = passageOf(hit.Passage);
            _scores[passage] = hit.Score;
            return new GatheredHit(passage, hit.Score, hit.Whole);
        }
    }

    public void AddScore(int passage, int score)
    {
        _scores[passage] = score;
        _unscored.Remove(passage);
    }

    /// <summary>Best first, of equal ones the earlier; null where a score must be known first.</summary>
    /// <param name="originalOf">As <see cref="Search.PassageIndex.OriginalOf"/>.</param>
    public List<GatheredHit>? TryResolve(Func<int, int> originalOf)
    {
        var best = Best(_hits);
        // What is worse than so many others is not asked about.
        var worst = best.Count < count ? default : best[^1];
        var left = new List<GatheredHit>();
        foreach (var hit in _open.Where(hit => hit.Score > worst.Score || (hit.Score == worst.Score && hit.Passage < worst.Passage)))
        {
            var original = originalOf(hit.Passage);
            if (original == hit.Passage)
                left.Add(hit);
            else if (!_scores.TryGetValue(original, out var score))
                _unscored.Add(original);
            else if (score == 0)
                left.Add(hit);
        }

        return _unscored.Count > 0 ? null : Best([.. best, .. left]);
    }

    private List<GatheredHit> Best(List<GatheredHit> hits) => [.. hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage).Take(count)];
}
