namespace Bot.Core.Figures;

/// <summary>Finds the figures of a query and puts them into a table.</summary>
internal static class FigureSearch
{
    /// <summary>Units and topics of the overview beside a table.</summary>
    private const int Most = 8;

    public static FigureTable Find(CorpusSnapshot whole, FigureQuery query)
    {
        var snapshot = whole.Only(query.Filter);
        var (index, articles) = (snapshot.Figures, snapshot.Articles);
        var conditions = new FigureConditions(query);
        var topic = string.IsNullOrWhiteSpace(query.Topic) ? null : new FigureTopic(snapshot, query.Topic);
        var found = new List<FoundFigure>();
        foreach (var article in Candidates(snapshot, query, topic))
        {
            if (!snapshot.Index.Admits(article) || !conditions.AreMetBy(articles[article]) || (topic is not null && !topic.MayBeIn(article)))
                continue;
            for (var i = index.FirstIn(article); i < index.FirstIn(article + 1); i++)
            {
                if (!conditions.AreMetBy(index, i) || (topic is not null && !topic.IsOf(i)))
                    continue;
                found.Add(new FoundFigure(index.Read(i, articles), snapshot.Index.PassageOriginal(snapshot.Index.PassageOf(index[i].Sentence))));
            }
        }

        var overview = whole.FigureOverviewOf(query.Filter);
        return FigureRows.Table(found, overview with { Units = [.. overview.Units.Take(Most)], Topics = [.. overview.Topics.Take(Most)] }) with { Corrections = topic?.Corrections ?? [] };
    }

    /// <summary>The articles that may have such figures, rising.</summary>
    private static IEnumerable<int> Candidates(CorpusSnapshot snapshot, FigureQuery query, FigureTopic? topic)
    {
        if (snapshot.Figures.Elsewhere is not { } elsewhere)
            return Enumerable.Range(0, snapshot.Articles.Count);
        if (topic?.IsKnown == false)
            return [];
        var articles = elsewhere.Candidates(query, topic?.Words ?? []);
        // An article with figures has passages.
        snapshot.Index.NeedArticlesOf(articles.Select(article => snapshot.Index.ArticlePassages[article]));
        return articles;
    }
}

/// <param name="Origin">The passage that stands for all copies of the text the figure is in.</param>
internal sealed record FoundFigure(Figure Figure, int Origin);
