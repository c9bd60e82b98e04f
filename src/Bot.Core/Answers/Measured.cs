using System.Collections.Frozen;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Answers;

/// <summary>A quantity of a sentence made comparable: durations in seconds, lengths in metres, everything else in its unit.</summary>
/// <param name="Precision">One of the last place that is meant: 100 of "1,200", 0.1 billion of "£3.4bn".</param>
/// <param name="IsAbout">"about", "more than", "at least".</param>
/// <param name="Nouns">Terms of the words behind the number that say what is counted.</param>
/// <param name="Span">The number as it is written, with its unit and what limits it.</param>
internal sealed record Measured(UnitKind Kind, decimal Value, decimal Precision, bool IsAbout, string Unit, IReadOnlyList<string> Nouns, TextSpan Span)
{
    /// <summary>"About 7,000" may be this share off.</summary>
    private const decimal About = 0.05m;

    private static readonly FrozenDictionary<string, decimal> Factors = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["second"] = 1,
        ["minute"] = 60,
        ["hour"] = 3_600,
        ["day"] = 86_400,
        ["week"] = 604_800,
        ["month"] = 2_628_000,
        ["year"] = 31_536_000,
        ["decade"] = 315_360_000,
        ["millimetre"] = 0.001m,
        ["centimetre"] = 0.01m,
        ["metre"] = 1,
        ["kilometre"] = 1_000,
        ["mile"] = 1_609.34m,
        ["yard"] = 0.9144m,
        ["foot"] = 0.3048m,
        ["inch"] = 0.0254m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Seconds or metres of one of a unit, by its name; null for units of neither.</summary>
    public static decimal? FactorOf(string unit) => Factors.TryGetValue(unit, out var factor) ? factor : null;

    /// <summary>The quantities of a sentence, without those that count nothing and those that mean many values.</summary>
    public static IEnumerable<Measured> In(Statement statement)
    {
        var words = SentenceWords.Read(statement.Source.Text, statement.Span, statement.Source.Language);
        foreach (var quantity in QuantityReader.Read(words))
        {
            if (quantity.High is not null || quantity.Form is NumeralForm.Vague or NumeralForm.Factor || quantity.Unit.Kind == UnitKind.None)
                continue;
            var factor = quantity.Unit.Kind is UnitKind.Time or UnitKind.Length && Factors.TryGetValue(quantity.Unit.Name, out var known) ? known : quantity.Form == NumeralForm.Fraction ? 100 : 1;
            var nouns = quantity.Unit.Kind == UnitKind.Count ? NounsOf(statement, words.SpanOf(quantity.NounFirst, quantity.End)) : [];
            yield return new Measured(
                quantity.Unit.Kind,
                quantity.Value * factor,
                quantity.Precision * factor,
                quantity.Change is Change.About or Change.Over or Change.Under,
                factor == 1 && quantity.Unit.Kind != UnitKind.Count ? quantity.Unit.Name : "",
                nouns,
                TextSpan.Between(words[quantity.Start].Span.Start, quantity.Span.End));
        }
    }

    /// <summary>One is the other, rounded or more precise.</summary>
    public bool Agrees(Measured other)
    {
        var tolerance = Math.Max(Precision, other.Precision) / 2;
        if (IsAbout || other.IsAbout)
            tolerance = Math.Max(tolerance, About * Math.Max(Value, other.Value));
        return Math.Abs(Value - other.Value) <= tolerance;
    }

    /// <summary>How many times the larger is the smaller.</summary>
    public double Ratio(Measured other)
    {
        var smaller = Math.Min(Value, other.Value);
        return smaller <= 0 ? double.MaxValue : (double)Math.Max(Value, other.Value) / (double)smaller;
    }

    private static List<string> NounsOf(Statement statement, TextSpan span) =>
        [.. statement.Words.Where(word => span.Contains(word.Span) && word is { IsStopWord: false, IsNumber: false }).Select(word => word.Term)];
}
