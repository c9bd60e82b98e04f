using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>
/// The articles that a question is limited to, and how often terms stand in them as far as shards told it. A count that is not known is noted and guessed to be that of all articles,
/// so that all that may be asked for is noted at once.
/// </summary>
internal sealed class AdmittedCounts(CorpusFront front, ArticleFilter filter) : IAdmittedArticles
{
    private readonly Dictionary<int, AdmittedCount> _counts = [];
    private readonly Dictionary<int, byte> _capitals = [];
    private readonly HashSet<int> _counting = [], _countingCapitals = [];
    private readonly Dictionary<int, int> _standIns = [];
    private AdmittedSet? _set;

    public ArticleFilter Filter => filter;

    /// <summary>Which articles they are is known.</summary>
    public bool IsKnown => _set is not null;

    public bool IsMissing => !IsKnown || _counting.Count + _countingCapitals.Count > 0;

    /// <summary>Terms whose counts are not known.</summary>
    public IEnumerable<int> Counting => _counting.Order();

    public IEnumerable<int> CountingCapitals => _countingCapitals.Order();

    public CorpusSummary Summary => Set.Summary;

    public int PassageCount => Set.PassageCount;

    public float AveragePassageLength => Set.AveragePassageLength;

    public IReadOnlyList<(int Start, int End)> Runs => Set.Runs;

    private AdmittedSet Set => _set ?? throw new MissingPartsException();

    public bool Has(int article) => Set.Has(article);

    public bool IsAdmitted(int passage) => Set.Has(front.Segment.ArticleOf(passage));

    public int DocumentFrequency(int term) => Count(term).Documents;

    public bool Knows(int term) => Count(term).IsKnown;

    public byte CapitalsOf(int term)
    {
        var ofAll = front.Segment.Postings[term];
        var share = PassageIndex.ShareOfCapitals(ofAll.InnerCapitals, ofAll.Inner);
        if (DocumentFrequency(term) == 0 || _capitals.TryGetValue(term, out share))
            return share;
        _countingCapitals.Add(term);
        return PassageIndex.ShareOfCapitals(ofAll.InnerCapitals, ofAll.Inner);
    }

    public int StandInFor(int original)
    {
        if (!_standIns.TryGetValue(original, out var standIn))
            _standIns.Add(original, standIn = front.Copies.GroupOf(original).Where(copy => copy != original && IsAdmitted(copy)).MaxBy(copy => front.QualityOf(front.Segment.ArticleOf(copy))));
        return standIn;
    }

    /// <param name="replies">Of all shards, where all were asked.</param>
    /// <param name="passageOf">The number in the corpus of a passage of a shard.</param>
    public void Add(IReadOnlyList<ShardReply> replies, Func<int, PassagePlace, int> passageOf)
    {
        if (_set is null && replies.All(reply => reply.Admitted is not null))
            _set = new AdmittedSet(front, [.. replies.Select(reply => reply.Admitted!)]); // all are there
        foreach (var (term, place) in Counting.Select((term, place) => (term, place)).ToList())
            _counts[term] = new AdmittedCount(replies.Sum(reply => reply.Counted[place].Documents), replies.Any(reply => reply.Counted[place].IsKnown));
        foreach (var (term, place) in CountingCapitals.Select((term, place) => (term, place)).ToList())
            _capitals[term] = AdmittedArticles.ShareOfCapitals(replies.SelectMany((reply, shard) => reply.Capitals[place].Select(passage => new CountedCapitals(passageOf(shard, passage.Passage), passage.Count, passage.Capitals))));
        _counting.Clear();
        _countingCapitals.Clear();
    }

    private AdmittedCount Count(int term)
    {
        if (_counts.TryGetValue(term, out var count))
            return count;
        _counting.Add(term);
        return new AdmittedCount(front.Segment.Postings[term].Documents, IsKnown: true);
    }
}
