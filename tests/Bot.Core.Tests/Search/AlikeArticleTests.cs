using Bot.Core.Articles;

namespace Bot.Core.Tests.Search;

public sealed class AlikeArticleTests
{
    private static readonly string Story = Text("storm", 40);

    private static readonly CorpusSnapshot Snapshot = Some.Snapshot(
        Some.Article(Story, "a.txt"),
        Some.Article($"{Story}\n{Text("addendum", 2)}", "uk/copy.txt"),
        Some.Article(Text("harvest", 40), "other.txt"),
        Some.Article($"{Text("election", 40)}\n{Text("storm", 5)}", "quoting.txt"));

    [Fact]
    public void Articles_of_nearly_the_same_passages_are_alike_both_ways()
    {
        Assert.Equal(["uk/copy.txt"], Alike("a.txt", ArticleFilter.Everything));
        Assert.Equal(["a.txt"], Alike("uk/copy.txt", ArticleFilter.Everything));
        Assert.Empty(Alike("other.txt", ArticleFilter.Everything));
    }

    [Fact]
    public void Of_articles_that_are_left_out_nothing_is_told() => Assert.Empty(Alike("a.txt", new ArticleFilter { Folders = ["fr"] }));

    [Fact]
    public void No_more_are_told_than_are_wanted() => Assert.Empty(Snapshot.ArticlesAlike(Snapshot.Articles[0], 0, ArticleFilter.Everything));

    [Fact]
    public void An_article_of_another_snapshot_is_like_none() => Assert.Empty(Snapshot.ArticlesAlike(Some.Article(Story, "a.txt"), 10, ArticleFilter.Everything));

    private static IEnumerable<string> Alike(string file, ArticleFilter filter) =>
        Snapshot.ArticlesAlike(Snapshot.Articles.Single(article => article.File == file), 10, filter).Select(alike => alike.Article.File);

    private static string Text(string subject, int sentences) =>
        string.Join(' ', Enumerable.Range(1, sentences).Select(i => $"In town {i} the {subject} of that week left {i * 3} {subject} stories, which neighbour {i} told to visitor {i + 7} later."));
}
