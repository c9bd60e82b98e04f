using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class HighPostingsTests
{
    private const int Passages = 2_000;

    private static readonly PassageSegment Segment = Some.Index([.. Enumerable.Range(0, Passages).Select(i => Some.Article(string.Join(' ', Enumerable.Range(0, 30 + (i % 7)).Select(word => word <= i % 40 / 38 ? "zqoften" : $"zq{i}x{word}")), $"{i}.txt"))]).Whole!; // nothing is deleted

    private static readonly int Often = Segment.Terms.Find("zqoften")!.Value; // it is there

    [Fact]
    public void They_are_the_few_that_count_more_than_any_other()
    {
        var high = Segment.HighPostings.Find(Often)!; // it is frequent
        var maxima = Maxima();

        Assert.Equal(
            maxima.Keys.Where(passage => maxima[passage] > high.MaxOfOthers).Order().Select(passage => new HighPosting((ushort)passage, maxima[passage], (byte)Math.Min(FrequentTerm.Most, FrequencyOf(passage)))),
            high.In(new PassageWindow(0, Passages)).ToArray());
        Assert.InRange(high.All.Length, 1, Passages / 32);
    }

    [Fact]
    public void Of_the_others_the_highest_of_each_frequency_is_known()
    {
        var high = Segment.HighPostings.Find(Often)!; // it is frequent
        var others = Maxima().Where(posting => posting.Value <= high.MaxOfOthers).ToLookup(posting => Math.Min(FrequentTerm.Most, FrequencyOf(posting.Key)), posting => posting.Value);

        Assert.Equal(Enumerable.Range(0, FrequentTerm.Most + 1).Select(frequency => others[frequency].DefaultIfEmpty((byte)0).Max()), high.MaximaOfOthers);
    }

    /// <summary>No class says more of its postings than they are.</summary>
    [Fact]
    public void The_spread_is_what_the_postings_count_or_less()
    {
        var rising = Maxima().Values.Order().ToArray();
        var spread = Segment.HighPostings.SpreadOf(Often).Classes;

        Assert.Equal(1, spread.Sum(part => part.Share), 5);
        var below = 0.0;
        foreach (var (share, factor) in spread)
        {
            Assert.InRange(factor, (rising[(int)(below * rising.Length)] - 1.001) * PassageSegment.FactorOfMax, rising[(int)(below * rising.Length)] * PassageSegment.FactorOfMax);
            below += share;
        }
    }

    [Fact]
    public void A_rare_term_has_none()
    {
        var rare = Segment.Terms.Find("zq1x9")!.Value; // it is there

        Assert.Null(Segment.HighPostings.Find(rare));
        Assert.Equal(1, Segment.HighPostings.SpreadOf(rare).Classes.Sum(part => part.Share), 5);
    }

    /// <summary>As where all articles came after the first segment.</summary>
    [Fact]
    public void Without_passages_nothing_is_known_of_them() =>
        Assert.Empty(Some.Index([Some.Article("", "empty.txt")]).Whole!.HighPostings.SpreadOf(null).Classes); // nothing is deleted

    private static int FrequencyOf(int passage)
    {
        var cursor = new PostingsCursor();
        cursor.Open(Segment.Postings, Often);
        return cursor.FrequencyOf(passage);
    }

    private static Dictionary<int, byte> Maxima()
    {
        var factors = new Bm25Factors(Segment.LengthCode, Segment.AveragePassageLength);
        var maxima = new Dictionary<int, byte>();
        var cursor = new PostingsCursor();
        cursor.Open(Segment.Postings, Often);
        for (var next = 0; cursor.Seek(next); next = cursor.Rest[0] + 1)
            maxima.Add(cursor.Rest[0], PassageSegment.MaxOf(factors.Of(cursor.RestFrequencies[0], Segment.Lengths[cursor.Rest[0]])));
        return maxima;
    }
}
