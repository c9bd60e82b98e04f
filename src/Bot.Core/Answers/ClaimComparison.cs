using Bot.Core.Figures;

namespace Bot.Core.Answers;

/// <summary>
/// Compares one number of a claim with figures of the corpus. In doubt they are not compared: to call a number the same, or another one, when it is of something else is the worst that can happen.
/// </summary>
internal sealed class ClaimComparison(CorpusSnapshot snapshot, ClaimedThing thing, Figure claimed)
{
    /// <summary>Share of the words of the claim that must stand beside a figure: to look at it at all; to be the same number, when it is one that nobody has by chance, and else; to be another one.</summary>
    private const float SomeOfIt = 0.25f;
    private const float EnoughForTelling = 0.35f;
    private const float EnoughForSame = 0.6f;
    private const float EnoughForOther = 0.6f;
    private const float NearlyAll = 0.8f;
    private const float All = 0.99f;

    /// <summary>Words of the claim that another number needs beside it; the same one too where the claim has no name.</summary>
    private const int Words = 2;

    /// <summary>Numbers of one thing seldom lie further apart, and never further than the second.</summary>
    private const double Apart = 3;
    private const double MostApart = 100;

    /// <summary>Before the second number of "38 votes against 29", and of "31 of the 47".</summary>
    private static readonly string[] Against = [" against", " contre", " gegen", " contra"];
    private static readonly string[] Whole = [" of the", " of these", " of those", " of its", " of their", " out of"];

    private static readonly string[] Averages = ["average", "moyenne", "durchschnitt", "promedio"];

    private readonly List<(Figure Figure, ThingMatch Match, Kinship Kinship)> _found = [];
    private readonly string _unit = UnitName.Of(claimed.Unit);
    private bool _isNear;
    private bool _isDoubtful;

    private enum Kinship
    {
        Same,
        Fitting,
        OfOtherTime,
        Other,
    }

    /// <param name="figure">Number of a figure of the corpus.</param>
    public void Add(int figure)
    {
        var match = thing.Match(figure);
        if (match.Around < SomeOfIt || !match.NamesMet)
            return;
        _isNear = true;
        var stored = snapshot.Figures[figure];
        if (FactorOf(snapshot.Figures.Words[stored.Unit]) is not { } factor)
        {
            // "6,310 arrivals" may be the "6,310 people" who arrived.
            _isDoubtful |= stored.Value == claimed.Value && FigureLikeness.IsTelling(claimed.Value);
            return;
        }

        var given = snapshot.Figures.Read(figure, snapshot.Articles);
        var kinship = KinshipOf(factor == 1 ? given : given with { Value = given.Value * factor, ValueHigh = given.ValueHigh * factor }, match, factor == 1);
        if (kinship is { } known && !thing.IsToldOtherwise(figure))
            _found.Add((given, match, known));
        // A number that equals that of the claim and may be of the same thing: nobody can say then that the articles give another.
        else if (given.Value * factor == claimed.Value)
            _isDoubtful = true;
    }

    public CheckedNumber Result(int most)
    {
        var same = Of(Kinship.Same);
        var given = new CheckedNumber.Given(claimed.Surface, claimed, same)
        {
            Fitting = Of(Kinship.Fitting),
            OfOtherTimes = same.Count > 0 ? [] : Of(Kinship.OfOtherTime),
            Others = _isDoubtful && same.Count == 0 ? [] : [.. Of(Kinship.Other).Where(other => same.TrueForAll(figure => figure.Article.File != other.Article.File))],
        };
        if (given.Same.Count + given.Fitting.Count + given.OfOtherTimes.Count + given.Others.Count > 0)
            return given;
        return _isNear ? new CheckedNumber.NotCompared(claimed.Surface, claimed) : new CheckedNumber.NotGiven(claimed.Surface, claimed);

        List<Figure> Of(Kinship kinship) =>
        [
            .. _found.Where(found => found.Kinship == kinship && !(kinship == Kinship.Other && HasRival(found.Figure))).OrderByDescending(found => found.Match.Around).Select(found => found.Figure)
                .DistinctBy(figure => (figure.Value, figure.ValueHigh, figure.Change, kinship == Kinship.Same ? figure.Article.File : "", figure.Period?.From, figure.Period?.To)).Take(most),
        ];
    }

    /// <summary>Two numbers of one sentence and time are of two things, and nobody can say which of them is meant.</summary>
    private bool HasRival(Figure figure) => _found.Exists(other => other.Kinship == Kinship.Other && !ReferenceEquals(other.Figure, figure) && ReferenceEquals(other.Figure.Article, figure.Article)
        && other.Figure.Sentence == figure.Sentence && other.Figure.Value != figure.Value && Equals(other.Figure.Period, figure.Period));

