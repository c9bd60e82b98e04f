using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class PassageFusionTests
{
    [Fact]
    public void Places_by_words_and_by_meaning_add_up()
    {
        // By words 7, 8, 9; by meaning 9, 5, 8, 6.
        // 9: 1/63 + 1/61 = 0.03227; 8: 1/62 + 1/63 = 0.03200; 7: 1/61 = 0.01639; 5: 1/62 = 0.01613; 6: 1/64 = 0.015625.
        var fused = PassageFusion.Fuse([Read(7), Read(8), Read(9)], [new Hit(9, 0.9f), new Hit(5, 0.8f), new Hit(8, 0.7f), new Hit(6, 0.6f)], Read);

        Assert.Equal([9, 8, 7, 5, 6], fused.Select(passage => passage.Passage));
        Assert.Equal([0.0323, 0.0320, 0.0164, 0.0161, 0.0156], fused.Select(passage => Math.Round(passage.Score, 4)));
        Assert.Equal([3, 2, 1, null, null], fused.Select(passage => passage.RankByWords));
        Assert.Equal([1, 3, null, 2, 4], fused.Select(passage => passage.RankByMeaning));
        Assert.Equal([0.9f, 0.7f, null, 0.8f, 0.6f], fused.Select(passage => passage.Similarity));
    }

    [Fact]
    public void Of_equal_ones_words_come_first()
    {
        // 1 and 2 are first and second by words, 2 and 1 by meaning; 3 and 4 are third, each by one of them.
        var fused = PassageFusion.Fuse([Read(1), Read(2), Read(3)], [new Hit(2, 0.9f), new Hit(1, 0.8f), new Hit(4, 0.7f)], Read);

        Assert.Equal([1, 2, 3, 4], fused.Select(passage => passage.Passage));
    }

    [Fact]
    public void Without_meaning_the_order_and_the_scores_are_those_by_words()
    {
        var fused = PassageFusion.Fuse([Read(7), Read(3), Read(9)], [], Read);

        Assert.Equal([(7, 7), (3, 3), (9, 9)], fused.Select(passage => (passage.Passage, passage.Score)));
    }

    private static RankedPassage Read(int passage) => new(passage, passage, 0, [], default);
}
