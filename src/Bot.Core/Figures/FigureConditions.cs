using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>What a query asks of figures and their articles, but for its topic.</summary>
internal sealed class FigureConditions
{
    private readonly FigureQuery _query;
    private readonly string? _unit, _kind;

    public FigureConditions(FigureQuery query)
    {
        _query = query;
        _unit = query.Unit is { } asked ? UnitName.Of(asked) : null;
        // "children" are people in the table; who asks for them means children alone.
        _kind = query.Unit is { } noun && _unit == Unit.People.Name && Nouns.Singular(noun.Trim().ToLowerInvariant()) is not ("people" or "person" or "persons") and var person ? person : null;
    }

    public bool AreMetBy(Article article)
    {
        if (_query.PublishedFromYear is { } from && !(article.Published.Latest?.Year >= from))
            return false;
        if (_query.PublishedToYear is { } to && !(article.Published.Earliest?.Year <= to))
            return false;
        return _query.Article is not { } name || new[] { article.File, article.Title, article.Publisher }.Any(text => text?.Contains(name, StringComparison.OrdinalIgnoreCase) == true);
    }

    public bool AreMetBy(FigureIndex index, int figure) =>
        index[figure] is var stored && IsInYears(stored) && (_unit is null || (UnitName.Meets(_unit, index.Words[stored.Unit]) && (_kind is null || Mentions(index.What(figure), _kind))));

    private static bool Mentions(string what, string person) =>
        what.Split(' ').Any(word => Nouns.Singular(word.Trim(',', '.', ';').ToLowerInvariant()) == person);

    private bool IsInYears(StoredFigure figure)
    {
        if (_query.FromYear is null && _query.ToYear is null)
            return true;
        return figure.From >= 0
            && (_query.FromYear is not { } from || DateOnly.FromDayNumber(figure.To).Year >= from)
            && (_query.ToYear is not { } to || DateOnly.FromDayNumber(figure.From).Year <= to);
    }
}
