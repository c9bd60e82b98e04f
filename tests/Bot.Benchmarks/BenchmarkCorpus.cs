using System.Diagnostics;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Benchmarks;

/// <summary>The generated news as a snapshot of 100,000 passages.</summary>
internal static class BenchmarkCorpus
{
    private const int Articles = 14_800;

    public static CorpusSnapshot Build()
    {
        var watch = Stopwatch.StartNew();
        var articles = new NewsGenerator(seed: 2016).Articles(Articles);
        var snapshot = CorpusSnapshot.Build("benchmark", new ArticleFolderReading(articles, [], []), new CorpusOptions().PassageWords, Synonyms.Read(Path.GetTempPath()), before: null, progress: null, CancellationToken.None);
        var index = snapshot.Index;
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{articles.Count} articles, {index.PassageCount} passages, {index.Terms.Count} terms, built in {watch.Elapsed.TotalSeconds:0} s"));
        return snapshot;
    }
}
