namespace Bot.Core.Search;

/// <summary>A segment as an index uses it: terms have the numbers of the index, and some articles may be deleted.</summary>
internal sealed class UsedSegment
{
    /// <summary>By the numbers of the index; null where they are those of the segment.</summary>
    private readonly Dictionary<int, int>? _own;

    /// <summary>The first one, whose numbers are those of the index.</summary>
    public UsedSegment(PassageSegment segment) => (Segment, Reader, Deleted) = (segment, segment.Reader, DeletedWords.None);

    /// <param name="numbers">Of its terms in the index.</param>
    /// <param name="findTerm">The number of a term in the index.</param>
    public UsedSegment(PassageSegment segment, int[] numbers, Func<string, int?> findTerm)
    {
        (Segment, Reader, Deleted) = (segment, new PassageReader(segment, findTerm), DeletedWords.None);
        _own = new Dictionary<int, int>(numbers.Length);
        for (var own = 0; own < numbers.Length; own++)
            _own.Add(numbers[own], own);
    }

    /// <summary>One whose own terms nobody asks for.</summary>
    public UsedSegment(PassageSegment segment, PassageReader reader) => (Segment, Reader, Deleted, _own) = (segment, reader, DeletedWords.None, []);

    private UsedSegment(UsedSegment other, DeletedWords deleted) => (Segment, Reader, Deleted, _own) = (other.Segment, other.Reader, deleted, other._own);

    public PassageSegment Segment { get; }

    /// <summary>Reads words by the numbers of the index.</summary>
    public PassageReader Reader { get; }

    public DeletedWords Deleted { get; }

    /// <param name="articles">Places in the segment.</param>
    public UsedSegment Without(IReadOnlyCollection<int> articles) => articles.Count == 0 ? this : new UsedSegment(this, Deleted.With(Segment, articles));

    /// <summary>The number of a term in the segment; null where it does not stand there.</summary>
    public int? OwnTerm(int term) => _own is null ? (term < Segment.Terms.Count ? term : null) : _own.TryGetValue(term, out var own) ? own : null;

    /// <summary>How many passages have the term, deleted ones left out.</summary>
    public int DocumentFrequency(int term) => OwnTerm(term) is { } own ? Segment.Postings[own].Documents - Deleted.Of(own).Passages : 0;

    /// <summary>How many articles have it as a function word, deleted ones left out.</summary>
    public int FunctionArticles(int term) =>
        OwnTerm(term) is { } own && Segment.FunctionList(own) is { } list ? Segment.FunctionWords[list].Documents - Deleted.Of(own).FunctionArticles : 0;

    /// <summary>How often it stands within sentences, and how often of these with a capital.</summary>
    public (int Inner, int Capitals) Capitals(int term) => OwnTerm(term) is { } own
        ? (Segment.Postings[own].Inner - Deleted.Of(own).Inner, Segment.Postings[own].InnerCapitals - Deleted.Of(own).InnerCapitals)
        : default;
}
