using Bot.Chat;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Chat;

public sealed class CorpusChangesTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-changes-data-");
    private readonly DirectoryInfo _articles = Directory.CreateTempSubdirectory("bot-changes-");

    public CorpusChangesTests()
    {
        Write("bridge", "The bridge opened in 1998.");
        Write("museum", "The museum opened in 2005.");
    }

    [Fact]
    public void At_the_first_start_nothing_has_changed() => Assert.Empty(Started().Last(ArticleFilter.Everything, 5));

    [Fact]
    public void What_was_added_changed_and_removed_is_told()
    {
        Started();
        Write("harbour", "The harbour was widened in 2011.");
        Write("bridge", "The bridge opened in 1999.");
        File.Delete(Path.Combine(_articles.FullName, "museum.md"));

        var change = Assert.Single(Started().Last(ArticleFilter.Everything, 5));

        Assert.Equal((1, 1, 1), (change.Added, change.Changed, change.Removed));
        Assert.Equal(["The harbour"], change.AddedTitles);
        Assert.Equal(["The bridge"], change.ChangedTitles);
    }

    [Fact]
    public void The_same_articles_change_nothing()
    {
        Started();

        Assert.Empty(Started().Last(ArticleFilter.Everything, 5));
    }

    [Fact]
    public void Changes_come_newest_first_and_a_few_of_them()
    {
        Started();
        foreach (var name in new[] { "north", "south", "west" })
        {
            Write(name, $"The {name} gate is open.");
            Started();
        }

        Assert.Equal(["The west", "The south"], Started().Last(ArticleFilter.Everything, 2).Select(change => Assert.Single(change.AddedTitles)));
    }

    [Fact]
    public void Of_many_articles_the_number_is_told_and_a_few_titles()
    {
        Started();
        foreach (var i in Enumerable.Range(1, 60))
            Write($"report{i}", $"Report {i} is here.");

        var change = Assert.Single(Started().Last(ArticleFilter.Everything, 5));

        Assert.Equal(60, change.Added);
        Assert.Equal(5, change.AddedTitles.Count);
    }

    [Fact]
    public void Of_a_part_of_the_corpus_nothing_else_is_told()
    {
        Started();
        Write("secret", "The secret gate is open.", tags: "[board]");
        Write("gate", "The gate is open.", tags: "[culture]");

        var change = Assert.Single(Started().Last(ArticleFilter.Everything with { Tags = ["culture"] }, 5));

        Assert.Equal((1, 0, 0), (change.Added, change.Changed, change.Removed));
        Assert.Equal(["The gate"], change.AddedTitles);
        Assert.Empty(Started().Last(ArticleFilter.Everything with { Tags = ["works"] }, 5));
    }

    [Fact]
    public void The_newest_articles_of_a_part_are_those_that_appeared_last()
    {
        Write("old", "An old gate.", "2001-01-01");
        Write("new", "A new gate.", "2021-01-01");

        Assert.Equal(["new.md", "old.md"], Started().Newest(ArticleFilter.Everything, 5).Select(article => article.File));
        Assert.Empty(Started().Newest(ArticleFilter.Everything with { Tags = ["culture"] }, 5));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        _articles.Delete(recursive: true);
    }

    /// <summary>As after a restart of the bot.</summary>
    private CorpusChanges Started() =>
        new(Corpus.Open(new CorpusOptions { Folder = _articles.FullName, Data = _data.FullName, MaxLostShare = 1 }, progress: null, CancellationToken.None));

    private void Write(string name, string text, string? published = null, string tags = "[]") =>
        File.WriteAllText(Path.Combine(_articles.FullName, $"{name}.md"), $"---\ntitle: The {name}\n{(published is null ? "" : $"published: {published}\n")}tags: {tags}\n---\n{text}\n");
}
