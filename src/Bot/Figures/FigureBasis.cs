using System.Diagnostics;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>How the year of a figure is known: a name for programs, a mark for tables, and what the mark means.</summary>
internal static class FigureBasis
{
    internal static string Name(PeriodBasis basis) => basis switch
    {
        PeriodBasis.Unknown => "unknown",
        PeriodBasis.Stated => "stated",
        PeriodBasis.Relative => "relative",
        PeriodBasis.Context => "context",
        PeriodBasis.Publication => "publication",
        _ => throw new UnreachableException(),
    };

    /// <summary>Plain characters, so that they read in every font and without colour.</summary>
    internal static char Mark(PeriodBasis basis) => basis switch
    {
        PeriodBasis.Unknown => '?',
        PeriodBasis.Stated => '=',
        PeriodBasis.Relative => '<',
        PeriodBasis.Context => '^',
        PeriodBasis.Publication => '@',
        _ => throw new UnreachableException(),
    };

    /// <summary>"Year: = in the sentence · &lt; told from the article’s date", of the marks that are used.</summary>
    internal static string Legend(IEnumerable<PeriodBasis> used) =>
        "Year: " + string.Join(" · ", used.Distinct().OrderBy(Order).Select(basis => $"{Mark(basis)} {Meaning(basis)}"));

    /// <summary>Beside a year in a sentence.</summary>
    internal static string Of(PeriodBasis basis) => basis switch
    {
        PeriodBasis.Unknown => "year unknown",
        PeriodBasis.Stated => "the sentence says so",
        PeriodBasis.Relative => "told from the article’s date",
        PeriodBasis.Context => "told from a sentence before it",
        PeriodBasis.Publication => "the article’s year",
        _ => throw new UnreachableException(),
    };

    private static string Meaning(PeriodBasis basis) => basis switch
    {
        PeriodBasis.Unknown => "not known",
        PeriodBasis.Stated => "in the sentence",
        PeriodBasis.Relative => "told from the article’s date (“last year”)",
        PeriodBasis.Context => "in a sentence before it",
        PeriodBasis.Publication => "the article’s own (“now”)",
        _ => throw new UnreachableException(),
    };

    // The surest first.
    private static int Order(PeriodBasis basis) => basis switch
    {
        PeriodBasis.Stated => 0,
        PeriodBasis.Context => 1,
        PeriodBasis.Relative => 2,
        PeriodBasis.Publication => 3,
        PeriodBasis.Unknown => 4,
        _ => throw new UnreachableException(),
    };
}
