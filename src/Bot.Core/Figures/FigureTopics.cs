namespace Bot.Core.Figures;

/// <summary>What figures a corpus has, for who asked for some that it has not or does not know what to ask for.</summary>
internal static class FigureTopics
{
    /// <summary>So many figures tell well enough what a corpus counts.</summary>
    private const int Sampled = 20_000;

    public static FigureOverview Overview(CorpusSnapshot snapshot)
    {
        if (snapshot.Figures.Elsewhere is { } elsewhere)
            return elsewhere.Overview();
        int[] articles = [.. Enumerable.Range(0, snapshot.Articles.Count).Where(snapshot.Index.Admits)];
        var count = articles.Sum(snapshot.FiguresOf);
        var (tally, step, place) = (new FigureTally(), StepOf(count), 0);
        foreach (var article in articles)
            Add(tally, snapshot, article, step, ref place);
        return tally.Overview(count);
    }

    /// <summary>Of so many figures one in so many is looked at for its words.</summary>
    public static int StepOf(int count) => 1 + (count / Sampled);

    /// <param name="place">Of the first figure of the article among all that are counted; afterwards behind its last one.</param>
    public static void Add(FigureTally tally, CorpusSnapshot snapshot, int article, int step, ref int place)
    {
        for (var figure = snapshot.Figures.FirstIn(article); figure < snapshot.Figures.FirstIn(article + 1); figure++, place++)
            tally.Add(snapshot.Figures, figure, place, isSampled: place % step == 0);
    }
}
