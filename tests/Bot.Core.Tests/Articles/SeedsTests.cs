using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class SeedsTests
{
    private static readonly string Folder = Seeds();

    private static readonly ArticleFolderReading Reading = new ArticleFolder(new CorpusOptions { Folder = Folder }).Read(null, CancellationToken.None);

    [Fact]
    public void All_five_are_read_without_a_warning()
    {
        Assert.Equal(5, Reading.Articles.Count);
        Assert.Empty(Reading.Rejected);
        Assert.Empty(Reading.Warnings);
    }

    [Fact]
    public void The_text_is_the_file() =>
        Assert.All(Reading.Articles, article => Assert.Equal(File.ReadAllText(Path.Combine(Folder, article.File)), article.Text));

    [Fact]
    public void The_rewritten_one_is_garbled_and_the_others_are_clean()
    {
        Assert.All(Reading.Articles, article => Assert.True(article.File.StartsWith("002", StringComparison.Ordinal) ? article.Quality < 0.5 : article.Quality >= 0.9, $"{article.File} {article.Quality}"));
    }

    [Theory]
    [InlineData("000", null)]
    [InlineData("001", null)]
    [InlineData("002", "UK and France pledge ‘close co-operation’ to resolve Calais migrants issue")]
    [InlineData("003", null)]
    [InlineData("004", "Britain and France pledge to work together to address Calais crisis")]
    public void The_headline_is_found_where_there_is_one(string file, string? headline)
    {
        var article = Article(file);

        Assert.Equal(headline, Headline.Find(article.Text, article.Asides));
    }

    [Theory]
    [InlineData("000", "Eritrean migrants take cover")]
    [InlineData("001", "PA|Last year, the UK agreed|Reality")]
    [InlineData("002", "Reality Check: Will|Leave a Reply")]
    [InlineData("003", "More on KentOnline")]
    [InlineData("004", "Brexit, Calais, renegotiation")]
    public void Only_these_lines_are_asides(string file, string starts)
    {
        var article = Article(file);

        var lines = article.Asides.SelectMany(span => article.Text.Substring(span.Start, span.Length).Split('\n')).Where(line => line.Trim().Length > 0);

        Assert.All(lines, line => Assert.Contains(starts.Split('|').Append("Your email"), start => line.StartsWith(start, StringComparison.Ordinal)));
        Assert.NotEmpty(lines);
    }

    [Fact]
    public void The_captions_that_inform_stay()
    {
        Assert.DoesNotContain(Article("000").Asides, span => span.Contains(At("000", "IN PHOTO")));
        Assert.DoesNotContain(Article("004").Asides, span => span.Contains(At("004", "A lorry passes")));
        Assert.DoesNotContain(Article("001").Asides, span => span.Contains(At("001", "Home Secretary Yvette Cooper poses")));
        Assert.DoesNotContain(Article("001").Asides, span => span.Contains(At("001", "“stop the boats” departing from France.")));
    }

    [Fact]
    public void No_date_is_read_from_prose_or_captions() =>
        Assert.All(Reading.Articles, article => Assert.Null(StatedDate.Find(article.Text, 0)));

    private static Article Article(string file) => Reading.Articles.Single(article => article.File.StartsWith(file, StringComparison.Ordinal));

    private static TextSpan At(string file, string text) => new(Article(file).Text.IndexOf(text, StringComparison.Ordinal), text.Length);

    private static string Seeds()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("Bot.sln is in no folder above the tests."), "seeds");
    }
}
