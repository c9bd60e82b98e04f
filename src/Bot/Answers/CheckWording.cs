using System.Diagnostics;
using System.Text.RegularExpressions;
using Bot.Core.Answers;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Answers;

/// <summary>What is said of a number that was looked up: what the articles give, never whether it is right.</summary>
internal static partial class CheckWording
{
    internal const string NoClaim = "This message has no claim that could be looked up: no number, no name, no statement.";

    /// <param name="mark">The number of the quote that proves a figure: "[2]".</param>
    internal static string Of(CheckedNumber number, Func<Figure, string> mark) => number switch
    {
        CheckedNumber.Given given => $"{Claimed(given.Written, given.Claimed)}: {string.Join(' ', Findings(given, mark))}",
        CheckedNumber.NotGiven none => $"{Claimed(none.Written, none.Claimed)}: no number for this was found in the articles.",
        CheckedNumber.NotCompared open => $"{Claimed(open.Written, open.Claimed)}: this number was not compared, since nothing sure was found to compare it with.",
        _ => throw new UnreachableException(),
    };

    /// <summary>"The year 2003 stands in [1]." A year that none of the quotes has may be wrong, or stand elsewhere.</summary>
    internal static IEnumerable<string> Years(string claim, IReadOnlyList<(string Mark, string Quote)> quotes)
    {
        foreach (var year in Year().Matches(claim).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var having = quotes.Where(quote => Year().Matches(quote.Quote).Any(match => match.Value == year)).Select(quote => quote.Mark).ToList();
            yield return having.Count > 0 ? $"The year {year} stands in {Listed(having)}." : $"The year {year} stands in none of these quotes.";
        }
    }

    private static IEnumerable<string> Findings(CheckedNumber.Given given, Func<Figure, string> mark)
    {
        if (given.Same.Count > 0)
            yield return $"the same number stands in {Listed(given.Same.Select(figure => mark(figure) + Told(given.Claimed, figure)))}.";
        if (given.OfOtherTimes.Count > 0)
            yield return $"{Begin(given.Same.Count == 0, "the articles give this number for another time:")} {Listed(given.OfOtherTimes.Select(figure => Value(figure, mark)))}.";
        if (given.Fitting.Count > 0)
            yield return $"{Begin(given is { Same.Count: 0, OfOtherTimes.Count: 0 }, "this may be the same number, rounded or within its limits:")} {Listed(given.Fitting.Select(figure => Value(figure, mark)))}.";
        if (given.Others.Count > 0)
        {
            var isFirst = given is { Same.Count: 0, OfOtherTimes.Count: 0, Fitting.Count: 0 };
            var others = given.Others.Count == 1 ? "another number" : "other numbers";
            yield return $"{Begin(isFirst, $"the articles {(isFirst ? "" : "also ")}give {others} for this:")} {Listed(given.Others.Select(figure => Value(figure, mark)))}.";
        }
    }

    /// <summary>"9,000 people", "“thirty-five thousand” (35,000 people)".</summary>
    private static string Claimed(string written, Figure? claimed) =>
        claimed is null ? PlainText.OneLine(written)
        : written.Any(char.IsAsciiDigit) ? FigureValue.Of(claimed) + When(claimed)
        : $"“{PlainText.OneLine(written)}” ({FigureValue.Of(claimed)}{(claimed.Period is null ? "" : ", " + FigurePeriod.Readable(claimed.Period))})";

    private static string Value(Figure figure, Func<Figure, string> mark) => $"{FigureValue.Of(figure)}{When(figure)} {mark(figure)}";

    /// <summary>What is not quite the same: how the article limits the number, and its time.</summary>
    private static string Told(Figure claimed, Figure figure)
    {
        var limits = FigureValue.Of(figure) == FigureValue.Of(claimed) ? null : $"as “{FigureValue.Of(figure)}”";
        var time = claimed.Period is not null && Time(figure) is null ? "which names no time"
            : claimed.Period is null && Time(figure) is { } period ? $"of {period}"
            : null;
        return string.Join(", ", new[] { limits, time }.OfType<string>()) is { Length: > 0 } told ? $" ({told})" : "";
    }

    private static string When(Figure figure) => Time(figure) is { } time ? $" ({time})" : "";

    /// <summary>The time that the article tells; that it appeared then says nothing of the number.</summary>
    private static string? Time(Figure figure) =>
        figure is { Period: { } period, Basis: PeriodBasis.Stated or PeriodBasis.Relative or PeriodBasis.Context } ? FigurePeriod.Readable(period) : null;

    private static string Begin(bool isFirst, string sentence) => isFirst ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Listed(IEnumerable<string> parts) => parts.ToList() switch
    {
        [var one] => one,
        var all => $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}",
    };

    [GeneratedRegex(@"\b(1[5-9]|20)\d\d\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Year();
}
