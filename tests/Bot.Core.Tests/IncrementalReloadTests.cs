using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Tests;

public sealed class IncrementalReloadTests
{
    /// <summary>Dirty articles: copies of each other, garbled ones, several languages.</summary>
    private static readonly string[] Sets = ["seeds", "tests/Bot.Evaluation/scraped/articles", "tests/Bot.Evaluation/newspaper/articles", "tests/Bot.Evaluation/stories/articles"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reloads_come_to_the_same_as_reading_everything(int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        using var data = new TemporaryFolder();
        string[] sources = [.. Sets.SelectMany(set => Directory.GetFiles(Repository.PathOf(set), "*.txt")).Order(StringComparer.Ordinal)];
        foreach (var source in sources.Where(_ => random.Next(2) == 0))
            Copy(source, source);
        var corpus = Corpus.Open(new CorpusOptions { Folder = folder.Path, Data = data.Path }, null, CancellationToken.None);
        for (var step = 0; step < 4; step++)
        {
            foreach (var source in sources.OrderBy(_ => random.Next()).Take(random.Next(1, 8)))
            {
                if (random.Next(3) == 0)
                    File.Delete(Target(source));
                else
                    Copy(sources[random.Next(sources.Length)], source);
            }

            var report = corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None);
            // What was kept, and not only what is in memory, is gone on from.
            if (step == 1)
                corpus = Corpus.Open(new CorpusOptions { Folder = folder.Path, Data = data.Path }, null, CancellationToken.None);
            using var elsewhere = new TemporaryFolder();
            var whole = Corpus.Open(new CorpusOptions { Folder = folder.Path, Data = elsewhere.Path }, null, CancellationToken.None).Current;

            Assert.Equal(whole.State, corpus.Current.State);
            Assert.Equal(whole.Articles.Select(article => (article.File, article.Text, article.Quality)), corpus.Current.Articles.Select(article => (article.File, article.Text, article.Quality)));
            AssertSame(whole.Index.Whole!, corpus.Current.Index.Whole!);
            AssertSame(whole.Figures.Segments[0], corpus.Current.Figures.Segments[0]);
            Assert.InRange(report.FilesRead, 0, sources.Length);
        }

        string Target(string source) => Path.Combine(folder.Path, $"{Array.IndexOf(sources, source):000}.txt");

        void Copy(string source, string as_)
        {
            File.Copy(source, Target(as_), overwrite: true);
            File.SetLastWriteTimeUtc(Target(as_), DateTime.UtcNow.AddMinutes(-10));
        }
    }

    private static void AssertSame(PassageSegment expected, PassageSegment actual)
    {
        foreach (var name in PassageSegment.SectionNames)
            Assert.True(expected.Sections[name].Span.SequenceEqual(actual.Sections[name].Span), $"Section {name} differs.");
    }

    private static void AssertSame(FigureSegment expected, FigureSegment actual)
    {
        Assert.Equal(expected.Figures.Span, actual.Figures.Span);
        Assert.Equal(expected.ArticleFigures.Span, actual.ArticleFigures.Span);
        Assert.Equal(expected.Words, actual.Words);
        Assert.Equal(expected.Texts.Span, actual.Texts.Span);
        Assert.Equal(expected.TextStarts.Span, actual.TextStarts.Span);
    }
}
