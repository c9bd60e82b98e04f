namespace Bot.Core.Search;

/// <summary>A segment that comes to an index.</summary>
/// <param name="Terms">Those of the index with it.</param>
/// <param name="Numbers">Of its own terms among these.</param>
internal sealed record AddedSegment(PassageSegment Segment, IndexTerms Terms, int[] Numbers)
{
    /// <param name="terms">Those of the index without it.</param>
    public static AddedSegment Of(PassageSegment segment, IndexTerms terms)
    {
        var with = terms.With(segment.Terms, out var numbers);
        return new AddedSegment(segment, with, numbers);
    }
}
