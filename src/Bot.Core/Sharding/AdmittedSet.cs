using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>The articles of the corpus that a filter admits, as the shards tell them together.</summary>
internal sealed class AdmittedSet
{
    private readonly bool[] _admitted;
    private readonly List<(int Start, int End)> _runs = [];

    /// <param name="shards">What each of them told.</param>
    public AdmittedSet(CorpusFront front, IReadOnlyList<ShardAdmitted> shards)
    {
        _admitted = new bool[front.Articles];
        for (var article = 0; article < _admitted.Length; article++)
        {
            var (shard, own) = front.Find(article);
            if (!(_admitted[article] = (shards[shard].Bits[own / 8] >> (own % 8) & 1) != 0))
                continue;
            var (start, end) = (front.Segment.ArticlePassages[article], front.Segment.ArticlePassages[article + 1]);
            PassageCount += end - start;
            if (_runs.Count > 0 && _runs[^1].End == start)
                _runs[^1] = (_runs[^1].Start, end);
            else if (start < end)
                _runs.Add((start, end));
        }

        AveragePassageLength = PassageIndexBuilder.Average(shards.Sum(shard => shard.Words), PassageCount);
        Summary = ShardSummary.Join([.. shards.Select(shard => shard.Summary)], front.ArticleOf);
    }

    public int PassageCount { get; }

    public float AveragePassageLength { get; }

    public CorpusSummary Summary { get; }

    public IReadOnlyList<(int Start, int End)> Runs => _runs;

    public bool Has(int article) => _admitted[article];
}
