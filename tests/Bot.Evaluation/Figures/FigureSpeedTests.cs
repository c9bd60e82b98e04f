using System.Diagnostics;
using System.Globalization;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Evaluation.Figures;

/// <summary>The processor time of the figures of MultiHop-RAG beside that of reading and indexing the same articles. Nothing else runs meanwhile.</summary>
[Collection(Alone.Name)]
public sealed class FigureSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void The_figures_of_609_articles_are_read()
    {
        var source = EvaluationData.Find("multihop-rag");
        Assert.SkipWhen(source is null, "MultiHop-RAG may not be committed; put it into ../shared/eval/multihop-rag beside the repository.");
        var folder = Directory.CreateTempSubdirectory("bot-multihop-");
        try
        {
            MultiHopRag.Convert(source, folder.FullName);
            var options = new CorpusOptions { Folder = folder.FullName };
            var start = ProcessorTime();

            // As CorpusSnapshot.Build does.
            var articles = new ArticleFolder(options).Read(null, TestContext.Current.CancellationToken).Articles;
            var index = PassageIndexBuilder.Build(articles, options.PassageWords, null, TestContext.Current.CancellationToken);
            var indexed = ProcessorTime();
            var figures = FigureSegmentBuilder.Build(articles, index.Whole!, Unchanged.None(articles.Count), null, null, null, TestContext.Current.CancellationToken);
            var read = ProcessorTime();

            var (indexing, reading) = ((indexed - start).TotalSeconds, (read - indexed).TotalSeconds);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{articles.Count} articles, {figures.Figures.Length} figures; articles per second of processor time: {articles.Count / indexing:0} read and indexed ({indexing:0.00} s), {articles.Count / reading:0} searched for figures ({reading:0.00} s); figures take {reading / indexing:0.00} of the rest"));
            Assert.Equal(609, articles.Count);
            Assert.NotEqual(0, figures.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    [CollectionDefinition(Name, DisableParallelization = true)]
    public sealed class Alone
    {
        internal const string Name = "alone";
    }
}
