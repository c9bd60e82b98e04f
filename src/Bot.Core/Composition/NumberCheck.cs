using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Every number of the draft stands in a cited span, in whatever form.</summary>
internal static class NumberCheck
{
    public static Fault? Missing(Examination examination)
    {
        foreach (var number in examination.Draft.Anchors.Where(anchor => anchor.Kind is AnchorKind.Number or AnchorKind.Ordinal))
        {
            if (SourcesOf(examination, number).Any() || examination.Runs.Any(run => run.Passage.Heads.Any(head => head.Anchors.Any(other => number.Quantity is null && Alignment.AreEqual(number, other)))))
                continue;
            var isScaled = examination.Alignments.Any(alignment => alignment.Source.Told.Anchors.Any(other => IsOfOtherScale(number, other)));
            return new Fault(isScaled ? GuardReason.Unit : GuardReason.Number, examination.Draft.Written(number));
        }

        return null;
    }

    /// <summary>The equal numbers of the cited spans.</summary>
    public static IEnumerable<(Alignment Alignment, Anchor Number)> SourcesOf(Examination examination, Anchor number) =>
        examination.Alignments.SelectMany(alignment => alignment.Source.Told.Anchors.Where(other => Alignment.AreEqual(number, other)).Select(other => (alignment, other)));

    /// <summary>"3 billion" where the source has "3 million".</summary>
    private static bool IsOfOtherScale(Anchor number, Anchor other) =>
        number.Quantity is { } one && other.Quantity is { } two && one.Scale != two.Scale && one.Scale > 0 && two.Scale > 0 && one.Form == NumeralForm.Digits && two.Form == NumeralForm.Digits && one.Value / one.Scale == two.Value / two.Scale;
}
