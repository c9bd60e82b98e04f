using System.Collections.Frozen;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>
/// Another number of the same thing: what both count, or the unit, must be the same, the articles must speak of the same names,
/// and more must bring the sentences together, since "3,800 people" who sue are not the "9,400 people" who work.
/// </summary>
internal sealed class NumberDifference(QuestionMatcher matcher)
{
    /// <summary>Evidence that two numbers are of the same thing, and how much of it is needed.</summary>
    private const float PredicateMet = 1;
    private const float SharedWord = 0.5f;
    private const float SameSize = 1;
    private const float Needed = 1;

    /// <summary>Two reports of one thing seldom differ by more than the first factor, and never by more than the second.</summary>
    private const double SameSizeUpTo = 2;
    private const double MostApart = 3;

    /// <summary>Words that count anything; they do not say that the same is counted.</summary>
    private static readonly FrozenSet<string> Anything = new[]
    {
        "peopl", "person", "man", "men", "woman", "women", "child", "time", "thing", "case", "member", "tonn", "ton", "kilo", "litr", "barrel", "acr", "hectar", "squar", "other", "new", "more", "anoth", "number",
        "personn", "menschen", "mensch", "person", "personas", "gente",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ulong _counted = AskedFigures.Counted(matcher);

    private bool IsAsked => matcher.Question.Type == QuestionType.Number
        || (matcher.Question.Unit is not (AskedUnit.Any or AskedUnit.Year) && matcher.Question.Type is QuestionType.Definition or QuestionType.Choice or QuestionType.Other);

    /// <summary>What is asked of the thing counted; its verbs where there are any.</summary>
    private ulong Predicate
    {
        get
        {
            var rest = matcher.All & ~(matcher.Names | matcher.Years | matcher.Numbers | _counted);
            return (rest & matcher.Verbs) != 0 ? rest & matcher.Verbs : rest;
        }
    }

    /// <summary>The number of the sentence that answers; null when none is asked for or it has none.</summary>
    public Measured? Answering(Statement statement)
    {
        if (!IsAsked)
            return null;
        return Measured.In(statement).Where(quantity => Fits(statement, quantity))
            .MinBy(quantity => statement.DistanceTo(matcher.All & ~matcher.Years, quantity.Span));
    }

    /// <summary>The number that the other sentence gives instead; null when it gives the same, or none of the same thing.</summary>
    public Measured? Find(Statement first, Measured number, Statement other)
    {
        if ((matcher.Years & first.Match.Near) != (matcher.Years & other.Match.Near) && (matcher.Years & ~other.Match.Near) != 0)
            return null;
        var others = Measured.In(other).Where(quantity => IsSameThing(number, quantity)).ToList();
        if (others.Count == 0 || others.Exists(number.Agrees))
            return null;
        others.RemoveAll(quantity => number.Ratio(quantity) > MostApart || first.IsOfAnotherYear(number.Span, other, quantity.Span));
        // What another name is said to have stands beside, not against.
        if ((matcher.Names & first.Match.Near & ~other.Match.Near) != 0 && other.Names.Except(first.Content).Any()
            && ((other.Match.Any & Predicate) == 0 || other.Names.Any(name => !first.ArticleHas(name))))
            return null;
        return others.Select(quantity => (quantity, Evidence: Evidence(first, number, other, quantity))).Where(found => found.Evidence >= Needed)
            .OrderByDescending(found => found.Evidence).ThenBy(found => other.DistanceTo(matcher.All & ~matcher.Years, found.quantity.Span)).FirstOrDefault().quantity;
    }

    private float Evidence(Statement first, Measured number, Statement other, Measured quantity)
    {
        var shared = first.Content.Count(word => other.Content.Contains(word) && !first.Names.Contains(word) && !number.Nouns.Contains(word, StringComparer.Ordinal) && Units.Named(word) is null);
        var isTelling = number.Kind != UnitKind.Count || number.Nouns.Intersect(quantity.Nouns, StringComparer.Ordinal).Any(noun => !Anything.Contains(noun));
        var asked = number.Kind == UnitKind.Count ? Predicate : Predicate | _counted;
        return ((other.Match.Near & asked) != 0 ? PredicateMet : 0)
            + (SharedWord * shared)
            + (isTelling && number.Ratio(quantity) <= SameSizeUpTo ? SameSize : 0);
    }

    private bool Fits(Statement statement, Measured quantity) => matcher.Question.Unit switch
    {
        AskedUnit.Money => quantity.Kind == UnitKind.Money,
        AskedUnit.Duration => quantity.Kind == UnitKind.Time,
        AskedUnit.Extent => quantity.Kind is UnitKind.Time or UnitKind.Length,
        AskedUnit.Age => quantity.Kind == UnitKind.Age,
        AskedUnit.Share => quantity.Kind == UnitKind.Share,
        AskedUnit.Length => quantity.Kind is UnitKind.Length or UnitKind.Share or UnitKind.Money,
        _ => MeetsCounted(statement, quantity) || (quantity.Kind is UnitKind.Money or UnitKind.Share && (statement.Match.Near & matcher.Heads) != 0),
    };

    private bool MeetsCounted(Statement statement, Measured quantity) => statement.Words.Select((word, i) => (word, statement.Matches[i]))
        .Any(word => word.word.Span.Start >= quantity.Span.End && (word.Item2.Near & _counted) != 0 && quantity.Nouns.Contains(word.word.Term, StringComparer.Ordinal));

    private static bool IsSameThing(Measured number, Measured other) =>
        number.Kind == other.Kind && number.Unit == other.Unit
        && (number.Kind != UnitKind.Count || number.Nouns.Intersect(other.Nouns, StringComparer.Ordinal).Any());
}
