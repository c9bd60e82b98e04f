using Bot.Core.Articles;

namespace Bot.Core.Tests.Search;

public sealed class AdmittedArticlesTests
{
    [Fact]
    public void Passages_and_words_are_counted_as_if_there_were_no_other_articles()
    {
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            Article[] articles = [.. Enumerable.Range(0, random.Next(1, 80)).Select(n => Some.Article(Text(random, n), $"{random.Next(3)}/{n}.txt"))];
            var filter = new ArticleFilter { Folders = ["1"] };
            var whole = Some.Index(articles);
            var alone = Some.Index([.. articles.Where(filter.Admits)]);

            var part = whole.Only(articles, filter);

            Assert.Equal(alone.PassageCount, part.SearchedPassages);
            Assert.Equal(alone.PassageCount, part.SearchedRuns.Sum(run => run.End - run.Start));
            Assert.All(whole.Terms, (term, number) => Assert.Equal(alone.FindTerm(term) is { } known ? alone.DocumentFrequency(known) : 0, part.DocumentFrequency(number)));
            Assert.All(whole.Terms, term => Assert.Equal(alone.FindTerm(term) is null, part.FindTerm(term) is null));
        }
    }

    [Fact]
    public void Of_copies_the_cleanest_that_may_be_found_stands_for_the_others()
    {
        const string Text = "Under the harbour treaty of 2003, Scottish officers check ferries in Port Ellen and Irish officers check them in Ballycastle.";
        Article[] articles =
        [
            Some.Article(Text, "in/garbled.txt") with { Quality = 0.3 },
            Some.Article(Text, "out/best.txt") with { Quality = 1 },
            Some.Article(Text, "in/clean.txt") with { Quality = 0.9 },
        ];
        var whole = Some.Index(articles);

        var part = whole.Only(articles, new ArticleFilter { Folders = ["in"] });

        Assert.Equal([1, 1], [whole.OriginalOf(0), whole.OriginalOf(2)]);
        Assert.Equal([2, 2], [part.OriginalOf(0), part.OriginalOf(2)]);
        Assert.Equal([2], part.CopiesOf(0));
    }

    /// <summary>Some words are in nearly every article, some in hardly any.</summary>
    private static string Text(Random random, int number) => string.Join(' ', Enumerable.Range(0, 12).Select(_ => $"zq{random.Next(1 + random.Next(40)):000}").Append($"zw{number:000}"));
}
