using System.Globalization;

namespace Bot.Evaluations;

/// <summary>One figure of an evaluation: what it is called in JSON and for people, and how it is computed.</summary>
/// <param name="Value">Null when no question allows the measure.</param>
internal sealed record Measure(string Name, string Label, string Format, Func<IReadOnlyList<Judgement>, double?> Value)
{
    /// <summary>A floor for such a figure is a ceiling.</summary>
    internal bool LessIsBetter { get; init; }

    /// <summary>Nothing to tell where no model is set.</summary>
    internal bool IsOfModels { get; init; }

    internal static readonly IReadOnlyList<Measure> All =
    [
        new("questions", "Questions", "0", all => all.Count),
        new("evidenceFirst", "Evidence in first quote", "P1", all => Share(WithEvidence(all), judgement => judgement.EvidenceFirst)),
        new("evidenceFirst3", "in first 3", "P1", all => Share(WithEvidence(all), judgement => judgement.EvidenceFirst3)),
        new("evidenceFirst10", "in first 10", "P1", all => Share(WithEvidence(all), judgement => judgement.EvidenceFirst10)),
        new("mrr10", "MRR@10", "0.000", all => WithEvidence(all).Select(judgement => (double?)judgement.ReciprocalRank).Average()),
        new("acceptInAnswer", "Accepted", "P1", all => Share(all.Where(HasAccept), judgement => judgement.AcceptInAnswer)),
        new("composed", "Composed", "P1", all => all.Any(judgement => judgement.IsComposed) ? Share(all.Where(judgement => judgement.Found), judgement => judgement.IsComposed) : null) { IsOfModels = true },
        new("byMeaning", "By meaning", "P1", all => all.Any(judgement => judgement.IsByMeaning) ? Share(all, judgement => judgement.IsByMeaning) : null) { IsOfModels = true },
        new("unanswerableRefused", "Unanswerable refused", "P1", all => Share(all.Where(judgement => !judgement.Question.Answerable), Refused)),
        new("answerableRefused", "Answerable refused", "P1", all => Share(all.Where(judgement => judgement.Question.Answerable), Refused))
        {
            LessIsBetter = true,
        },
        new("medianMs", "Median ms", "0.0", all => Milliseconds(all, 0.5)) { LessIsBetter = true },
        new("p99Ms", "p99 ms", "0.0", all => Milliseconds(all, 0.99)) { LessIsBetter = true },
        new("processorMs", "Processor ms", "0.0", all => all.Select(judgement => (double?)judgement.Processor.TotalMilliseconds).Average())
        {
            LessIsBetter = true,
        },
    ];

    internal static IReadOnlyDictionary<string, double> Of(IReadOnlyList<Judgement> judgements) => All
        .Select(measure => (measure.Name, Value: measure.Value(judgements)))
        .Where(figure => figure.Value is not null)
        .ToDictionary(figure => figure.Name, figure => Math.Round(figure.Value ?? 0, 4), StringComparer.Ordinal);

    internal string Print(IReadOnlyDictionary<string, double> figures) =>
        figures.TryGetValue(Name, out var value) ? value.ToString(Format, CultureInfo.InvariantCulture) : "–";

    private static bool Refused(Judgement judgement) => !judgement.Found;

    private static bool HasAccept(Judgement judgement) => judgement.Question is { Answerable: true, Accept.Count: > 0 };

    private static List<Judgement> WithEvidence(IReadOnlyList<Judgement> all) =>
        [.. all.Where(judgement => judgement.Question.Answerable && judgement.Groups.Count > 0)];

    private static double? Share(IEnumerable<Judgement> judgements, Func<Judgement, bool> right) =>
        judgements.Select(judgement => (double?)(right(judgement) ? 1 : 0)).Average();

    // The nearest rank: a time that really occurred.
    private static double? Milliseconds(IReadOnlyList<Judgement> all, double quantile)
    {
        var times = all.Select(judgement => judgement.Elapsed.TotalMilliseconds).Order().ToList();
        return times.Count == 0 ? null : times[(int)Math.Ceiling(quantile * times.Count) - 1];
    }
}
