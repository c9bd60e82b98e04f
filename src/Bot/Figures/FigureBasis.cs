using System.Diagnostics;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>How the year of a figure is known, as the surfaces say it.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Mark">In tables; a plain character, so that it reads in every font and without colour.</param>
/// <param name="Meaning">Of the mark, in a legend.</param>
/// <param name="Aside">Beside a year in a sentence.</param>
/// <param name="Rank">The surest first.</param>
internal sealed record FigureBasis(string Name, char Mark, string Meaning, string Aside, int Rank)
{
    private static readonly FigureBasis Stated = new("stated", '=', "in the sentence", "the sentence says so", 0);
    private static readonly FigureBasis Context = new("context", '^', "in a sentence before it", "told from a sentence before it", 1);
    private static readonly FigureBasis Relative = new("relative", '<', "told from the article’s date (“last year”)", "told from the article’s date", 2);
    private static readonly FigureBasis Publication = new("publication", '@', "the article’s own (“now”)", "the article’s year", 3);
    private static readonly FigureBasis Unknown = new("unknown", '?', "not known", "year unknown", 4);

    internal static FigureBasis Of(PeriodBasis basis) => basis switch
    {
        PeriodBasis.Unknown => Unknown,
        PeriodBasis.Stated => Stated,
        PeriodBasis.Relative => Relative,
        PeriodBasis.Context => Context,
        PeriodBasis.Publication => Publication,
        _ => throw new UnreachableException(),
    };

    /// <summary>"Year: = in the sentence · &lt; told from the article’s date", of the marks that are used.</summary>
    internal static string Legend(IEnumerable<PeriodBasis> used) =>
        "Year: " + string.Join(" · ", used.Distinct().Select(Of).OrderBy(basis => basis.Rank).Select(basis => $"{basis.Mark} {basis.Meaning}"));
}
