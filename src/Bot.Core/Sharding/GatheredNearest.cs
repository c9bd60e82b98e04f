using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>The passages nearest in meaning, as <see cref="GatheredSearch"/> has those by words. A score is the bits of a cosine above 0, which are in the order of the cosines.</summary>
internal sealed class GatheredNearest(ReadOnlyMemory<float> query, int count)
{
    private readonly GatheredList _list = new(count);

    public ReadOnlyMemory<float> Query => query;

    public int Count => count;

    /// <summary>Null until all is known.</summary>
    public IReadOnlyList<Hit>? Hits { get; private set; }

    public bool IsAsked { get; private set; }

    public IReadOnlyCollection<int> Unscored => _list.Unscored;

    public static int ScoreOf(float cosine) => cosine > 0 ? BitConverter.SingleToInt32Bits(cosine) : 0;

    public void Add(ShardHits found, Func<PassagePlace, int> passageOf)
    {
        IsAsked = true;
        _list.Add(found, passageOf);
    }

    public void AddScore(int passage, int score) => _list.AddScore(passage, score);

    public void Resolve(Func<int, int> originalOf)
    {
        if (IsAsked && Hits is null)
            Hits = _list.TryResolve(originalOf)?.Select(hit => new Hit(hit.Passage, BitConverter.Int32BitsToSingle(hit.Score))).ToList();
    }
}
