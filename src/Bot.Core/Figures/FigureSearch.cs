using Bot.Core.Articles;

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
        var unit = query.Unit is { } asked ? UnitName.Of(asked) : null;
        // "children" are people in the table; who asks for them means children alone.
        var kind = query.Unit is { } noun && unit == Unit.People.Name && Nouns.Singular(noun.Trim().ToLowerInvariant()) is not ("people" or "person" or "persons") and var person ? person : null;
        var topic = string.IsNullOrWhiteSpace(query.Topic) ? null : new FigureTopic(snapshot, query.Topic);
        var found = new List<FoundFigure>();
        for (var article = 0; article < articles.Count; article++)
        {
            if (!snapshot.Index.Admits(article) || !IsAsked(articles[article], query) || (topic is not null && !topic.MayBeIn(article)))
                continue;
            for (var i = index.FirstIn(article); i < index.FirstIn(article + 1); i++)
            {
                var stored = index[i];
                if (!IsInYears(stored, query) || (unit is not null && !(UnitName.Meets(unit, index.Words[stored.Unit]) && (kind is null || Mentions(index.What(i), kind)))) || (topic is not null && !topic.IsOf(i)))
                    continue;
                found.Add(new FoundFigure(index.Read(i, articles), snapshot.Index.PassageOriginal(snapshot.Index.PassageOf(stored.Sentence))));
            }
        }

        var overview = whole.FigureOverviewOf(query.Filter);
        return FigureRows.Table(found, overview with { Units = [.. overview.Units.Take(Most)], Topics = [.. overview.Topics.Take(Most)] }) with { Corrections = topic?.Corrections ?? [] };
    }

    private static bool Mentions(string what, string person) =>
        what.Split(' ').Any(word => Nouns.Singular(word.Trim(',', '.', ';').ToLowerInvariant()) == person);

    private static bool IsAsked(Article article, FigureQuery query)
    {
        if (query.PublishedFromYear is { } from && !(article.Published.Latest?.Year >= from))
            return false;
        if (query.PublishedToYear is { } to && !(article.Published.Earliest?.Year <= to))
            return false;
        return query.Article is not { } name || new[] { article.File, article.Title, article.Publisher }.Any(text => text?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);
    }

    private static bool IsInYears(StoredFigure figure, FigureQuery query)
    {
        if (query.FromYear is null && query.ToYear is null)
            return true;
        return figure.From >= 0
            && (query.FromYear is not { } from || DateOnly.FromDayNumber(figure.To).Year >= from)
            && (query.ToYear is not { } to || DateOnly.FromDayNumber(figure.From).Year <= to);
    }
}

/// <param name="Origin">The passage that stands for all copies of the text the figure is in.</param>
internal sealed record FoundFigure(Figure Figure, int Origin);
