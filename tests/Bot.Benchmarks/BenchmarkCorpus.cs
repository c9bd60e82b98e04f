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
        var index = PassageIndexBuilder.Build(articles, new CorpusOptions().PassageWords, null, CancellationToken.None);
        var snapshot = new CorpusSnapshot("benchmark", new ArticleFolderReading(articles, [], []), index, Synonyms.Read(Path.GetTempPath()));
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{articles.Count} articles, {index.PassageCount} passages, {index.Tokens.Length} tokens, {index.Terms.Length} terms, built in {watch.Elapsed.TotalSeconds:0} s"));
        return snapshot;
    }
}