    private Kinship? KinshipOf(Figure given, ThingMatch match, bool isSameUnit)
    {
        if (match.IsOther || claimed.Per != given.Per || MovementOf(claimed) != MovementOf(given) || Extents.Differ(claimed, given) || StandsBehind(Against, claimed) != StandsBehind(Against, given) || StandsBehind(Whole, claimed) != StandsBehind(Whole, given) || IsAverageAlone(given) || (!thing.HasNames && match.Met < Words))
            return null;
        var isSameValue = isSameUnit && claimed.Value == given.Value && claimed.ValueHigh == given.ValueHigh;
        if (isSameValue && IsContrary(given))
            return null;
        var ofOtherTime = IsOfOtherTime(given);
        if (isSameValue || Agrees(given))
        {
            var isSure = isSameValue && FigureLikeness.IsTelling(claimed.Value) ? match.Around >= EnoughForTelling : match is { Beside: >= EnoughForSame, PersonsMet: true };
            if (!isSure)
                return null;
            return !isSameValue ? (ofOtherTime ? null : Kinship.Fitting) : ofOtherTime ? Kinship.OfOtherTime : Kinship.Same;
        }

        var mayBeThen = claimed.Period is null || given.Period is null || claimed.Period.Overlaps(given.Period);
        return !ofOtherTime && mayBeThen && isSameUnit && IsOther(given, match) ? Kinship.Other : null;
    }

    private bool IsOther(Figure given, ThingMatch match)
    {
        // The unit alone would say that two numbers are of one thing; and "offences" are more than "knife offences".
        if (Units.Named(claimed.Unit)?.Kind is UnitKind.Factor or UnitKind.Time || claimed.ValueHigh is not null || given.ValueHigh is not null || (UnitName.Of(given.Unit) != _unit && UnitName.Meets(_unit, given.Unit)))
            return false;
        var apart = Math.Abs(claimed.Value) is var one && Math.Abs(given.Value) is var other && Math.Min(one, other) > 0 ? (double)(Math.Max(one, other) / Math.Min(one, other)) : double.MaxValue;
        if (!match.IsSaid || apart > MostApart)
            return false;
        // "24 murders in 2023": what is counted says all, and both name the year.
        if (match.Met < Words)
            return match is { Met: > 0, Beside: >= All } && thing.HasNames && Units.Named(claimed.Unit) is null && _unit != Unit.People.Name && claimed.Period is not null && given.Basis is PeriodBasis.Stated or PeriodBasis.Relative or PeriodBasis.Context;
        return match.Beside >= (apart <= Apart && thing.HasNames ? EnoughForOther : NearlyAll);
    }

    /// <summary>The direction of a change; none for levels: "rose to 7,000" is a level.</summary>
    private static Change MovementOf(Figure figure)
    {
        if (figure.Change is not (Change.Up or Change.Down))
            return Change.Equal;
        var before = figure.Article.Text.AsSpan(figure.Sentence.Start, Math.Max(0, figure.Span.Start - figure.Sentence.Start)).TrimEnd();
        if (figure.Qualifier is { } qualifier && before.EndsWith(qualifier, StringComparison.OrdinalIgnoreCase))
            before = before[..^qualifier.Length].TrimEnd();
        return before.EndsWith(" to", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" at", StringComparison.OrdinalIgnoreCase) ? Change.Equal : figure.Change;
    }

    private bool Agrees(Figure given)
    {
        // "90 to 1,200" are not between 90 and 120.
        if (claimed.ValueHigh is { } high && given.ValueHigh is { } givenHigh)
            return claimed.Value <= given.Value && givenHigh <= high;
        // "Over 35,000" are over 30,000 too.
        var isBeyond = claimed.Change == given.Change && ((claimed.Change == Change.Over && claimed.Value < given.Value) || (claimed.Change == Change.Under && claimed.Value > given.Value));
        return FigureLikeness.Agree(claimed, isBeyond ? given with { Change = Change.Equal } : given);
    }

    private static bool StandsBehind(string[] words, Figure figure)
    {
        var before = figure.Article.Text[figure.Sentence.Start..Math.Max(figure.Sentence.Start, figure.Span.Start)].TrimEnd();
        return words.Any(word => before.EndsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The average of many, where the claim tells of one.</summary>
    private bool IsAverageAlone(Figure given) => IsAverage(given.Qualifier) && !IsAverage(claimed.Quote);

    private static bool IsAverage(string? text) => text is not null && Averages.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private bool IsContrary(Figure given) => (claimed.Change, given.Change) is (Change.Over, Change.Under) or (Change.Under, Change.Over);

    /// <summary>Both name their times, and those are not the same: a number of one year is none of a whole war. An article that names none is of no other time.</summary>
    private bool IsOfOtherTime(Figure given)
    {
        if (claimed.Period is not { } meant || given.Period is not { } told || given.Basis == PeriodBasis.Publication)
            return false;
        return !meant.Overlaps(told) || meant.From.Year != told.From.Year || meant.To.Year != told.To.Year;
    }

    /// <summary>What a value in this unit must be multiplied with to be compared; null where it cannot be.</summary>
    private decimal? FactorOf(string shown)
    {
        var unit = UnitName.Of(shown);
        // "Offences involving a knife" are "knife offences" where the words say so.
        if (unit == _unit || (Units.Named(shown) is null && Units.Named(claimed.Unit) is null && (UnitName.Meets(unit, claimed.Unit) || UnitName.Meets(_unit, shown))))
            return 1;
        if (Measured.FactorOf(_unit) is { } one && Measured.FactorOf(unit) is { } other && Units.Named(shown)?.Kind == Units.Named(claimed.Unit)?.Kind)
            return other / one;
        return null;
    }
}
