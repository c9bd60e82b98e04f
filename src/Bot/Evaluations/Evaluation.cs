namespace Bot.Evaluations;

/// <summary>All judgements of a run and the figures made of them.</summary>
internal sealed record Evaluation(IReadOnlyList<Judgement> Judgements, int Quotes, int QuotesVerbatim)
{
    /// <summary>By the name of the measure; a measure that no question allows is absent.</summary>
    internal IReadOnlyDictionary<string, double> Figures { get; } = FiguresOf(Judgements, Quotes, QuotesVerbatim);

    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByType { get; } = Judgements
        .GroupBy(judgement => judgement.Question.Type, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => Measure.Of([.. group]), StringComparer.Ordinal);

    private static Dictionary<string, double> FiguresOf(IReadOnlyList<Judgement> judgements, int quotes, int verbatim) =>
        new(Measure.Of(judgements)) { ["quotes"] = quotes, ["quotesVerbatim"] = verbatim };
}
