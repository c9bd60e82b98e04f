using System.Collections.Concurrent;
using System.Globalization;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>The figures that a question which asks for a number may mean. For many threads.</summary>
internal sealed class AskedFigures(CorpusSnapshot snapshot, QuestionMatcher matcher)
{
    private readonly bool _isAsked = matcher.Question.Type == QuestionType.Number
        ? matcher.Question.Unit is AskedUnit.Any or AskedUnit.Money or AskedUnit.Share or AskedUnit.Length or AskedUnit.Extent
        : matcher.Question.Unit is AskedUnit.Money or AskedUnit.Share && matcher.Question.Type is QuestionType.Definition or QuestionType.Choice or QuestionType.Other;

    private readonly ulong _counted = Counted(matcher);

    private readonly bool _countsPersons = Counted(matcher) is var counted && Enumerable.Range(0, matcher.Question.Terms.Count)
        .Any(i => (counted >> i & 1) != 0 && Grammar.IsPerson(matcher.Question.Terms[i].Surface.ToLowerInvariant()));

    private readonly List<int> _years = [.. matcher.Question.Terms.Where(term => term.IsYear && int.TryParse(term.Surface, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(term => int.Parse(term.Surface, CultureInfo.InvariantCulture))];

    /// <summary>"a day", "per", "by how much did it rise": a rate or a change is asked for.</summary>
    private readonly bool _asksRate = matcher.Question.Terms.Any(term => Movement.IsMoving(term.Surface.ToLowerInvariant())
        || term.Surface.ToLowerInvariant() is "day" or "daily" or "per" or "week" or "weekly" or "month" or "monthly" or "increase" or "change" or "average" or "each");

    private readonly ConcurrentDictionary<int, bool> _units = [];

    private FigureIndex Index => snapshot.Figures;

    public FigureFit FitOf(int sentence) => Best(sentence)?.Fit ?? default;

    /// <summary>The figure of a quote that fits best; null where none does.</summary>
    public Figure? In(SelectedQuote quote)
    {
        var best = Best(quote.Sentence.Sentence);
        return best is var (figure, fit) && fit.Fits > 0 && fit.Year >= 0 ? Index.Read(figure, snapshot.Articles) : null;
    }

    private (int Figure, FigureFit Fit)? Best(int sentence)
    {
        if (!_isAsked)
            return null;
        (int, FigureFit)? best = null;
        var most = float.MinValue;
        for (var i = Index.FirstOf(sentence); i < Index.Count && Index[i].Sentence == sentence; i++)
        {
            var fit = FitOf(Index[i]);
            var worth = (3 * fit.Fits) + (2 * fit.Year) + fit.Rate;
            if (worth > most)
                (best, most) = ((i, fit), worth);
        }

        return best;
    }

    private FigureFit FitOf(StoredFigure figure)
    {
        if (!Measures(figure))
            return default;
        var year = _years.Count == 0 || figure.From < 0 ? 0
            : _years.Exists(asked => DateOnly.FromDayNumber(figure.From).Year <= asked && asked <= DateOnly.FromDayNumber(figure.To).Year) ? 1 : -1;
        var isRate = figure.Per >= 0 || (Change)figure.Change is Change.Up or Change.Down;
        return new FigureFit(1, year, isRate ? (_asksRate ? 1 : -1) : 0);
    }

    private bool Measures(StoredFigure figure)
    {
        if (_units.TryGetValue(figure.Unit, out var measures))
            return measures;
        var shown = Index.Words[figure.Unit];
        var kind = Units.Named(shown)?.Kind ?? UnitKind.Count;
        measures = matcher.Question.Unit switch
        {
            AskedUnit.Money => kind == UnitKind.Money,
            AskedUnit.Share => kind is UnitKind.Share or UnitKind.Points,
            AskedUnit.Length => kind is UnitKind.Length or UnitKind.Share or UnitKind.Money,
            AskedUnit.Extent => kind is UnitKind.Length or UnitKind.Time,
            // "By how much did it rise?" names no unit.
            _ => IsCounted(shown) || (_counted == 0 && _asksRate && kind is UnitKind.Share or UnitKind.Points or UnitKind.Money or UnitKind.Factor),
        };
        _units[figure.Unit] = measures;
        return measures;
    }

    private bool IsCounted(string unit)
    {
        if (unit == Unit.People.Shown && _countsPersons)
            return true;
        return TextAnalyzer.TokensOf(unit, "en").Exists(token => snapshot.Index.FindTerm(token.Term) is { } term && (matcher.MatchTerm(term).Near & _counted) != 0);
    }

    /// <summary>The words behind "how many", as far as they stand together.</summary>
    internal static ulong Counted(QuestionMatcher matcher)
    {
        var terms = matcher.Question.Terms;
        var counted = matcher.Heads;
        for (var i = 1; i < terms.Count; i++)
        {
            if ((counted >> (i - 1) & 1) != 0 && terms[i].FollowsPrevious && terms[i].Class is WordClass.Noun or WordClass.Modifier && !terms[i].IsName)
                counted |= 1UL << i;
        }

        return counted;
    }
}
