using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class PassageSplitterTests
{
    [Fact]
    public void A_passage_is_made_of_whole_sentences_and_ends_with_a_paragraph()
    {
        // Paragraphs of 2 x 5 words; a passage of 12 words or more ends with its paragraph: 20 words each.
        var text = string.Join('\n', Enumerable.Repeat("One two three four five. Six seven eight nine ten.", 4));
        var article = Some.Article(text);

        var starts = PassageSplitter.Split(article, PassageSplitter.SentencesOf(article), 14);

        Assert.Equal([0, 4], starts);
    }

    [Fact]
    public void A_passage_ends_before_an_aside()
    {
        const string text = "First sentence here.\nShare this\nSecond sentence here.";
        var article = Some.Article(text) with { Asides = [TextSpan.Between(21, 31)] };

        Assert.Equal([0, 1], PassageSplitter.Split(article, PassageSplitter.SentencesOf(article), 100));
    }

    [Fact]
    public void No_passage_is_longer_than_one_and_a_half_times_the_length_aimed_at()
    {
        var text = string.Join(' ', Enumerable.Repeat("One two three four five six seven.", 100));
        var article = Some.Article(text);

        var starts = PassageSplitter.Split(article, PassageSplitter.SentencesOf(article), 20);

        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange((pair.Second - pair.First) * 7, 1, 30));
    }

    [Fact]
    public void Words_are_runs_of_anything_but_white_space()
    {
        const string signs = "aZ9é,.ÿ\u0100\u4E2D \t\n\v\f\r\u0008\u000E\u0085\u00A0\u2003\u3000";
        var random = new Random(5);

        for (var i = 0; i < 2_000; i++)
        {
            // Signs from the first ones alone, too, so that long stretches have no letters beyond U+00FF.
            var most = random.Next(1, signs.Length);
            var text = new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => random.Next(2) == 0 ? ' ' : signs[random.Next(most)])]);

            Assert.Equal(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, PassageSplitter.CountWords(text));
        }
    }
}
