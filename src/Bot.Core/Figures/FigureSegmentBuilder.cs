using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Figures;

/// <summary>Reads the figures of all articles, in parallel, and puts them together in order.</summary>
internal static class FigureSegmentBuilder
{
    /// <param name="unchanged">Articles whose figures are taken over.</param>
    /// <param name="before">What they are taken over from; null where there is nothing.</param>
    public static FigureSegment Build(
        IReadOnlyList<Article> articles, PassageSegment passages, Unchanged unchanged, FigureSegment? before, PassageSegment? passagesBefore, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var read = Read(articles, passages, [.. Enumerable.Range(0, articles.Count).Where(i => before is null || unchanged[i] is null)], progress, cancellationToken);
        var parts = new FigureSegmentParts();
        for (var i = 0; i < articles.Count; i++)
        {
            if (before is not null && passagesBefore is not null && unchanged[i] is { } place)
                parts.Take(before, place, SentencesOf(passages, i).First - SentencesOf(passagesBefore, place).First);
            else
                parts.Add(read[i], figure => SentenceOf(passages, i, figure));
        }

        return parts.Join();
    }

    /// <returns>By the places of the articles.</returns>
    private static IReadOnlyList<Figure>[] Read(IReadOnlyList<Article> articles, PassageSegment passages, int[] changed, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var read = new IReadOnlyList<Figure>[articles.Count];
        var done = 0;
        progress?.Report(new ReloadProgress("Reading figures", 0, changed.Length));
        Parallel.ForEach(changed, Processors.For(changed.Length, cancellationToken), i =>
        {
            try
            {
                var (first, end) = SentencesOf(passages, i);
                Sentence[] sentences = [.. Enumerable.Range(first, end - first).Select(passages.SentenceAt)];
                read[i] = FigureReader.Read(articles[i], sentences, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{articles[i].File}: its figures cannot be read ({exception.Message}).", exception);
            }

            progress?.Report(new ReloadProgress("Reading figures", Interlocked.Increment(ref done), changed.Length));
        });
        return read;
    }

    private static (int First, int End) SentencesOf(PassageSegment passages, int article) =>
        (passages.PassageSentences[passages.ArticlePassages[article]], passages.PassageSentences[passages.ArticlePassages[article + 1]]);

    private static int SentenceOf(PassageSegment passages, int article, Figure figure)
    {
        var (first, end) = SentencesOf(passages, article);
        int low = first, high = end;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (passages.SentenceAt(middle).Span.Start < figure.Sentence.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
