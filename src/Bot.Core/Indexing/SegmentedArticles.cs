using System.Collections;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>The articles of a corpus, which lie in segments.</summary>
/// <param name="segments">Those of each segment.</param>
internal sealed class SegmentedArticles(SegmentRuns runs, IReadOnlyList<IReadOnlyList<Article>> segments) : IHashedArticles
{
    public int Count => runs.Count;

    public Article this[int index]
    {
        get
        {
            var (segment, own) = runs.Find(index);
            return segments[segment][own];
        }
    }

    public UInt128 HashOf(int place)
    {
        var (segment, own) = runs.Find(place);
        return IHashedArticles.HashOf(segments[segment], own);
    }

    public IEnumerator<Article> GetEnumerator() => runs.All.SelectMany(run => Enumerable.Range(run.Own, run.Count).Select(own => segments[run.Segment][own])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
