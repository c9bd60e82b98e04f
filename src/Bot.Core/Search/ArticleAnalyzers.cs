using System.Collections.Concurrent;

namespace Bot.Core.Search;

/// <summary>One <see cref="ArticleAnalyzer"/> for each thread of an index that is built. A parallel loop takes them and gives them back many times a second.</summary>
internal sealed class ArticleAnalyzers(int passageWords) : IDisposable
{
    private readonly TermNumbers _numbers = new();
    private readonly ConcurrentBag<ArticleAnalyzer> _all = [], _idle = [];

    /// <summary>Of all articles that were analysed, by their numbers.</summary>
    public IReadOnlyList<string> Terms => _numbers.Terms;

    public ArticleAnalyzer Take()
    {
        if (_idle.TryTake(out var idle))
            return idle;
        var analyzer = new ArticleAnalyzer(passageWords, _numbers);
        _all.Add(analyzer);
        return analyzer;
    }

    public void GiveBack(ArticleAnalyzer analyzer) => _idle.Add(analyzer);

    /// <summary>Of each term how many words stand within sentences, and how many of these have a capital.</summary>
    public (int Inner, int InnerCapitals)[] Capitals()
    {
        var capitals = new (int Inner, int InnerCapitals)[Terms.Count];
        foreach (var analyzer in _all)
            analyzer.Counts.AddCapitalsTo(capitals);
        return capitals;
    }

    public void Dispose()
    {
        foreach (var analyzer in _all)
            analyzer.Dispose();
    }
}
